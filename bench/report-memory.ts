// Loaded before a program that is measured: says at its end how much memory it took at most.
process.on('exit', () => {
  process.stderr.write(`largest resident: ${process.resourceUsage().maxRSS} kB\n`)
})
