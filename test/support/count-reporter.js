/**
 * Ends the output with one plain line that people and machines can read: `N passed, N failed`. With REQUIRE_BROWSER=1, as
 * in CI, a skipped test is a failed one.
 */
module.exports = class CountReporter {
  #skippedWhereForbidden = false

  onRunComplete(_contexts, results) {
    const summary = this.summarise(results)
    // jest's own summary comes after this call; the count belongs below it.
    process.once('exit', () => process.stdout.write(summary))
  }

  summarise({ numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    this.#skippedWhereForbidden = process.env.REQUIRE_BROWSER === '1' && numPendingTests > 0
    const skipped = numPendingTests > 0 ? `${numPendingTests} skipped\n` : ''
    // A file that does not even load counts as one failure: its tests are not in any other number.
    const failed = numFailedTests + numRuntimeErrorTestSuites + (this.#skippedWhereForbidden ? numPendingTests : 0)
    return `${skipped}${numPassedTests} passed, ${failed} failed\n`
  }

  /** What jest asks to learn whether a reporter wants the run to fail. */
  getLastError() {
    return this.#skippedWhereForbidden ? new Error('Tests were skipped.') : undefined
  }
}
