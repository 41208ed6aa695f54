/** What `playwright-core` is to a test file; see browser-environment.ts. */
module.exports = globalThis.playwrightOfWorker()
