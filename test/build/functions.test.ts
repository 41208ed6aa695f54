import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildFunctions, type BuildReport } from '../../devkit/build/functions'

let root: string
let outDir: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'functions-'))
  outDir = join(root, 'out')
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
const aFunction = (name: string, code = 'exports.main = () => 1') => {
  write(`src/${name}/index.ts`, code)
  write(`src/${name}/package.json`, '{}')
}
const build = (more = {}) => buildFunctions({ sourceDir: join(root, 'src'), outDir, ...more })
const output = (file: string) => readFileSync(join(outDir, file), 'utf8')

test('a folder with index.ts and package.json becomes a function, any other is only imported', async () => {
  aFunction('dues', "import { one } from '../kit/one'\nexports.main = () => one")
  write('src/kit/one.ts', 'export const one = 11; export const unused = 22')
  const { functions } = await build()
  expect(functions).toEqual(['dues'])
  expect(output('dues/index.js')).toContain('11')
  expect(output('dues/index.js')).not.toContain('22')
})

test('the SDK stays outside the bundle and stands in the generated package.json with its exact version', async () => {
  aFunction('dues', "import cloud from 'wx-server-sdk'\nexports.main = () => cloud.getWXContext()")
  await build()
  expect(output('dues/index.js')).toContain('require("wx-server-sdk")')
  const { dependencies } = JSON.parse(output('dues/package.json')) as { dependencies: Record<string, string> }
  expect(dependencies).toEqual({ 'wx-server-sdk': expect.stringMatching(/^\d+\.\d+\.\d+$/) as string })
})

test('what is imported as .later is a bundle of its own beside the function, loaded when it is needed', async () => {
  aFunction('dues', "exports.main = async () => (await import('../kit/large.later')).answer()")
  aFunction('learn', "import { answer } from '../kit/small'\nexports.main = answer")
  write('src/kit/large.later.ts', "export const answer = () => 'from the large one'")
  write('src/kit/small.ts', 'export const answer = () => 1')
  await build()
  expect(output('dues/index.js')).not.toContain('from the large one')
  const { main } = jest.requireActual<{ main: () => Promise<string> }>(join(outDir, 'dues/index.js'))
  expect(await main()).toBe('from the large one')
  expect(() => output('learn/large.later.js')).toThrow('ENOENT')
})

test('a .later module cannot be imported at once', async () => {
  aFunction('dues', "import { answer } from '../kit/large.later'\nexports.main = answer")
  write('src/kit/large.later.ts', 'export const answer = () => 1')
  await expect(build()).rejects.toThrow('is to be loaded by import()')
})

test('config.json goes along, and goes away with its source', async () => {
  aFunction('dues')
  write('src/dues/config.json', '{"triggers":[]}')
  await build()
  expect(output('dues/config.json')).toBe('{"triggers":[]}')
  rmSync(join(root, 'src/dues/config.json'))
  await build()
  expect(() => output('dues/config.json')).toThrow('ENOENT')
})

test('indexes and contract are described beside the functions', async () => {
  write('src/indexes.ts', "export default { bills: [{ name: 'byMember', keys: [['memberId', 1]] }] }")
  write('src/contract/describe.ts', "export const describeContract = () => ({ 'dues.listMine': {} })")
  await build()
  expect(JSON.parse(output('indexes.json'))).toEqual({ bills: [{ name: 'byMember', keys: [['memberId', 1]] }] })
  expect(JSON.parse(output('contract.json'))).toEqual({ 'dues.listMine': {} })
})

test('only what changed is written and reported', async () => {
  aFunction('dues')
  aFunction('learn')
  expect((await build()).changed.sort()).toEqual(['dues', 'learn'])
  expect((await build()).changed).toEqual([])
  aFunction('learn', 'exports.main = () => 2')
  expect((await build()).changed).toEqual(['learn'])
})

test('the output of a function that is gone goes too', async () => {
  aFunction('dues')
  await build()
  rmSync(join(root, 'src/dues'), { recursive: true })
  await build()
  expect(() => output('dues/index.js')).toThrow('ENOENT')
})

test('a bundle above 300 kB is refused and its largest part is named', async () => {
  aFunction('dues', "import { text } from '../kit/huge'\nexports.main = () => text")
  write('src/kit/huge.ts', `export const text = '${'x'.repeat(300_000)}'`)
  await expect(build()).rejects.toThrow(/function dues: 3\d{5} bytes[\s\S]*huge\.ts/)
})

test('while watching, a saved source is built again and a broken one is reported without stopping', async () => {
  aFunction('dues')
  const reports: Array<[BuildReport | null, Error | null]> = []
  let wake: () => void = () => undefined
  const onRebuild = (report: BuildReport | null, error: Error | null) => {
    reports.push([report, error])
    wake()
  }
  const rebuilt = () => new Promise<void>((resolve) => (wake = resolve))
  const watching = await build({ watch: true, onRebuild })
  try {
    let next = rebuilt()
    aFunction('dues', 'exports.main = () => {')
    await next
    expect(reports.at(-1)?.[1]?.message).toContain('index.ts')
    next = rebuilt()
    aFunction('dues', 'exports.main = () => 3')
    await next
    expect(reports.at(-1)?.[0]?.changed).toEqual(['dues'])
  } finally {
    watching.close()
  }
})
