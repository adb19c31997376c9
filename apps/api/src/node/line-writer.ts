/** Where lines go in the end, such as `process.stderr`. */
export interface LineTarget {
  readonly write: (text: string) => unknown
}

/** Lines of one turn of the event loop go out together: a busy server writes a few times, not once for each request. */
export function lineWriter(target: LineTarget): (line: string) => void {
  let waiting = ''
  return (line) => {
    if (waiting === '') {
      setImmediate(() => {
        target.write(waiting)
        waiting = ''
      })
    }
    waiting += `${line}\n`
  }
}
