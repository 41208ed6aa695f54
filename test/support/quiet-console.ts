import { allowConsole, collectConsole, takeUnexpected } from './console'

/** A warning that nobody reads is a defect that nobody sees: whatever a test prints as warning or error fails it. */
beforeEach(() => {
  collectConsole()
  allowConsole()
})

afterEach(() => {
  const unexpected = takeUnexpected()
  if (unexpected.length > 0) throw new Error(`Unexpected console output:\n${unexpected.join('\n')}`)
})
