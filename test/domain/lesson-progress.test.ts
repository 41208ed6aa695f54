import fc from 'fast-check'
import {
  advance,
  firstBeatSeconds,
  heartbeatSeconds,
  isDone,
  neededSeconds,
  type LessonProgress,
} from '../../cloudfunctions/domain/lesson-progress'
import { heartbeatSeconds as playersHeartbeat } from '../../miniprogram/packages/learn/lesson/heartbeat'

const start = 1_800_000_000_000
const lesson = (now: number, durationSeconds = 600) => ({ durationSeconds, now })
const beat = (playedSeconds: number, positionSeconds = 0) => ({ playedSeconds, positionSeconds })
const progress = (creditedSeconds: number, creditedUntil = start): LessonProgress => ({
  positionSeconds: 0,
  creditedSeconds,
  creditedUntil,
})

test('player and server mean the same heartbeat', () => {
  expect(playersHeartbeat).toBe(heartbeatSeconds)
})

describe('a heartbeat', () => {
  const after = progress(100)
  test.each([
    { name: 'a first one is believed', before: null, played: 12, passedMs: 0, expected: 12 },
    { name: 'but not more than a beat and the delay', before: null, played: 600, passedMs: 0, expected: 20 },
    {
      name: 'what was played in the time that passed counts',
      before: after,
      played: 15,
      passedMs: 15e3,
      expected: 115,
    },
    { name: 'more than has passed does not', before: after, played: 60, passedMs: 15e3, expected: 115 },
    { name: 'less than has passed counts as it is', before: after, played: 5, passedMs: 15e3, expected: 105 },
    { name: 'nothing played is nothing learned', before: after, played: 0, passedMs: 15e3, expected: 100 },
    { name: 'at the same instant nothing more', before: after, played: 15, passedMs: 0, expected: 100 },
    { name: 'from a clock that went back nothing either', before: after, played: 15, passedMs: -6e4, expected: 100 },
    { name: 'never above the length', before: progress(595), played: 15, passedMs: 15e3, expected: 600 },
  ])('$name', ({ before, played, passedMs, expected }) => {
    expect(advance(before, beat(played), lesson(start + passedMs)).creditedSeconds).toBe(expected)
  })

  test('remembers where to go on, within the lesson', () => {
    expect(advance(null, beat(1, 444), lesson(start)).positionSeconds).toBe(444)
    expect(advance(null, beat(1, 9000), lesson(start)).positionSeconds).toBe(600)
    expect(advance(progress(100), beat(0, 3), lesson(start + 1000)).positionSeconds).toBe(3)
  })

  test('that arrived early is made good by the next one', () => {
    const early = advance(progress(0), beat(15), lesson(start + 13_000))
    const punctual = advance(early, beat(15), lesson(start + 30_000))
    expect([early.creditedSeconds, punctual.creditedSeconds]).toEqual([13, 28])
    expect(advance(punctual, beat(15), lesson(start + 43_000)).creditedSeconds).toBe(43)
  })

  test('cannot claim the time of a pause later on', () => {
    const paused = advance(progress(0), beat(10), lesson(start + 300_000))
    expect(advance(paused, beat(300), lesson(start + 301_000)).creditedSeconds).toBe(10 + 5 + 1)
  })
})

describe('a lesson', () => {
  test.each([
    [30, 27],
    [490, 441],
    [750, 675],
    [601, 541],
  ])('of %i seconds needs %i', (duration, needed) => {
    expect(neededSeconds(duration)).toBe(needed)
    expect(isDone(progress(needed), duration)).toBe(true)
    expect(isDone(progress(needed - 1), duration)).toBe(false)
  })
})

/** Claims of one or more devices with the time between them, ms; the clock may stand still or jump back. */
const claims = fc.array(
  fc.record({
    passedMs: fc.integer({ min: -5_000, max: 90_000 }),
    playedSeconds: fc.integer({ min: 0, max: 3600 }),
    positionSeconds: fc.integer({ min: 0, max: 14_400 }),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('whatever devices claim', () => {
  test('credit never goes back, never passes the length and never passes the time since the first beat', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 30, max: 14_400 }), (beats, durationSeconds) => {
        let state: LessonProgress | null = null
        let now = start
        let latest = start
        for (const { passedMs, ...claim } of beats) {
          now += state ? passedMs : 0
          latest = Math.max(latest, now)
          const next: LessonProgress = advance(state, claim, { durationSeconds, now })
          expect(next.creditedSeconds).toBeGreaterThanOrEqual(state?.creditedSeconds ?? 0)
          expect(next.creditedSeconds).toBeLessThanOrEqual(durationSeconds)
          expect(next.creditedSeconds).toBeLessThanOrEqual(firstBeatSeconds + (latest - start) / 1000)
          expect(next.positionSeconds).toBeLessThanOrEqual(durationSeconds)
          expect(next.creditedUntil).toBeLessThanOrEqual(latest)
          state = next
        }
      }),
    )
  })

  test('no second is credited twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 15_000 }), { minLength: 1, maxLength: 80 }), (gaps) => {
        let state = progress(0)
        let now = start
        for (const gap of gaps) {
          now += gap
          state = advance(state, beat(heartbeatSeconds), lesson(now, 14_400))
        }
        expect(state.creditedSeconds).toBeLessThanOrEqual((now - start) / 1000)
      }),
    )
  })
})

test('many small beats add up to the time that has passed, whatever fractions they arrive with', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 200 }), (gaps) => {
      let state = progress(0)
      let now = start
      for (const gap of gaps) {
        now += gap
        // A player that has played all the time and sends whole seconds, keeping the rest as the real one does.
        const played = Math.floor((now - start) / 1000) - state.creditedSeconds
        state = advance(state, beat(played), lesson(now, 14_400))
      }
      expect(state.creditedSeconds).toBe(Math.floor((now - start) / 1000))
    }),
  )
})
