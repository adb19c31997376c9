// The baseline of the imports: unpacks a CSV file and has papaparse parse it, row by row, and nothing else.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'

const [, , path] = process.argv
if (path === undefined) throw new Error('got no file, expected one')
const text = gunzipSync(readFileSync(path)).toString('utf8')
let rows = 0
Papa.parse<string[]>(text, { step: () => rows++ })
process.stdout.write(`${rows}\n`)
