import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'

let cloud: Cloud
beforeEach(async () => (cloud = await aCloud()))
afterEach(() => cloud.close())

const shanghai = (at: number): string => new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })

test.each([
  ['2031-05-06', '2031-05-06 00:00:00'],
  ['2031-05-06T08:30', '2031-05-06 08:30:00'],
  ['2031-05-06 08:30:15', '2031-05-06 08:30:15'],
])('moves to %s in Shanghai', (text, expected) => {
  expect(shanghai(cloud.clock.move(text))).toBe(expected)
})

test.each([
  ['+1month', '2031-02-28 12:00:00'],
  ['+3d', '2031-02-03 12:00:00'],
  ['+2h', '2031-01-31 14:00:00'],
  ['+1y', '2032-01-31 12:00:00'],
  ['-1d', '2031-01-30 12:00:00'],
])('moves by %s', (text, expected) => {
  cloud.clock.move('2031-01-31T12:00')
  expect(shanghai(cloud.clock.move(text))).toBe(expected)
})

test.each(['tomorrow', '', '1d', '+1', '+1fortnight', '2031-13-01', '2031-02-30', '2031-01-01T25:00', '+999999y'])(
  'refuses "%s" and stays where it is',
  (text) => {
    expect(() => cloud.clock.move(text)).toThrow(RangeError)
    expect(cloud.clock.offsetMs()).toBe(0)
  },
)

test('functions are told how far the clock is ahead', async () => {
  cloud.clock.move('+1month')
  const seen = (await cloud.invoke('probe', { action: 'now' })) as number
  expect(Math.abs(seen - cloud.clock.now())).toBeLessThan(5000)
  cloud.clock.reset()
  expect(cloud.clock.offsetMs()).toBe(0)
  const now = (await cloud.invoke('probe', { action: 'now' })) as number
  expect(Math.abs(now - Date.now())).toBeLessThan(5000)
})

test('a moved clock survives a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cloud-clock-'))
  const first = await aCloud({ dataDir, background: false })
  first.clock.move('+1month')
  const offset = first.clock.offsetMs()
  await first.close()
  const second = await aCloud({ dataDir, background: false })
  expect(second.clock.offsetMs()).toBe(offset)
  await second.close()
  rmSync(dataDir, { recursive: true })
})
