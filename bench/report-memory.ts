// Loaded before a program that is measured: says at its end how much memory it took at most.
import { readFileSync } from 'node:fs'

process.on('exit', () => {
  process.stderr.write(`largest resident: ${largestResident()} kB\n`)
})

/** The kernel's own mark since the program began; what `resourceUsage` says includes the process that started it. */
function largestResident(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes)
}
