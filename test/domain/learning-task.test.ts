import fc from 'fast-check'
import {
  allowedAnswers,
  canBeReplaced,
  factYears,
  isBeforeFactYears,
  reminderHorizon,
  reminderPhase,
  standingOf,
  stateAfterAnswer,
  type AskedTask,
  type LearnedInYear,
  type MemberFacts,
} from '../../cloudfunctions/domain/learning-task'

const hourMs = 3600_000
const works = {
  course: { kind: 'course', courseId: 'c1' },
  article: { kind: 'article' },
  quiz: { kind: 'quiz' },
} as const

const aTask = (kind: keyof typeof works, rest: Partial<AskedTask> = {}): AskedTask => ({
  _id: 't1',
  work: works[kind],
  wantsReflection: false,
  year: 2026,
  ...rest,
})
const learned = (year: number, rest: Partial<LearnedInYear>): LearnedInYear => ({
  year,
  courses: {},
  quizzes: {},
  ...rest,
})
const nothing: MemberFacts = { learned: [], own: null }
/** Everything that could be asked, done at `at`. */
const worked = (at: number): MemberFacts => ({
  learned: [learned(2026, { courses: { c1: at }, quizzes: { t1: at } })],
  own: { readAt: at, reflection: null },
})

describe('the work of a task', () => {
  test.each(['course', 'article', 'quiz'] as const)('that is %s is to do until it is done', (kind) => {
    expect(standingOf(aTask(kind), nothing)).toEqual({ state: 'toDo', isWorkDone: false, doneAt: null })
    expect(standingOf(aTask(kind), worked(7))).toEqual({ state: 'done', isWorkDone: true, doneAt: 7 })
  })

  test.each([
    [2024, false],
    [2025, true],
    [2026, true],
    [2027, true],
  ])('of 2026 that is a course finished in %i counts: %s', (year, expected) => {
    const facts = { learned: [learned(year, { courses: { c1: 1 } })], own: null }
    expect(standingOf(aTask('course'), facts).isWorkDone).toBe(expected)
  })

  test('that is a course finished long before counts when the task knows of it', () => {
    const facts = { learned: [], own: null, finishedEarlierAt: 3 }
    expect(standingOf(aTask('course'), facts)).toEqual({ state: 'done', isWorkDone: true, doneAt: 3 })
    expect(isBeforeFactYears(2024, 2026)).toBe(true)
    expect(isBeforeFactYears(2025, 2026)).toBe(false)
  })

  test.each([
    [2025, false],
    [2026, true],
    [2027, true],
  ])('of 2026 that is its own quiz passed in %i counts: %s', (year, expected) => {
    const facts = { learned: [learned(year, { quizzes: { t1: 1 } })], own: null }
    expect(standingOf(aTask('quiz'), facts).isWorkDone).toBe(expected)
  })

  test('is not done by another course, another task’s quiz or another kind of work', () => {
    const others = { learned: [learned(2026, { courses: { c2: 1 }, quizzes: { t2: 1 } })], own: null }
    for (const kind of ['course', 'article', 'quiz'] as const) {
      expect(standingOf(aTask(kind), others).isWorkDone).toBe(false)
    }
    expect(standingOf(aTask('course'), { learned: [], own: { readAt: 1, reflection: null } }).isWorkDone).toBe(false)
  })

  test('was done when it was done first', () => {
    const facts = { learned: [learned(2027, { quizzes: { t1: 9 } }), learned(2026, { quizzes: { t1: 4 } })], own: null }
    expect(standingOf(aTask('quiz'), facts).doneAt).toBe(4)
  })
})

describe('a task with a reflection', () => {
  const task = aTask('article', { wantsReflection: true })
  test.each([
    [null, 'toDo', null],
    [{ state: 'submitted', at: 9 }, 'handedIn', null],
    [{ state: 'returned', at: 9 }, 'returned', null],
    [{ state: 'accepted', at: 9 }, 'done', 9],
  ] as const)('whose reflection is %j is %s', (reflection, state, doneAt) => {
    const facts = { learned: [], own: { readAt: 5, reflection } }
    expect(standingOf(task, facts)).toEqual({ state, isWorkDone: true, doneAt })
  })

  test('is to do while the work is, whatever was handed in', () => {
    fc.assert(
      fc.property(fc.constantFrom('submitted', 'returned', 'accepted'), (state) => {
        const facts = { learned: [], own: { readAt: null, reflection: { state, at: 1 } } }
        expect(standingOf(task, facts)).toEqual({ state: 'toDo', isWorkDone: false, doneAt: null })
      }),
    )
  })

  test('that no longer wants one is done with the work', () => {
    const facts = { learned: [], own: { readAt: 5, reflection: { state: 'returned', at: 9 } } } as const
    expect(standingOf(aTask('article'), facts)).toEqual({ state: 'done', isWorkDone: true, doneAt: 5 })
  })
})

const anyTask = fc.record({
  _id: fc.constant('t1'),
  work: fc.constantFrom(...Object.values(works)),
  wantsReflection: fc.boolean(),
  year: fc.integer({ min: 2024, max: 2028 }),
})
const anyFacts = fc.record({
  learned: fc.array(
    fc.record({
      year: fc.integer({ min: 2022, max: 2029 }),
      courses: fc.dictionary(fc.constantFrom('c1', 'c2'), fc.nat()),
      quizzes: fc.dictionary(fc.constantFrom('t1', 't2'), fc.nat()),
    }),
  ),
  own: fc.option(
    fc.record({
      readAt: fc.option(fc.nat()),
      reflection: fc.option(
        fc.record({
          state: fc.constantFrom('submitted' as const, 'returned' as const, 'accepted' as const),
          at: fc.nat(),
        }),
      ),
    }),
  ),
})

describe('any standing', () => {
  test('has a day exactly when it is done, and is past “to do” only with the work done', () => {
    fc.assert(
      fc.property(anyTask, anyFacts, (task, facts) => {
        const { state, isWorkDone, doneAt } = standingOf(task, facts)
        expect(doneAt !== null).toBe(state === 'done')
        if (state !== 'toDo') expect(isWorkDone).toBe(true)
        if (!task.wantsReflection) expect(state).toBe(isWorkDone ? 'done' : 'toDo')
      }),
    )
  })

  test('never falls back because more was learned', () => {
    fc.assert(
      fc.property(anyTask, anyFacts, anyFacts, (task, facts, more) => {
        const before = standingOf(task, facts)
        const after = standingOf(task, { ...facts, learned: [...facts.learned, ...more.learned] })
        if (before.isWorkDone) expect(after.state).toBe(before.state)
      }),
    )
  })

  test('follows from the years that are read for it alone', () => {
    fc.assert(
      fc.property(anyTask, anyFacts, (task, facts) => {
        const thisYear = 2029
        const years = factYears([task], thisYear)
        const read = facts.learned.filter(({ year }) => years.learned.includes(year))
        const own = years.own.includes(task.year) ? facts.own : null
        expect(standingOf(task, { learned: read, own })).toEqual(standingOf(task, facts))
      }),
    )
  })
})

test('the years to read are as few as the tasks allow', () => {
  expect(factYears([], 2026)).toEqual({ learned: [], own: [] })
  expect(factYears([aTask('course')], 2026)).toEqual({ learned: [2025, 2026], own: [] })
  expect(factYears([aTask('quiz', { wantsReflection: true })], 2026)).toEqual({ learned: [2026], own: [2026] })
  expect(factYears([aTask('article', { year: 2024 }), aTask('quiz')], 2026)).toEqual({ learned: [2026], own: [2024] })
  expect(factYears([aTask('course', { year: 2025 }), aTask('course')], 2026).learned).toEqual([2024, 2025, 2026])
})

describe('the reminder before an end', () => {
  test.each([
    [-1, null],
    [0, null],
    [1, 'last'],
    [24 * hourMs, 'last'],
    [24 * hourMs + 1, 'soon'],
    [72 * hourMs, 'soon'],
    [72 * hourMs + 1, null],
  ])('with %i ms left is %s', (left, expected) => {
    expect(reminderPhase(1_000_000 + left, 1_000_000)).toBe(expected)
  })

  test('comes as the last one in exactly one of the daily runs, whatever the hour of the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 72 * hourMs }), (left) => {
        const runs = [0, 1, 2, 3].map((day) => reminderPhase(left, day * 24 * hourMs))
        expect(runs.filter((phase) => phase === 'last')).toHaveLength(1)
        expect(left).toBeLessThanOrEqual(reminderHorizon(0))
      }),
    )
  })
})

describe('an answer', () => {
  test('decides about what waits, once; words may follow any time', () => {
    expect(allowedAnswers('submitted')).toEqual(['accept', 'return', 'comment'])
    expect(allowedAnswers('returned')).toEqual(['comment'])
    expect(allowedAnswers('accepted')).toEqual(['comment'])
  })

  test.each([
    ['submitted', 'accept', 'accepted'],
    ['submitted', 'return', 'returned'],
    ['submitted', 'comment', 'submitted'],
    ['returned', 'comment', 'returned'],
    ['accepted', 'comment', 'accepted'],
  ] as const)('to a %s reflection, %s, makes it %s', (state, verdict, expected) => {
    expect(stateAfterAnswer(state, verdict)).toBe(expected)
  })

  test('leaves anything but an accepted one open to be replaced', () => {
    expect(
      [null, 'submitted', 'returned', 'accepted'].map((state) => canBeReplaced(state as 'submitted' | null)),
    ).toEqual([true, true, true, false])
  })
})
