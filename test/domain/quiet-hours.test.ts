import { isQuiet } from '../../cloudfunctions/domain/quiet-hours'

const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`)

test.each([
  ['20:59:59', false],
  ['21:00:00', true],
  ['23:59:59', true],
  ['00:00:00', true],
  ['07:59:59', true],
  ['08:00:00', false],
  ['12:00:00', false],
])('at %s in Shanghai it is quiet: %s', (time, quiet) => {
  expect(isQuiet(at(time))).toBe(quiet)
})
