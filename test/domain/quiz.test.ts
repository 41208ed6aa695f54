import fc from 'fast-check'
import {
  isSameQuestion,
  questionProblems,
  tidyQuestion,
  type QuestionContent,
} from '../../cloudfunctions/domain/question'
import {
  answersProblem,
  countCorrect,
  countsFor,
  drawQuestion,
  isAbandoned,
  isCorrect,
  isLate,
  shuffled,
  tidyAnswers,
  type Random,
} from '../../cloudfunctions/domain/quiz'

const question = (changes: Partial<QuestionContent> = {}): QuestionContent => ({
  kind: 'single',
  stem: '支部党员大会多久开一次？',
  options: ['每月', '每季度', '每年'],
  answer: [1],
  explanation: '',
  ...changes,
})

describe('a question', () => {
  test.each<[string, Partial<QuestionContent>, object]>([
    ['single with one right answer', {}, {}],
    ['single with two right answers', { answer: [0, 1] }, { answer: '单选题只有一个正确答案，现在标了 2 个。' }],
    ['single with none', { answer: [] }, { answer: '还没有标出正确答案。' }],
    [
      'single with one option',
      { options: ['每月'], answer: [0] },
      { options: '单选题要 2 到 6 个选项，现在是 1 个。' },
    ],
    [
      'single with seven options',
      { options: ['一', '二', '三', '四', '五', '六', '七'] },
      { options: '单选题要 2 到 6 个选项，现在是 7 个。' },
    ],
    ['multiple with two right answers', { kind: 'multiple', answer: [0, 1] }, {}],
    [
      'multiple with one right answer',
      { kind: 'multiple' },
      { answer: '多选题至少有 2 个正确答案；只有一个的话，改成单选题。' },
    ],
    [
      'multiple with two options',
      { kind: 'multiple', options: ['是', '否'], answer: [0, 1] },
      { options: '多选题要 3 到 6 个选项，现在是 2 个。' },
    ],
    ['two equal options', { options: ['每月', '每季度', '每月'] }, { options: '选项 A 和 C 一样，改掉一个。' }],
    ['an answer without an option', { answer: [3] }, { answer: '答案里的 D 没有对应的选项。' }],
    [
      'true/false with both',
      { kind: 'trueFalse', answer: [0, 1] },
      { answer: '判断题只有一个正确答案，现在标了 2 个。' },
    ],
  ])('%s', (_what, changes, problems) => {
    expect(questionProblems(tidyQuestion(question(changes)))).toEqual(problems)
  })

  test('of true/false has the two options in the product’s own words, whatever was sent', () => {
    const tidy = tidyQuestion(question({ kind: 'trueFalse', options: ['对', '错', '不知道'], answer: [1] }))
    expect(tidy).toMatchObject({ options: ['正确', '错误'], answer: [1] })
    expect(questionProblems(tidy)).toEqual({})
  })

  test('keeps its answers in order and once', () => {
    expect(tidyQuestion(question({ kind: 'multiple', answer: [2, 0, 2] })).answer).toEqual([0, 2])
  })

  test('is another one as soon as one thing about it differs', () => {
    expect(isSameQuestion(question(), question())).toBe(true)
    const others = [
      { stem: '别的' },
      { options: ['每月', '每年', '每季度'] },
      { answer: [0] },
      { explanation: '见第十一条' },
    ]
    for (const change of others) expect(isSameQuestion(question(), question(change))).toBe(false)
  })
})

/** Chance that is known: a linear congruence, its upper bits. */
function chance(seed: number): Random {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

describe('drawing', () => {
  test('shuffling keeps every item, and every order comes about equally often', () => {
    const random = chance(7)
    const orders = new Map<string, number>()
    for (let round = 0; round < 6000; round++) {
      const order = shuffled(['甲', '乙', '丙'], random).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect([...orders.keys()].sort()).toEqual(['丙乙甲', '丙甲乙', '乙丙甲', '乙甲丙', '甲丙乙', '甲乙丙'].sort())
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  test('the right options stay right wherever they are shown', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 3, maxLength: 6 }), fc.integer(), (options, seed) => {
        const answer = options.map((_option, place) => place).filter((place) => (seed >> place) % 2 === 0)
        const drawn = drawQuestion(question({ kind: 'multiple', options, answer }), chance(seed))
        expect([...drawn.options].sort()).toEqual([...options].sort())
        expect(drawn.right.map((place) => drawn.options[place]).sort()).toEqual(
          answer.map((place) => options[place]).sort(),
        )
        expect(drawn).not.toHaveProperty('answer')
      }),
    )
  })

  test('options move, those of true/false do not', () => {
    const firsts = new Set<string>()
    const random = chance(3)
    for (let round = 0; round < 40; round++) {
      firsts.add(drawQuestion(question(), random).options[0]!)
      const fixed = drawQuestion(tidyQuestion(question({ kind: 'trueFalse', answer: [1] })), random)
      expect(fixed).toMatchObject({ options: ['正确', '错误'], right: [1] })
    }
    expect([...firsts].sort()).toEqual(['每季度', '每年', '每月'].sort())
  })

  test('an option that speaks of those above it stays below them', () => {
    for (let seed = 0; seed < 20; seed++) {
      const drawn = drawQuestion(question({ options: ['甲', '乙', '丙', '以上都对'], answer: [3] }), chance(seed))
      expect(drawn.options[3]).toBe('以上都对')
      expect(drawn.right).toEqual([3])
    }
  })

  test.each([
    [{ questionCount: 10, passCount: 6 }, 60, { questionCount: 10, passCount: 6 }],
    [{ questionCount: 10, passCount: 6 }, 8, { questionCount: 8, passCount: 6 }],
    [{ questionCount: 10, passCount: 6 }, 3, { questionCount: 3, passCount: 3 }],
    [{ questionCount: 10, passCount: 6 }, 0, null],
    [{ questionCount: 10, passCount: 0 }, 10, { questionCount: 10, passCount: 1 }],
  ])('a quiz of %j from a bank of %d asks %j', (rules, available, counts) => {
    expect(countsFor(rules, available)).toEqual(counts)
  })
})

describe('marking', () => {
  const paper = [
    { kind: 'single', options: ['一', '二', '三'], right: [1] },
    { kind: 'multiple', options: ['一', '二', '三', '四'], right: [0, 2] },
    { kind: 'trueFalse', options: ['正确', '错误'], right: [0] },
  ] as const

  test('a question is right with all right options and none besides', () => {
    const [, multiple] = paper
    expect(isCorrect(multiple, [0, 2])).toBe(true)
    for (const chosen of [[], [0], [0, 1], [0, 1, 2], [1, 3]]) expect(isCorrect(multiple, chosen)).toBe(false)
  })

  test('what was not answered is wrong, and what was chosen twice counts once', () => {
    const answers = tidyAnswers(paper, [[1], [2, 0, 2]])
    expect(answers).toEqual([[1], [0, 2], []])
    expect(countCorrect(paper, answers)).toBe(2)
  })

  test.each([
    [[[1], [0, 2], [0], [0]], { place: 3, sentence: '这份只有 3 题，没有第 4 题。' }],
    [[[3]], { place: 0, sentence: '第 1 题只有 3 个选项。' }],
    [[[0], [0], [2]], { place: 2, sentence: '第 3 题只有 2 个选项。' }],
    [[[0, 1]], { place: 0, sentence: '第 1 题只能选一个。' }],
    [[], null],
    [[[], [0, 1, 2, 3]], null],
  ])('answers that do not fit name the question: %j', (answers, problem) => {
    expect(answersProblem(paper, answers)).toEqual(problem)
  })
})

describe('the time limit', () => {
  const endsAt = 1_800_000_000_000

  test('leaves half a minute for what is on its way', () => {
    expect(isLate({ endsAt }, endsAt + 30_000)).toBe(false)
    expect(isLate({ endsAt }, endsAt + 30_001)).toBe(true)
  })

  test('gives a paper up an hour after its end', () => {
    expect(isAbandoned({ endsAt }, endsAt + 3600_000)).toBe(false)
    expect(isAbandoned({ endsAt }, endsAt + 3600_001)).toBe(true)
  })

  test('without one, nothing is ever late', () => {
    expect(isLate({ endsAt: null }, endsAt * 2)).toBe(false)
    expect(isAbandoned({ endsAt: null }, endsAt * 2)).toBe(false)
  })
})
