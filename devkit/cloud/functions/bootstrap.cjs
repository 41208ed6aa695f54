/**
 * Runs inside a worker thread: one instance of one cloud function. Plain JavaScript, so that the thread starts the
 * same way under tsx, under jest and from a build, without any loader.
 *
 * in:  { type: 'run', id, event: JSON, env, context }
 * out: { type: 'loaded' } | { type: 'log', id, level, text } | { type: 'done', id, result: JSON } | { type: 'failed', id, error }
 */
const { parentPort, workerData } = require('node:worker_threads')
const { format } = require('node:util')

let currentId = null
let currentKeys = []

for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  console[level] = (...args) => parentPort.postMessage({ type: 'log', id: currentId, level, text: format(...args) })
}

/** The previous caller's identity must be gone before the next one's is set: getWXContext() reads process.env. */
function setEnvironment(env) {
  for (const key of currentKeys) delete process.env[key]
  currentKeys = Object.keys(env)
  Object.assign(process.env, env)
}

function describe(error) {
  if (error instanceof Error) return { message: String(error.message), stack: String(error.stack) }
  const text = typeof error === 'object' && error !== null ? format('%j', error) : String(error)
  return { message: text, stack: text }
}

async function run(main, { id, event, env, context }) {
  currentId = id
  setEnvironment(env)
  try {
    const value = await main(JSON.parse(event), context)
    const result = JSON.stringify(value)
    parentPort.postMessage({ type: 'done', id, result: result === undefined ? 'null' : result })
  } catch (error) {
    parentPort.postMessage({ type: 'failed', id, error: describe(error) })
  }
}

setEnvironment(workerData.env)
const { main } = require(workerData.file)
if (typeof main !== 'function') throw new TypeError('exports.main is not a function')
parentPort.on('message', (message) => run(main, message))
parentPort.postMessage({ type: 'loaded' })
