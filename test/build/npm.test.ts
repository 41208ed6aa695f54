import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packNpm } from '../../devkit/build/npm'

let outDir: string
beforeAll(() => {
  outDir = join(mkdtempSync(join(tmpdir(), 'npm-')), 'miniprogram_npm')
  packNpm({ outDir })
})
afterAll(() => rmSync(join(outDir, '..'), { recursive: true }))

test('a component library is copied as its ready mini program files', () => {
  for (const file of ['index.js', 'index.json', 'index.wxml', 'index.wxss']) {
    expect(existsSync(join(outDir, '@vant/weapp/button', file))).toBe(true)
  }
})

test('any other package becomes one file that works', () => {
  const dayjs = jest.requireActual<(text: string) => { format(pattern: string): string }>(join(outDir, 'dayjs'))
  expect(dayjs('2026-11-01').format('M月D日')).toBe('11月1日')
})

test('nothing is packed again while the versions are the same', () => {
  expect(packNpm({ outDir })).toEqual({ packages: ['@vant/weapp', 'dayjs'], packed: false })
})
