import fc from 'fast-check'
import {
  advance,
  delaySeconds,
  heartbeatSeconds,
  isDone,
  neededSeconds,
  type Heartbeat,
  type Standing,
} from '../../cloudfunctions/domain/lesson-progress'
import { heartbeatSeconds as playersHeartbeat } from '../../miniprogram/packages/learn/lesson/heartbeat'
import { playbackRates } from '../../miniprogram/shared/playback'
import { lessonKindLabels, wordsOf } from '../../miniprogram/shared/words'

const start = 1_800_000_000_000
const lesson = (changes: Partial<Standing> = {}): Standing => ({
  kind: 'video',
  durationSeconds: 600,
  position: 0,
  creditedSeconds: 0,
  openedAt: start,
  ...changes,
})
const beat = (playedSeconds: number, changes: Partial<Heartbeat> = {}): Heartbeat => ({
  playedSeconds,
  position: 0,
  speed: 1,
  ...changes,
})
const after = (standing: Standing, claim: Heartbeat, passedMs: number) =>
  advance({ creditedUntil: start, lesson: standing }, claim, start + passedMs)

test('player and server mean the same heartbeat', () => {
  expect(playersHeartbeat).toBe(heartbeatSeconds)
})

describe('a heartbeat', () => {
  test.each([
    { name: 'what was played in the time that passed counts', played: 15, passedMs: 15e3, expected: 115 },
    { name: 'more than has passed does not', played: 60, passedMs: 15e3, expected: 115 },
    { name: 'less than has passed counts as it is', played: 5, passedMs: 15e3, expected: 105 },
    { name: 'a long stretch without a network counts as a short one', played: 300, passedMs: 400e3, expected: 400 },
    { name: 'nothing played is nothing learned', played: 0, passedMs: 15e3, expected: 100 },
    { name: 'at the same instant nothing more', played: 15, passedMs: 0, expected: 100 },
    { name: 'from a clock that went back nothing either', played: 15, passedMs: -6e4, expected: 100 },
    { name: 'never above the length', played: 3600, passedMs: 3600e3, expected: 600 },
  ])('$name', ({ played, passedMs, expected }) => {
    expect(after(lesson({ creditedSeconds: 100 }), beat(played), passedMs).creditedSeconds).toBe(expected)
  })

  test('has no claim on the time before the lesson was opened', () => {
    const opened = lesson({ openedAt: start + 60_000 })
    expect(after(opened, beat(600), 70_000).creditedSeconds).toBe(10)
    expect(after(opened, beat(600), 60_000).creditedSeconds).toBe(0)
  })

  test.each([
    ['video', 15],
    ['audio', 15],
    ['article', 10],
    ['slides', 10],
  ] as const)('(%s) at 1.5 times the speed is worth %i seconds in ten', (kind, expected) => {
    expect(after(lesson({ kind }), beat(60, { speed: 1.5 }), 10_000).creditedSeconds).toBe(expected)
  })

  test('keeps the quarters that speeds make', () => {
    let standing = lesson()
    let creditedUntil = start
    for (let round = 1; round <= 4; round++) {
      const next = advance({ creditedUntil, lesson: standing }, beat(15, { speed: 1.25 }), start + round * 15_000)
      creditedUntil = next.creditedUntil
      standing = { ...standing, ...next }
    }
    expect(standing.creditedSeconds).toBe(75)
  })

  test.each([
    ['video', 444, 444],
    ['audio', 9000, 600],
    ['article', 101, 100],
    ['slides', 31, 29],
  ] as const)('(%s) at %i goes on at %i', (kind, position, expected) => {
    expect(after(lesson({ kind }), beat(0, { position }), 1000).position).toBe(expected)
  })

  test('that arrived early is made good by the next one', () => {
    const early = after(lesson(), beat(15), 13_000)
    const punctual = advance({ creditedUntil: early.creditedUntil, lesson: lesson(early) }, beat(15), start + 30_000)
    expect([early.creditedSeconds, punctual.creditedSeconds]).toEqual([13, 28])
  })

  test('cannot claim the time of a pause later on, for this lesson or another', () => {
    const { creditedUntil, creditedSeconds } = after(lesson(), beat(10), 300_000)
    const now = start + 301_000
    const same = advance({ creditedUntil, lesson: lesson({ creditedSeconds }) }, beat(300), now)
    const other = advance({ creditedUntil, lesson: lesson() }, beat(300), now)
    expect([same.creditedSeconds, other.creditedSeconds]).toEqual([10 + delaySeconds + 1, delaySeconds + 1])
  })
})

describe('a lesson', () => {
  test.each([
    [30, 27],
    [490, 441],
    [750, 675],
    [601, 541],
  ])('of %i seconds needs %i', (duration, needed) => {
    const at = (creditedSeconds: number) => ({ position: 0, creditedSeconds, creditedUntil: start })
    expect(neededSeconds(duration)).toBe(needed)
    expect(isDone(at(needed), duration)).toBe(true)
    expect(isDone(at(needed - 1), duration)).toBe(false)
  })
})

/** Lessons opened at different times, and what several devices claim for them; the clock may stand still or jump back. */
const lessons = fc.array(
  fc.record({
    kind: fc.constantFrom(...wordsOf(lessonKindLabels)),
    durationSeconds: fc.integer({ min: 30, max: 14_400 }),
    openedMs: fc.integer({ min: 0, max: 600_000 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const claims = fc.array(
  fc.record({
    passedMs: fc.integer({ min: -5_000, max: 90_000 }),
    lesson: fc.nat(),
    playedSeconds: fc.integer({ min: 0, max: 3600 }),
    position: fc.integer({ min: 0, max: 14_400 }),
    speed: fc.constantFrom(...playbackRates),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('whatever devices claim for whatever lessons', () => {
  test('real seconds credited never pass the time that went by, nor a lesson its length, and nothing goes back', () => {
    fc.assert(
      fc.property(lessons, claims, (opened, beats) => {
        const desk = opened.map(({ openedMs, ...rest }) => lesson({ ...rest, openedAt: start + openedMs }))
        let [creditedUntil, now, latest, realSeconds] = [start, start, start, 0]
        for (const { passedMs, lesson: pick, ...claim } of beats) {
          now += passedMs
          latest = Math.max(latest, now)
          const place = pick % desk.length
          const before = desk[place]!
          const next = advance({ creditedUntil, lesson: before }, claim, now)
          const isPlayer = before.kind === 'video' || before.kind === 'audio'
          const gained = next.creditedSeconds - before.creditedSeconds
          realSeconds += gained / (isPlayer ? claim.speed : 1)
          expect(gained).toBeGreaterThanOrEqual(0)
          expect(next.creditedSeconds).toBeLessThanOrEqual(before.durationSeconds)
          expect(next.creditedUntil).toBeGreaterThanOrEqual(creditedUntil)
          expect(next.creditedUntil).toBeLessThanOrEqual(latest)
          // A sum of quotients: what is left of a bit is no second.
          expect(realSeconds).toBeLessThanOrEqual((latest - start) / 1000 + 1e-6)
          creditedUntil = next.creditedUntil
          desk[place] = { ...before, ...next }
        }
        desk.forEach(({ creditedSeconds, openedAt }) => {
          const open = Math.max(0, latest - openedAt) / 1000
          expect(creditedSeconds).toBeLessThanOrEqual(open * Math.max(...playbackRates))
        })
      }),
    )
  })

  test('many small beats add up to the time that has passed, whatever fractions they arrive with', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        let standing = lesson({ durationSeconds: 14_400 })
        let [creditedUntil, now] = [start, start]
        for (const gap of gaps) {
          now += gap
          // A player that has played all the time and sends whole seconds, keeping the rest as the real one does.
          const played = Math.floor((now - start) / 1000) - standing.creditedSeconds
          const next = advance({ creditedUntil, lesson: standing }, beat(played), now)
          creditedUntil = next.creditedUntil
          standing = { ...standing, ...next }
        }
        expect(standing.creditedSeconds).toBe(Math.floor((now - start) / 1000))
      }),
    )
  })
})
