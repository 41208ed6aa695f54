/** The test layers' own support: what must fail a run has to fail it. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import CountReporter from '../support/count-reporter.js'
import { findBrowser } from '../support/browser'
import { allowConsole, takeUnexpected } from '../support/console'

test('a warning is remembered as unexpected, an allowed one is not', () => {
  allowConsole(/expected/)
  console.warn('this was expected')
  console.error('slow %d', 3)
  expect(takeUnexpected()).toEqual(['console.error: slow 3'])
})

describe('the browser', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'browser-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is found by its name in PATH when it may be run', () => {
    const file = join(folder, 'chromium-browser')
    writeFileSync(file, '')
    expect(findBrowser({ PATH: folder })).not.toBe(file)
    chmodSync(file, 0o755)
    expect(findBrowser({ PATH: folder })).toBe(file)
  })

  test('is the one that CHROMIUM_PATH names, before any other', () => {
    expect(findBrowser({ PATH: folder, CHROMIUM_PATH: '/opt/chromium' })).toBe('/opt/chromium')
  })
})

describe('the last line', () => {
  const results = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numRuntimeErrorTestSuites: 1 }
  const given = process.env.REQUIRE_BROWSER
  afterEach(() => {
    if (given === undefined) delete process.env.REQUIRE_BROWSER
    else process.env.REQUIRE_BROWSER = given
  })

  const report = (required: string) => {
    process.env.REQUIRE_BROWSER = required
    const reporter = new CountReporter()
    return { summary: reporter.summarise(results), error: reporter.getLastError() }
  }

  test('counts a file that does not load as a failure, and names skipped tests', () => {
    expect(report('')).toEqual({ summary: '2 skipped\n7 passed, 2 failed\n', error: undefined })
  })

  test('counts skipped tests as failures where a browser is required', () => {
    const { summary, error } = report('1')
    expect(summary).toContain('7 passed, 4 failed')
    expect(error?.message).toBe('Tests were skipped.')
  })
})
