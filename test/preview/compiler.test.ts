import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Compiler } from '../../devkit/preview/compiler'

/** A small program on disk, given as path → text. */
function program(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'program-'))
  write(root, {
    'app.json': '{"pages":["pages/a"]}',
    'app.ts': 'App({})',
    'pages/a.wxml': '<view/>',
    'pages/a.ts': 'Page({})',
    ...files,
  })
  return root
}

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

describe('the compiler', () => {
  let root = ''
  afterEach(() => rmSync(root, { recursive: true, force: true }))
  const build = async (files: Record<string, string> = {}) => {
    root = program(files)
    return new Compiler(root, { assetBase: '/static' }).build()
  }
  const messages = (result: Awaited<ReturnType<typeof build>>) =>
    result.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`)

  test('lists the pages of subpackages under their root, in either spelling', async () => {
    const app = { pages: ['pages/a'], subpackages: [{ root: 'packages/x/', pages: ['b'] }] }
    const { program: built, problems } = await build({
      'app.json': JSON.stringify(app),
      'packages/x/b.wxml': '',
      'packages/x/b.js': 'Page({})',
    })
    expect(built?.pages).toEqual(['pages/a', 'packages/x/b'])
    expect(problems).toEqual([])
  })

  test('compiles only components that can be reached, global ones included', async () => {
    const { program: built } = await build({
      'app.json': '{"pages":["pages/a"],"usingComponents":{"every":"/c/every"}}',
      'pages/a.json': '{"usingComponents":{"one":"../c/one/index","box":"box/index"}}',
      'c/every.json': '{"component":true}',
      'c/one/index.json': '{"component":true,"usingComponents":{"two":"./two"}}',
      'c/one/two.json': '{"component":true}',
      'c/unused.json': '{"component":true}',
      'miniprogram_npm/box/index.json': '{"component":true}',
    })
    expect(Object.keys(built?.components ?? {}).sort()).toEqual([
      'c/every',
      'c/one/index',
      'c/one/two',
      'miniprogram_npm/box/index',
      'pages/a',
    ])
    expect(built?.components['pages/a']?.config.usingComponents).toEqual({
      every: '/c/every',
      one: '/c/one/index',
      box: '/miniprogram_npm/box/index',
    })
  })

  test('finds modules beside the file, at the root, in folders and in miniprogram_npm', async () => {
    const { program: built } = await build({
      'pages/a.ts': `import './near'; import '/far/deep'; import 'lib'; import 'lib/plugin'; import './data.json'; Page({})`,
      'pages/near.js': '',
      'far/deep/index.ts': '',
      'pages/data.json': '{"a":1}',
      'miniprogram_npm/lib/index.js': '',
      'miniprogram_npm/lib/plugin.js': '',
    })
    expect(built?.modules['pages/a']?.requires).toEqual({
      './near': 'pages/near',
      '/far/deep': 'far/deep/index',
      lib: 'miniprogram_npm/lib/index',
      'lib/plugin': 'miniprogram_npm/lib/plugin',
      './data.json': 'pages/data.json',
    })
  })

  test('app.json’s resolveAlias shortens paths of modules and components', async () => {
    const { program: built, problems } = await build({
      'app.json': '{"pages":["pages/a"],"resolveAlias":{"@u/*":"utils/*","@u/deep/*":"/far/*"}}',
      'pages/a.json': '{"usingComponents":{"c":"@u/c"}}',
      'pages/a.ts': `import '@u/x'; import '@u/deep/y'; Page({})`,
      'utils/x.ts': '',
      'utils/c.json': '{"component":true}',
      'far/y.ts': '',
    })
    expect(built?.modules['pages/a']?.requires).toEqual({ '@u/x': 'utils/x', '@u/deep/y': 'far/y' })
    expect(built?.components['pages/a']?.config.usingComponents).toEqual({ c: '/utils/c' })
    expect(problems).toEqual([])
  })

  test('configuration files may name colours of theme.json', async () => {
    const { program: built } = await build({
      'app.json': '{"pages":["pages/a"],"darkmode":true,"window":{"navigationBarBackgroundColor":"@bar"}}',
      'theme.json': '{"light":{"bar":"#fafafa","text":"black"},"dark":{"bar":"#000000","text":"white"}}',
      'pages/a.json': '{"navigationBarTextStyle":"@text"}',
    })
    expect(built?.app.window?.navigationBarBackgroundColor).toBe('#fafafa')
    expect(built?.components['pages/a']?.config.navigationBarTextStyle).toBe('black')
  })

  test('leaves types out of the program', async () => {
    const { program: built, problems } = await build({
      'pages/a.ts': `import type { X } from '../../outside'; const x: X = 1; Page({ x })`,
    })
    expect(built?.modules['pages/a']?.requires).toEqual({})
    expect(problems).toEqual([])
  })

  test.each([
    ['a syntax error in a script', { 'pages/a.ts': 'Page({\n  a: ,\n})' }, 'pages/a.ts:2:6 Unexpected ","'],
    ['a broken JSON', { 'pages/a.json': '{\n  "a": 1,\n}' }, /^pages\/a\.json:3:1 /],
    ['a bad expression', { 'pages/a.wxml': '<view>\n{{ a + }}</view>' }, /^pages\/a\.wxml:2:/],
    [
      'an error in WXS',
      { 'pages/a.wxml': '<view/>\n<wxs module="m">\nvar x = ;\n</wxs>' },
      'pages/a.wxml:3:9 Unexpected token',
    ],
    ['a wrong rule', { 'pages/a.wxss': '.a {\n color red;\n}' }, 'pages/a.wxss:2:2 Unknown word color'],
    [
      'a missing import',
      { 'pages/a.wxss': '.a{}\n@import "./b.wxss";' },
      'pages/a.wxss:2:1 pages/b.wxss was not found',
    ],
    [
      'a missing template',
      { 'pages/a.wxml': '\n<import src="./b.wxml"/>' },
      'pages/a.wxml:2:14 pages/b.wxml was not found',
    ],
    [
      'a missing component',
      { 'pages/a.json': '{\n"usingComponents":{"b":"./b"}}' },
      'pages/a.json:2:20 component ./b was not found',
    ],
    [
      'a missing module',
      { 'pages/a.ts': `Page({})\nimport x from './x'\nx()` },
      `pages/a.ts:2:16 module './x' was not found`,
    ],
    [
      'a missing page',
      { 'app.json': '{"pages":["pages/a",\n"pages/b"]}' },
      'app.json:2:2 page pages/b.wxml was not found',
    ],
  ])('%s is a problem with its file and line', async (_, files, expected) => {
    const [first] = messages(await build(files))
    if (typeof expected === 'string') expect(first).toBe(expected)
    else expect(first).toMatch(expected)
  })

  test('a problem goes away with the change that mends it', async () => {
    root = program({ 'pages/a.ts': 'Page({' })
    const compiler = new Compiler(root, { assetBase: '/static' })
    expect((await compiler.build()).problems).toHaveLength(1)
    write(root, { 'pages/a.ts': 'Page({ mended: true })' })
    const { problems, program: built } = await compiler.build()
    expect(problems).toEqual([])
    expect(built?.modules['pages/a']?.code).toContain('mended')
  })

  test('an object literal in an expression may have numbers, quoted keys and spreads', async () => {
    const { problems } = await build({
      'pages/a.wxml': `<view a="{{ {1: 'a', 'b-c': {2: x}, ...y}[z] }}" b="{{ {a: {b: 1}} }}"/>`,
    })
    expect(problems).toEqual([])
  })

  test('the old wx:for-items is wx:for', async () => {
    const { problems } = await build({ 'pages/a.wxml': '<view wx:for-items="{{list}}" wx:key="id">{{item}}</view>' })
    expect(problems).toEqual([])
  })

  test('a wxs file required by a wxs file is part of the program', async () => {
    const { program: built } = await build({
      'pages/a.wxml': '<wxs module="m" src="../u/one.wxs"/>{{m.x}}',
      'u/one.wxs': `module.exports = { x: require('./two.wxs').y }`,
      'u/two.wxs': 'module.exports = { y: 42 }',
    })
    expect(built?.templates).toContain('42')
  })

  test('a used component’s wxss comes before its user’s, and pages come last', async () => {
    const { css } = await build({
      'app.json': '{"pages":["pages/a"]}',
      'app.wxss': '.z{color:red}',
      'pages/a.json': '{"usingComponents":{"outer":"/c/outer"}}',
      'pages/a.wxss': '.z{color:blue}',
      'c/outer.json': '{"component":true,"usingComponents":{"inner":"./inner"}}',
      'c/outer.wxss': '.z{}',
      'c/inner.json': '{"component":true}',
      'c/inner.wxss': '.z{}',
    })
    expect([...css.matchAll(/\/\* (\S+) \*\//g)].map((match) => match[1])).toEqual([
      'app.wxss',
      'c/inner.wxss',
      'c/outer.wxss',
      'pages/a.wxss',
    ])
  })

  test('key frames keep their steps, quoted text its rpx, pictures get their address', async () => {
    const { css } = await build({
      'pages/a.wxss': `@keyframes k { from { top: 0 } 50% { top: 75rpx } } .a::after { content: '1rpx' } .b { background: url(../i/x.png) }`,
      'i/x.png': '',
    })
    expect(css).toContain('@keyframes k { from { top: 0 } 50% { top: 10vw } }')
    expect(css).toContain(`content: '1rpx'`)
    expect(css).toContain('url("/static/i/x.png")')
  })
})
