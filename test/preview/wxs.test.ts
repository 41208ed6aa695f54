import { compileWxs } from '../../devkit/preview/compiler/wxs'
import { convertUnits } from '../../devkit/preview/compiler/style-units'
import { scopeSelector } from '../../devkit/preview/compiler/style-scope'
import { prepareTemplate } from '../../devkit/preview/compiler/template-source'

describe('WXS as JavaScript', () => {
  test.each([
    [`x.constructor === 'Array'`, `$wxs.typeName(x) === 'Array'`],
    [`a.b['constructor'].length`, `$wxs.typeName(a.b).length`],
    [`getRegExp('^-?\\d+\\n')`, `getRegExp('^-?\\\\d+\\n')`],
    [`require('./b.wxs')`, `require("/pages/b")`],
    [`require('/u/c.wxs')`, `require("/u/c")`],
    [`var class = a.class; f({ class: class })`, `var class$ = a.class; f({ class: class$ })`],
  ])('%s becomes %s', (source, expected) => {
    expect(compileWxs(source, 'pages/a.wxs').code).toBe(expected)
  })

  test('newer syntax works but earns a warning', () => {
    const { code, problem } = compileWxs('var color = 1; module.exports = { color }', 'a.wxs')
    expect(code).toContain('{ color }')
    expect(problem?.level).toBe('warning')
  })
})

describe('units', () => {
  test.each([
    ['750rpx', '100vw'],
    ['-1.5rpx .5rpx', '-0.2vw 0.06667vw'],
    ['calc(100% - 10RPX)', 'calc(100% - 1.33333vw)'],
    ['50vh', 'calc(var(--vh, 1vh) * 50)'],
    ['env(safe-area-inset-bottom)', 'var(--safe-area-inset-bottom)'],
    ['"20rpx" url(a20rpx.png) var(--w-20rpx) 10px', '"20rpx" url(a20rpx.png) var(--w-20rpx) 10px'],
  ])('%s is %s', (given, expected) => {
    expect(convertUnits(given)).toBe(expected)
  })
})

describe('selectors', () => {
  const component = { scope: 's', host: 's' }
  const page = { scope: '', page: 'p', host: 'h' }
  test.each([
    ['.a .b:not(.c)', component, '.s--a .s--b:not(.s--c)'],
    [':host', component, ':where([wx-host="s"])'],
    [':host(.x) .y', component, ':where([wx-host="s"]).s--x .s--y'],
    ['view', component, ':where([wx-host="s"]) wx-view'],
    ['page', component, 'wx-page'],
    ['view.a', component, 'wx-view.s--a'],
    ['.a, text', page, ':where([wx-path="p"]) .a, :where([wx-path="p"]) wx-text'],
    ['page > view::after', page, ':where([wx-path="p"]) wx-page > wx-view::after'],
    ['.w-1\\/2', component, '.s--w-1\\/2'],
    ['#id[hidden] input', { scope: '' }, '#id[hidden] wx-input'],
  ])('%s', (selector, style, expected) => {
    expect(scopeSelector(selector, style)).toBe(expected)
  })
})

describe('templates before compilation', () => {
  test.each([
    [`{{ {1: 'a'}[x] }}`, `{{ __literal.of(1, 'a')[x] }}`],
    [`{{ [{'b-c': {2: d}}, e] }}`, `{{ [__literal.of('b-c', __literal.of(2, d)), e] }}`],
    [`{{ {'a': b, ...c, d} }}`, `{{ __literal.of('a', b,'...',c,'d',d) }}`],
  ])('%s', (given, expected) => {
    expect(prepareTemplate(given).split('<wxs')[0]).toBe(expected)
  })

  test.each([`{{ {a: 1} }}`, `{{ x ? 1 : 2 }}`, `{{ '{1:2}' }}`, `<template data="{{...a, b}}"/>`])(
    '%s stays as it is',
    (given) => {
      expect(prepareTemplate(given)).toBe(given)
    },
  )
})
