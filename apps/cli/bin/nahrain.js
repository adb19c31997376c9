#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// The second start of a command takes half of the time of the first.
enableCompileCache()
const { main } = await import('../dist/main.js')
process.exitCode = await main(process.argv.slice(2))
