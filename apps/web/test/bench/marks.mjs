// `node apps/web/test/bench/marks.mjs [folder for screenshots]`: how long marks take from `update` to the painted frame, with software WebGL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { findChromium } from '../../../../scripts/chromium.mjs'

const ROUNDS = 30
const [folder] = process.argv.slice(2)
const root = fileURLToPath(new URL('.', import.meta.url))
const outDir = mkdtempSync(join(tmpdir(), 'nahrain-bench-'))
const shared = { root, configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), logLevel: 'error' }

await build({ ...shared, build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'marks.html') } } })
const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
})
const page = await browser.newPage({ viewport: { width: 1000, height: 850 } })
await page.goto(new URL('marks.html', server.resolvedUrls.local[0] ?? server.resolvedUrls.network[0]).href)
await page.waitForFunction(() => 'bench' in globalThis)

for (const [layer, mixed] of [
  ['marks', false],
  ['marks', true],
  ['heat', false],
  ['hexagons', false],
])
  for (const size of [400, 4000]) {
    await page.evaluate((args) => globalThis.bench.run(...args), [size, 3, layer, mixed])
    const times = await page.evaluate((args) => globalThis.bench.run(...args), [size, ROUNDS, layer, mixed])
    const name = `${layer}${mixed ? '-mix' : ''}-${size}`
    const longest = Math.max(0, ...times.longTasks)
    const line = `painted least ${quantile(times.painted, 0)} p50 ${quantile(times.painted, 0.5)} p95 ${quantile(times.painted, 0.95)} ms, update p95 ${quantile(times.update, 0.95)} ms`
    process.stdout.write(`${name}: ${line}, ${times.longTasks.length} long tasks, longest ${longest.toFixed(0)} ms\n`)
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
  }
await browser.close()
await server.close()
rmSync(outDir, { recursive: true })

function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))].toFixed(1)
}
