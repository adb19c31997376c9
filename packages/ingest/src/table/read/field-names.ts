/** Names of fields that are all there and all different: `field 7` where one is empty, `name (2)` where one comes again. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const wanted = name.trim() === '' ? `field ${index + 1}` : name.trim()
    let free = wanted
    for (let number = 2; taken.has(free); number++) free = `${wanted} (${number})`
    taken.add(free)
    return free
  })
}
