import fc from 'fast-check'
import { factId, randomCode, randomId, timeKey } from '../../cloudfunctions/kit/ids'

test('one fact has one id, and different facts have different ones', () => {
  expect(factId('join', 'branch', 'openid')).toBe(factId('join', 'branch', 'openid'))
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      fc.pre(a.join('\u0000') !== b.join('\u0000'))
      return factId(...a) !== factId(...b)
    }),
  )
})

test('parts do not run into each other', () => {
  expect(factId('ab', 'c')).not.toBe(factId('a', 'bc'))
})

test('ids fit what the contract takes for an id', () => {
  for (let round = 0; round < 200; round++) {
    expect(randomId()).toMatch(/^[A-Za-z0-9_-]{20}$/)
    expect(factId(String(round))).toMatch(/^[A-Za-z0-9_-]{24}$/)
  }
})

test('codes are read out and typed: no 0, O, 1, I, L, and no character is rarer than the others', () => {
  const counts = new Map<string, number>()
  for (let round = 0; round < 4000; round++) {
    const code = randomCode()
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    for (const character of code) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const expected = (4000 * 8) / 31
  expect(counts.size).toBe(31)
  // Six standard deviations: a sound generator does not fail this in a lifetime.
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected))
})

test('keys of time sort as time does, whatever the ids are', () => {
  const moment = fc.integer({ min: 0, max: 4_102_444_800_000 })
  fc.assert(
    fc.property(fc.tuple(moment, fc.string()), fc.tuple(moment, fc.string()), (a, b) => {
      fc.pre(a[0] < b[0])
      return timeKey(...a) < timeKey(...b)
    }),
  )
})
