/** jest's own runner, one test file after the other. */
const { default: TestRunner } = require('jest-runner')

module.exports = class SerialRunner extends TestRunner {
  isSerial = true
}
