import { checkHandlers } from '../../devkit/checks/miniprogram/handlers'
import { checkImports } from '../../devkit/checks/miniprogram/imports'
import { checkPages } from '../../devkit/checks/miniprogram/pages'
import { type Check } from '../../devkit/checks/miniprogram/sources'
import { checkTags } from '../../devkit/checks/miniprogram/tags'
import { checkTexts } from '../../devkit/checks/miniprogram/texts'

const app = (more: object = {}) =>
  JSON.stringify({ pages: ['pages/home/page'], tabBar: { list: [{ pagePath: 'pages/home/page' }] }, ...more })

/** A mini program of one page that every check accepts, with the files given in place of its own. */
const aProgram = (files: Record<string, string> = {}) => {
  const all = {
    'app.json': app(),
    'pages/home/page.json': '{}',
    'pages/home/page.wxml': '<view>你好</view>',
    'pages/home/page.ts': 'Page({})',
    ...files,
  }
  return new Map(Object.entries(all).map(([file, text]) => [`miniprogram/${file}`, text]))
}

const run = (check: Check, files: Record<string, string>) =>
  check(aProgram(files)).map(({ file, line, message }) => `${file}:${line} ${message}`)

test.each([
  ['pages', checkPages],
  ['tags', checkTags],
  ['handlers', checkHandlers],
  ['imports', checkImports([])],
  ['texts', checkTexts],
])('the %s check accepts a sound mini program', (_name, check) => {
  expect(check(aProgram())).toEqual([])
})

describe('tags', () => {
  test('one that no usingComponents names is found, with its line', () => {
    expect(run(checkTags, { 'pages/home/page.wxml': '<view>\n  <van-button />\n</view>' })).toEqual([
      'miniprogram/pages/home/page.wxml:2 <van-button> is in no usingComponents: nothing would be shown',
    ])
  })

  test('one in an included template counts for the page that includes it', () => {
    const files = { 'pages/home/page.wxml': '<include src="../part.wxml" />', 'pages/part.wxml': '<my-part />' }
    expect(run(checkTags, files)).toEqual([
      'miniprogram/pages/part.wxml:1 <my-part> is in no usingComponents: nothing would be shown',
    ])
  })

  test('a registered component, an npm component, a generic and an app-wide component are known', () => {
    const files = {
      'app.json': app({ usingComponents: { icon: '/components/icon/icon' } }),
      'components/icon/icon.json': '{"component":true,"componentGenerics":{"item":true}}',
      'components/icon/icon.wxml': '<item />',
      'pages/home/page.json':
        '{"usingComponents":{"van-button":"@vant/weapp/button/index","row":"../../components/icon/icon"}}',
      'pages/home/page.wxml': '<van-button /><icon generic:item="row" />',
    }
    expect(run(checkTags, files)).toEqual([])
  })

  test('a registered component that is never used is found', () => {
    const json = '{\n  "usingComponents": {\n    "van-button": "@vant/weapp/button/index"\n  }\n}'
    expect(run(checkTags, { 'pages/home/page.json': json })).toEqual([
      'miniprogram/pages/home/page.json:3 "van-button" is registered and never used',
    ])
  })

  test('a component whose files are missing is found', () => {
    const files = {
      'pages/home/page.json': '{"usingComponents":{"icon":"/components/icon/icon"}}',
      'pages/home/page.wxml': '<icon />',
    }
    expect(run(checkTags, files)).toEqual([
      'miniprogram/pages/home/page.json:1 "icon": no component at /components/icon/icon',
    ])
  })
})

describe('handlers', () => {
  const template = '<view>\n<button bind:tap="save" />\n</view>'

  test.each(['bind:tap', 'bindtap', 'catch:tap', 'mut-bind:tap', 'capture-bind:tap', 'bind:my-event'])(
    '%s without a method of that name is found',
    (key) => {
      expect(run(checkHandlers, { 'pages/home/page.wxml': `<view ${key}="save" />` })).toEqual([
        `miniprogram/pages/home/page.wxml:1 ${key}="save": miniprogram/pages/home/page.ts has no such method`,
      ])
    },
  )

  test.each([
    ['a method', 'Page({ save() {} })'],
    ['an arrow function', 'Page({ save: () => undefined })'],
    ['a component method', 'Component({ methods: { async save() {} } })'],
    ['a wrapped function', 'Page({ save: once(run) })'],
  ])('%s is a handler', (_kind, code) => {
    expect(run(checkHandlers, { 'pages/home/page.wxml': template, 'pages/home/page.ts': code })).toEqual([])
  })

  test('a value of that name is no handler', () => {
    const files = { 'pages/home/page.wxml': template, 'pages/home/page.ts': "Page({ data: { save: '保存' } })" }
    expect(run(checkHandlers, files)).toHaveLength(1)
  })

  test('a handler may come from a behaviour, through another behaviour', () => {
    const files = {
      'pages/home/page.wxml': template,
      'pages/home/page.ts': "import { editing } from '../../behaviors/editing'\nComponent({ behaviors: [editing] })",
      'behaviors/editing.ts':
        "import { saving } from './saving'\nexport const editing = Behavior({ behaviors: [saving] })",
      'behaviors/saving.ts': 'export const saving = Behavior({ methods: { save() {} } })',
    }
    expect(run(checkHandlers, files)).toEqual([])
  })

  test('a handler may come from a script beside the page, not from any script', () => {
    const files = (folder: string) => ({
      'pages/home/page.wxml': template,
      'pages/home/page.ts': `import { editing } from '${folder}/editing'\nPage({ ...editing })`,
      'pages/home/editing.ts': 'export const editing = { save() {} }',
      'shared/editing.ts': 'export const editing = { save() {} }',
    })
    expect(run(checkHandlers, files('.'))).toEqual([])
    expect(run(checkHandlers, files('../../shared'))).toHaveLength(1)
  })

  test('a handler that is chosen at run time, or kept in wxs, is left to the run time', () => {
    expect(run(checkHandlers, { 'pages/home/page.wxml': '<view bind:tap="{{move.start}}" />' })).toEqual([])
  })
})

describe('pages', () => {
  test('a listed page without files is found on its line of app.json', () => {
    const subPackages = [
      { root: 'packages/learn', pages: ['mine/page'] },
      { root: 'packages/dues', pages: ['mine/page'] },
    ]
    const learn = ['.ts', '.wxml', '.json'].map((ending) => [`packages/learn/mine/page${ending}`, '{}'])
    const json = JSON.stringify(JSON.parse(app({ subPackages })), null, 2)
    expect(run(checkPages, { ...Object.fromEntries(learn), 'app.json': json } as Record<string, string>)).toEqual([
      'miniprogram/app.json:22 page packages/dues/mine/page: no .ts, no .wxml, no .json',
    ])
  })

  test('a page that app.json does not list is found', () => {
    const files = { 'pages/old/page.json': '{}', 'pages/old/page.wxml': '', 'pages/old/page.ts': '' }
    expect(run(checkPages, files)).toEqual([
      'miniprogram/pages/old/page.json:1 neither listed in app.json nor marked "component": true',
    ])
  })

  test('a page in the main package that is no tab is found', () => {
    const page = { 'pages/join/page.json': '{}', 'pages/join/page.wxml': '', 'pages/join/page.ts': '' }
    const files = { ...page, 'app.json': app({ pages: ['pages/home/page', 'pages/join/page'] }) }
    expect(run(checkPages, files)).toEqual([
      'miniprogram/app.json:1 page pages/join/page is in the main package but not in the tab bar: move it to a subpackage',
    ])
  })

  test('a preload of nothing is found', () => {
    const files = { 'app.json': app({ preloadRule: { 'pages/home/page': { packages: ['dues'] } } }) }
    expect(run(checkPages, files)).toEqual(['miniprogram/app.json:1 preloadRule: no subpackage dues'])
  })
})

describe('imports', () => {
  const check = checkImports(['dayjs', '@vant/weapp'])
  const page = (code: string) => run(check, { 'pages/home/page.ts': code, 'shared/fen.ts': '' })

  test.each([
    "import { toYuan } from '../../shared/fen'",
    "import type { Bill } from '../../../cloudfunctions/contract/dues'",
    "import dayjs from 'dayjs'",
    "import Toast from '@vant/weapp/toast/toast'",
  ])('%s is there at run time, or need not be', (code) => {
    expect(page(code)).toEqual([])
  })

  test.each([
    ["import { bills } from '../../../cloudfunctions/contract/dues'", 'outside miniprogram/'],
    ["export { bills } from '../../../cloudfunctions/contract/dues'", 'outside miniprogram/'],
    ["const bills = require('../../../cloudfunctions/contract/dues')", 'outside miniprogram/'],
    ["import { gone } from '../../shared/gone'", 'no such file'],
    ["import lodash from 'lodash'", 'not among the dependencies'],
    ["import utc from 'dayjs/plugin/utc'", 'only "dayjs" itself is packed'],
  ])('%s would be missing', (code, reason) => {
    expect(page(code)).toEqual([expect.stringContaining(reason)])
  })

  test.each([
    ['pages/home/page.wxml', '<wxs src="./gone.wxs" module="m" />'],
    ['pages/home/page.wxml', '<import src="/gone.wxml" />'],
    ['pages/home/page.wxss', '@import "../../gone.wxss";'],
    ['pages/home/page.wxs', "var a = require('./gone.wxs')"],
  ])('%s: %s would be missing', (file, text) => {
    expect(run(check, { [file]: text })).toEqual([expect.stringContaining('no such file')])
  })
})

describe('texts', () => {
  const inTemplate = (text: string) => run(checkTexts, { 'pages/home/page.wxml': text })
  const inScript = (text: string) => run(checkTexts, { 'pages/home/page.ts': text })

  test.each([
    '<view>9月、10月，{{day}}前缴清就好</view>',
    '<view>{{a}} / {{b}}</view>',
    '<view>请用 xlsx 模板（2 MB 以内）</view>',
    '<input placeholder="{{hint}}" />',
  ])('%s is fine', (text) => {
    expect(inTemplate(text)).toEqual([])
  })

  test.each([
    ['<view>你好,请看</view>', 'ASCII punctuation'],
    ['<view>共三人(含你)</view>', 'ASCII punctuation'],
    ['<view>Loading</view>', 'texts on screen are Chinese'],
    ['<input placeholder="Your name" />', 'texts on screen are Chinese'],
    ['<view>太好了！</view>', 'exclamation'],
    ['<view>您好</view>', '你'],
    ["<view>{{isOpen ? '收起:' : '展开'}}</view>", 'ASCII punctuation'],
  ])('%s is found', (text, reason) => {
    expect(inTemplate(text)).toEqual([expect.stringContaining(reason)])
  })

  test('a sentence in a script is judged, its comments are not', () => {
    expect(inScript("// 注释,随便\nconst text = '没连上网络,再试一次'")).toEqual([
      'miniprogram/pages/home/page.ts:2 ASCII punctuation beside Chinese: use ，。；：？（）: 没连上网络,再试一次',
    ])
    expect(inScript('const text = `还差${count}人：${names}`')).toEqual([])
  })
})
