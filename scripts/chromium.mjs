// Finds a Chromium for the browser tests, or installs one: Playwright's download, else Debian's package where we may.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** Path of a Chromium that is there: CHROMIUM_PATH, the usual places, Playwright's own; undefined where there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH: got ${named}, where nothing is, expected the path of a Chromium`)
  }
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => path !== '' && existsSync(path))
}

/** As `findChromium`, but installs one where there is none. */
export function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  for (const install of [installFromPlaywright, installFromDebian]) {
    install()
    const installed = findChromium()
    if (installed !== undefined) return installed
  }
  throw new Error('found no Chromium and could not install one; install Chromium or Chrome, or set CHROMIUM_PATH')
}

function installFromPlaywright() {
  console.error('Browser tests need Chromium: trying Playwright’s download …')
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.error('Browser tests need Chromium: installing Debian’s package …')
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
}

function run(command, args) {
  return spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
