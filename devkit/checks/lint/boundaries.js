const plugin = require('eslint-plugin-boundaries')

/** The parts of the house, as folders. The first pattern that fits counts. See docs/ARCHITECTURE.md. */
const folders = [
  { type: 'client-api', pattern: 'miniprogram/api' },
  { type: 'shared', pattern: 'miniprogram/shared' },
  { type: 'subpackage', pattern: 'miniprogram/packages/*', capture: ['name'] },
  { type: 'npm-packed', pattern: 'miniprogram/miniprogram_npm' },
  { type: 'client', pattern: 'miniprogram' },
  { type: 'contract', pattern: 'cloudfunctions/contract' },
  { type: 'domain', pattern: 'cloudfunctions/domain' },
  { type: 'kit', pattern: 'cloudfunctions/kit' },
  { type: 'directory', pattern: 'cloudfunctions/directory' },
  { type: 'function', pattern: 'cloudfunctions/*', capture: ['name'] },
  { type: 'functions-root', pattern: 'cloudfunctions' },
  { type: 'seed', pattern: 'devkit/seed' },
  { type: 'wechat', pattern: 'devkit/wechat' },
  { type: 'devkit', pattern: 'devkit' },
  { type: 'test', pattern: 'test' },
]

/** From the project's root: a folder of the same name elsewhere is another one. */
const elements = folders.map((folder) => ({ ...folder, partialMatch: false }))

const element = (type, captured) => ({ element: captured ? { type, captured } : { type } })
const from = (type, ...to) => ({
  from: element(type),
  allow: to.map((target) => ({ to: typeof target === 'string' ? element(target) : target })),
})
const typesOnly = (type, to) => ({ from: element(type), allow: { to: element(to), dependency: { kind: 'type' } } })
const same = (type) => element(type, { name: '{{ from.element.captured.name }}' })
const packages = (...source) => ({ module: { origin: 'external', source } })
const node = { module: { origin: 'core' } }

const policies = [
  // page → api → shared; a subpackage cannot load another one's files at run time
  from('client', 'client', 'client-api', 'shared', packages('dayjs', '@vant/weapp/**')),
  from('subpackage', same('subpackage'), 'client', 'client-api', 'shared', packages('dayjs', '@vant/weapp/**')),
  from('client-api', 'client-api', 'shared', packages('dayjs')),
  from('shared', 'shared', packages('dayjs')),
  typesOnly('client', 'contract'),
  typesOnly('subpackage', 'contract'),
  typesOnly('client-api', 'contract'),

  // function → kit, domain, contract, shared; kit knows no domain; domain knows nobody
  from('contract', 'contract', 'shared', packages('valibot', '@valibot/to-json-schema')),
  from('domain', 'domain', 'shared'),
  from(
    'kit',
    'kit',
    'contract',
    'shared',
    packages('wx-server-sdk', 'valibot', 'fflate', 'read-excel-file/**', 'write-excel-file/**', 'docx'),
    node,
  ),
  from('directory', 'directory', 'kit', 'domain', 'contract', 'shared'),
  // A page's first screen is one call, so its function reads other domains, through their
  // repositories and summaries only.
  { from: element('function'), allow: { to: { element: { type: 'function' }, file: { categories: 'reading' } } } },
  typesOnly('function', 'function'),
  from(
    'function',
    same('function'),
    'directory',
    'kit',
    'domain',
    'contract',
    'shared',
    packages('!wx-server-sdk'),
    node,
  ),
  from('functions-root', 'functions-root'),

  // devkit knows the product through its build output; seeding writes what the repositories write
  from('devkit', 'devkit', 'seed', packages('**'), node),
  from('seed', 'seed', 'devkit', 'domain', 'contract', 'shared', 'kit', 'directory', 'function', packages('**'), node),
  from('wechat', 'wechat', packages('**'), node),

  // tests look everywhere
  { from: element('test'), allow: { to: { element: { type: '*' } } } },
  from('test', packages('**'), node),
]

/** @param {string[]} files */
const boundaries = (files) => [
  {
    files,
    plugins: { boundaries: plugin },
    settings: {
      'boundaries/elements': elements,
      'boundaries/files': [{ category: 'reading', pattern: 'cloudfunctions/*/{repository,*-repository,summary}.ts' }],
      'import/resolver': { node: { extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'] } },
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, policies }] },
  },
]

module.exports = { boundaries }
