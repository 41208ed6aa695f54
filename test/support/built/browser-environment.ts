import { TestEnvironment } from 'jest-environment-node'
import * as playwright from 'playwright-core'

/**
 * Node with Playwright. The library is loaded once a worker, outside the files' own module registries: it is large and
 * keeps nothing of a test. playwright.cjs gives it to whoever imports it.
 */
export default class BrowserEnvironment extends TestEnvironment {
  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given)
    // As a function: jest takes apart the objects that a file leaves on its global, and the next file needs this one whole.
    Object.assign(this.global, { playwrightOfWorker: () => playwright })
  }
}
