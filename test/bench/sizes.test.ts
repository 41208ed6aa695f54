import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packageSizes } from '../../devkit/bench/sizes'

describe('sizes of packages', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sizes-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const write = (path: string, bytes: number) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), 'x'.repeat(bytes))
  }

  test('put every file down to the package it belongs to', () => {
    const app = JSON.stringify({ pages: [], subPackages: [{ root: 'packages/dues', pages: [] }] })
    writeFileSync(join(root, 'app.json'), app)
    write('pages/home/page.ts', 10)
    write('packages/dues/mine/page.wxml', 20)
    write('packages/dues-extra/page.ts', 5)
    write('miniprogram_npm/dayjs/index.js', 40)
    expect(packageSizes(root, { main: 7 })).toEqual([
      { name: 'main', sourceBytes: app.length + 15, compiledBytes: 7 },
      { name: 'main, npm', sourceBytes: 40, compiledBytes: null },
      { name: 'packages/dues', sourceBytes: 20, compiledBytes: null },
    ])
  })
})
