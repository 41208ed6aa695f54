import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

const OUTSIDE_PATH = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A list takes the place of Playwright's own, so what matters of that is in it: a test's browser paints at once, calls nobody
 * outside and takes plain HTTP. New: no process is kept ready for a tab that never comes.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
]

/** Arguments under which Chromium starts anywhere, as root in a container too, and talks to nobody outside. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join(',')}`,
]

/** The first Chromium on this machine, CHROMIUM_PATH before all others, or null. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const folders = (env.PATH ?? '').split(delimiter)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...OUTSIDE_PATH].find(isExecutable) ?? null
}

/**
 * `describe` for tests that need a real browser. Without one they are skipped and say so, unless REQUIRE_BROWSER=1: then
 * its absence fails the run, so that CI can never pass by skipping.
 */
export function describeWithBrowser(name: string, tests: () => void): void {
  if (process.env.BROWSER_ENDPOINT) {
    describe(name, tests)
  } else if (process.env.REQUIRE_BROWSER === '1') {
    test(`${name}: a Chromium is on this machine`, () => {
      throw new Error('REQUIRE_BROWSER=1 and no Chromium was found. Install one or set CHROMIUM_PATH.')
    })
  } else {
    process.stdout.write(`SKIPPED (no Chromium found; install one or set CHROMIUM_PATH): ${name}\n`)
    // eslint-disable-next-line no-restricted-syntax -- this is the one place, and CI forbids it
    describe.skip(name, tests)
  }
}

/** A connection of one's own to the one browser that all files share (browser-once.ts); closing it closes its tabs alone. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(process.env.BROWSER_ENDPOINT ?? '')
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
