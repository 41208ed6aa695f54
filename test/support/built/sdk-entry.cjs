/** Entry of the SDK that sdk.ts puts into one file. Should V8 refuse the cache, it compiles the code as ever. */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, 'bundle.js')
const cachedData = readFileSync(join(__dirname, 'bundle.cache'))
const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData })
script.runInThisContext()(exports, require, module, __dirname)
