import { Hono } from 'hono'
import { memoryReader, readDataset } from '../../packages/engine/src/index.ts'
import { writtenRandomTable } from '../../packages/testkit/src/index.ts'
import { createApp, loadDataset } from './src/app.ts'

const written = await writtenRandomTable({ rows: 100_000, seed: 7, exact: true })
const table = await readDataset('random', memoryReader(written))
const loaded = loadDataset(table)
const app = createApp({ datasets: [loaded] })
const path = 'http://localhost/api/collections/random/items?bbox=43,33,44,34&limit=100'
const bytes = await (await app.request(path)).text()
const plain = new Hono().get('/x', (c) => c.body(bytes, 200, { 'Content-Type': 'application/geo+json' }))
async function time(name, f, n = 3000) {
  for (let i = 0; i < 500; i++) await f(i)
  const best = []
  for (let r = 0; r < 5; r++) {
    const c = process.cpuUsage()
    for (let i = 0; i < n; i++) await f(i)
    const d = process.cpuUsage(c)
    best.push((d.user + d.system) / n)
  }
  console.log(name.padEnd(30), Math.min(...best).toFixed(1), 'us cpu')
}
let n = 0
const box = () => {
  n++
  const x = 40 + ((n * 0.37) % 7),
    y = 30 + ((n * 0.73) % 6)
  return [+x.toFixed(3), +y.toFixed(3), +(x + 1).toFixed(3), +(y + 1).toFixed(3)]
}
const { readItemsRequest } = await import('./src/request/items-request.ts')
const { collectionsOf, askCollection } = await import('./src/collections.ts')
const { itemsPage } = await import('./src/features/items-page.ts')
const { writePage } = await import('./src/features/write-page.ts')
const collection = collectionsOf([loaded]).get('random')
const url = new URL(path)
if (process.argv[2] === 'prof') {
  for (let i = 0; i < 40000; i++) await app.fetch(new Request(path)).then((r) => r.text())
  process.exit(0)
}
await time('plain', async () => {
  await (await plain.fetch(new Request('http://localhost/x'))).text()
})
await time('app same box', async () => {
  await (await app.fetch(new Request(path))).text()
})
await time(
  'app other box',
  async () => {
    await (await app.fetch(new Request(`http://localhost/api/collections/random/items?bbox=${box()}&limit=100`))).text()
  },
  1000,
)
await time('read request', () => readItemsRequest(url, collection))
const request = readItemsRequest(url, collection)
await time('ask', () => askCollection(collection, request.query, { facets: false, rows: request.rows }))
await time('itemsPage', () => itemsPage(collection, request))
await time(
  'ask other',
  () => askCollection(collection, { ...request.query, bbox: box() }, { facets: false, rows: request.rows }),
  1000,
)
const page = await itemsPage(collection, request)
await time('writePage', () => writePage(page, page.texts, []))
