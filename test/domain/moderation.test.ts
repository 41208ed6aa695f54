import fc from 'fast-check'
import {
  awaitedBy,
  canMove,
  entryEvents,
  moderationEventsOf,
  waitsSince,
  type Awaited,
  type Checks,
  type EntryState,
  type PictureCheck,
} from '../../cloudfunctions/domain/moderation'

const states = ['pending', 'visible', 'hidden', 'removed'] as const satisfies readonly EntryState[]
const events = Object.keys(entryEvents) as (keyof typeof entryEvents)[]
const after = (state: EntryState, event: keyof typeof entryEvents): EntryState | null => {
  const { from, to } = entryEvents[event] as { from: readonly EntryState[]; to: EntryState }
  return from.includes(state) ? to : null
}

describe('the states of a post or comment', () => {
  test.each([
    ['pending', 'visible', true],
    ['pending', 'hidden', false],
    ['pending', 'removed', true],
    ['visible', 'pending', true],
    ['visible', 'hidden', true],
    ['visible', 'removed', true],
    ['hidden', 'visible', true],
    ['hidden', 'pending', false],
    ['hidden', 'removed', true],
    ['removed', 'pending', false],
    ['removed', 'visible', false],
    ['removed', 'hidden', false],
  ] as const)('from %s to %s: %s', (from, to, expected) => expect(canMove(from, to)).toBe(expected))

  test.each(states)('%s may stay as it is', (state) => expect(canMove(state, state)).toBe(true))

  test('can all be reached from either beginning', () => {
    for (const beginning of ['pending', 'visible'] as const) {
      const reached = new Set<EntryState>([beginning])
      // A set that grows while it is walked through is walked to its end.
      for (const state of reached) for (const event of events) reached.add(after(state, event) ?? state)
      expect([...reached].sort()).toEqual([...states].sort())
    }
  })

  test('change by a named event alone, and every named event leads somewhere else', () => {
    for (const from of states) {
      const named = new Set(events.flatMap((event) => after(from, event) ?? []))
      expect(named.has(from)).toBe(false)
      for (const to of states) expect(canMove(from, to)).toBe(from === to || named.has(to))
    }
  })

  test('end with removal, whatever comes after it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), fc.array(fc.constantFrom(...events)), (before, later) => {
        const walk = (start: EntryState, steps: readonly (keyof typeof entryEvents)[]) =>
          steps.reduce((state, event) => after(state, event) ?? state, start)
        expect(walk(walk('pending', [...before, 'remove']), later)).toBe('removed')
      }),
    )
  })

  test('show nothing by another way than a check, a look or the branch’s word', () => {
    const showing = events.filter((event) => entryEvents[event].to === 'visible')
    expect(showing).toEqual(['show', 'restore'])
  })
})

const pictureChecks = ['pending', 'passed', 'doubtful', 'refused'] as const satisfies readonly PictureCheck[]
const flags = [false, true] as const

/** Every case of checks, with none, one and two pictures. */
const allChecks = (['asked', 'passed', 'doubtful'] as const).flatMap((text) =>
  flags.flatMap((needsLook) =>
    flags.flatMap((isLookedAt) =>
      ['', '去掉名字'].map((refusal): Checks => ({ text, needsLook, isLookedAt, refusal })),
    ),
  ),
)
const allPictures: readonly (readonly PictureCheck[])[] = [
  [],
  ...pictureChecks.map((one) => [one]),
  ...pictureChecks.flatMap((one) => pictureChecks.map((other) => [one, other])),
]
const everyCase = allChecks.flatMap((checks) => allPictures.map((pictures) => ({ checks, pictures })))

describe('who has to do something before it can be seen', () => {
  const passed: Checks = { text: 'passed', needsLook: false, isLookedAt: false, refusal: '' }

  test.each<[string, Partial<Checks> & { readonly pictures?: PictureCheck[] }, Awaited]>([
    ['words that have passed', {}, 'nobody'],
    ['words and pictures that have passed', { pictures: ['passed', 'passed'] }, 'nobody'],
    ['words that were asked about', { text: 'asked' }, 'wechat'],
    ['a picture that was asked about', { pictures: ['passed', 'pending'] }, 'wechat'],
    ['words that WeChat doubts', { text: 'doubtful' }, 'person'],
    ['a picture that WeChat doubts', { pictures: ['doubtful'] }, 'person'],
    ['a film', { needsLook: true, pictures: ['passed'] }, 'person'],
    ['a film whose cover was asked about', { needsLook: true, pictures: ['pending'] }, 'wechat'],
    ['a film that somebody has let pass', { needsLook: true, isLookedAt: true, pictures: ['passed'] }, 'nobody'],
    ['what was let pass, with a picture that WeChat refuses', { isLookedAt: true, pictures: ['refused'] }, 'author'],
    ['a refused picture beside one that was asked about', { pictures: ['pending', 'refused'] }, 'author'],
    ['what somebody has refused', { text: 'doubtful', refusal: '去掉名字' }, 'author'],
  ])('%s', (_what, { pictures = [], ...changes }, expected) =>
    expect(awaitedBy({ ...passed, ...changes }, pictures)).toBe(expected),
  )

  test('is nobody only when all has passed, or somebody has looked at what is doubtful', () => {
    for (const { checks, pictures } of everyCase.filter((each) => awaitedBy(each.checks, each.pictures) === 'nobody')) {
      expect(checks.refusal).toBe('')
      expect(checks.text).not.toBe('asked')
      expect(pictures).not.toContain('pending')
      expect(pictures).not.toContain('refused')
      const isClear = checks.text === 'passed' && !checks.needsLook && !pictures.includes('doubtful')
      expect(isClear || checks.isLookedAt).toBe(true)
    }
  })

  test('is its author exactly when something was refused', () => {
    for (const { checks, pictures } of everyCase) {
      const isRefused = checks.refusal !== '' || pictures.includes('refused')
      expect(awaitedBy(checks, pictures) === 'author').toBe(isRefused)
    }
  })

  test('is a person only when a look can settle it', () => {
    for (const { checks, pictures } of everyCase.filter((each) => awaitedBy(each.checks, each.pictures) === 'person')) {
      expect(awaitedBy({ ...checks, isLookedAt: true }, pictures)).toBe('nobody')
      expect(awaitedBy({ ...checks, refusal: '改一改' }, pictures)).toBe('author')
    }
  })

  test('does not hang on the order of the pictures', () => {
    for (const { checks, pictures } of everyCase) {
      expect(awaitedBy(checks, [...pictures].reverse())).toBe(awaitedBy(checks, pictures))
    }
  })
})

describe('what may be done about it', () => {
  const awaited = ['wechat', 'person', 'author', 'nobody'] as const
  const every = states.flatMap((state) =>
    awaited.flatMap((awaits) =>
      flags.flatMap((hasAppealed) =>
        flags.flatMap((isOwn) => flags.map((isVoice) => ({ state, awaits, hasAppealed, isOwn, isVoice }))),
      ),
    ),
  )
  const seen = { awaits: 'nobody', hasAppealed: false, isOwn: false, isVoice: false } as const

  test.each([
    ['a reader reports what is visible', { state: 'visible' }, ['report']],
    ['who speaks for the branch hides it', { state: 'visible', isVoice: true }, ['hide']],
    ['and brings it back', { state: 'hidden', isVoice: true }, ['restore']],
    ['or looks at what waits for a person', { state: 'pending', awaits: 'person', isVoice: true }, ['review']],
    ['but not at what waits for WeChat', { state: 'pending', awaits: 'wechat', isVoice: true }, []],
    ['nor for its author', { state: 'pending', awaits: 'author', isVoice: true }, []],
    ['an author appeals about what is hidden', { state: 'hidden', isOwn: true }, ['appeal']],
    ['once', { state: 'hidden', isOwn: true, hasAppealed: true }, []],
    ['nobody decides about their own words', { state: 'hidden', isOwn: true, isVoice: true }, ['appeal']],
    ['nor looks at them', { state: 'pending', awaits: 'person', isOwn: true, isVoice: true }, []],
  ] as const)('%s', (_what, changes, expected) => expect(moderationEventsOf({ ...seen, ...changes })).toEqual(expected))

  test('is at most one thing, nothing about what is removed, and no decision for authors and readers', () => {
    for (const each of every) {
      const offered = moderationEventsOf(each)
      expect(offered.length).toBeLessThanOrEqual(1)
      if (each.state === 'removed') expect(offered).toEqual([])
      if (each.isOwn || !each.isVoice) {
        for (const event of ['hide', 'restore', 'review'] as const) expect(offered).not.toContain(event)
      }
    }
  })
})

describe('a case', () => {
  const report = fc.record({ at: fc.nat(), isSettled: fc.boolean() })
  const appeal = fc.option(
    fc.record({ at: fc.nat(), state: fc.constantFrom('waiting' as const, 'granted' as const, 'refused' as const) }),
  )

  test('waits since the earliest thing that nobody has decided about, and for nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), report), appeal, (reports, appealed) => {
        const open = Object.values(reports).filter(({ isSettled }) => !isSettled)
        const times = [...open.map(({ at }) => at), ...(appealed?.state === 'waiting' ? [appealed.at] : [])].sort(
          (a, b) => a - b,
        )
        expect(waitsSince({ reports, appeal: appealed })).toBe(times[0] ?? null)
      }),
    )
  })
})
