import type { OutputOf } from '../../../cloudfunctions/contract'
import { aMember, openWorld, type World } from '../../support/world'
import { aBankOfQuestions, aQuizCourse, aQuizTask } from '../learn/quiz-support'
import { aLearningBranch } from '../learn/support'
import { aQuestion, auditsOf, bankOf, questionsIn, save, saveBank, type QuestionInput } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

async function aBank() {
  const people = await aLearningBranch(world)
  return { ...people, bankId: await saveBank(world, people.editor) }
}

describe('a bank', () => {
  test('is made, listed with its number of questions, renamed and removed, and the log says so', async () => {
    const { editor, branchId, bankId } = await aBank()
    await save(world, editor, aQuestion(bankId))
    await world.data('questions.saveBank', { bankId, title: '党章党规' }, { as: editor })
    const { items, nextCursor } = await world.data('questions.listBanks', {}, { as: editor })
    expect({ items, nextCursor }).toEqual({
      items: [{ bankId, title: '党章党规', questionCount: 1 }],
      nextCursor: null,
    })
    await world.data('questions.removeBank', { bankId }, { as: editor })
    expect((await world.data('questions.listBanks', {}, { as: editor })).items).toEqual([])
    expect(questionsIn(world, bankId)).toEqual([])
    expect(auditsOf(world, branchId)).toEqual([
      '新建题库「党章」',
      '在题库「党章」里新增了一道题',
      '把题库「党章」改名为「党章党规」',
      '删除题库「党章党规」，共 1 题',
    ])
  })

  test('made twice with one request is one bank, with one line in the log', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const make = () =>
      world.data('questions.saveBank', { bankId: null, title: '党章' }, { as: editor, requestId: 'one-bank-only' })
    const made = await Promise.all([make(), make(), make()])
    expect(new Set(made.map(({ bankId }) => bankId)).size).toBe(1)
    expect(world.find('questionBanks', { branchId })).toHaveLength(1)
    expect(auditsOf(world, branchId)).toHaveLength(1)
  })

  test('renamed again after the answer was lost, or to the name that it has, is renamed once', async () => {
    const { editor, branchId, bankId } = await aBank()
    const rename = () =>
      world.data('questions.saveBank', { bankId, title: '甲' }, { as: editor, requestId: 'rename-it-once' })
    await Promise.all([rename(), rename()])
    await rename()
    await world.data('questions.saveBank', { bankId, title: '甲' }, { as: editor })
    expect(bankOf(world, bankId).title).toBe('甲')
    expect(auditsOf(world, branchId)).toEqual(['新建题库「党章」', '把题库「党章」改名为「甲」'])
  })

  test('removed again after the answer was lost is removed, once in the log, and opens no more', async () => {
    const { editor, branchId, bankId } = await aBank()
    const remove = () => world.data('questions.removeBank', { bankId }, { as: editor })
    await Promise.all([remove(), remove()])
    await remove()
    expect(auditsOf(world, branchId)).toHaveLength(2)
    expect((await world.refusal('questions.openBank', { bankId }, { as: editor })).code).toBe('NOT_FOUND')
    expect((await world.refusal('questions.saveQuestion', aQuestion(bankId), { as: editor })).code).toBe('NOT_FOUND')
    const rename = { bankId, title: '回来' }
    expect((await world.refusal('questions.saveBank', rename, { as: editor })).code).toBe('NOT_FOUND')
  })

  test('is not removed while a course or an open task draws from it', async () => {
    const { editor, branchId, bankId } = await aBank()
    const rules = { questionCount: 5, passCount: 3, limitMinutes: null, maxTries: null }
    const quiz = aQuizCourse(world, { branchId, rules: { bankId } })
    const task = aQuizTask(world, { branchId, work: { kind: 'quiz', quiz: { bankId, ...rules } } })
    const refused = () => world.refusal('questions.removeBank', { bankId }, { as: editor })
    expect(await refused()).toMatchObject({
      code: 'WRONG_STATE',
      message: '微课「开好组织生活会」的测验在用这个题库，先给它换一个题库，再来删。',
    })
    await world.update('courses', { _id: quiz.sourceId }, { $set: { state: 'archived' } })
    expect((await refused()).message).toContain('任务「学习日答题」的测验在用这个题库')
    await world.update('tasks', { _id: task.sourceId }, { $set: { state: 'closed' } })
    await world.data('questions.removeBank', { bankId }, { as: editor })
  })

  test('opens page by page, the newest question first, in three database calls', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const bankId = aBankOfQuestions(world, { branchId, count: 120 })
    const stems: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: OutputOf<'questions.openBank'> = await world.data(
        'questions.openBank',
        { bankId, ...(cursor && { cursor }) },
        { as: editor },
      )
      expect(page.questionCount).toBe(120)
      expect(world.cloud.calls.at(-1)).toMatchObject({ databaseCalls: 3 })
      expect(world.cloud.calls.at(-1)!.documentsExamined).toBeLessThan(60)
      stems.push(...page.items.map(({ stem }) => stem))
      cursor = page.nextCursor
    }
    expect(stems).toEqual(Array.from({ length: 120 }, (_none, place) => `第 ${119 - place} 题`))
  })
})

describe('a question', () => {
  test('is stored as it was written, and opens again with everything', async () => {
    const { editor, bankId } = await aBank()
    const input = aQuestion(bankId, { kind: 'multiple', answer: [2, 0, 2] })
    const { questionId, version } = await save(world, editor, input)
    const { items } = await world.data('questions.openBank', { bankId }, { as: editor })
    const { kind, stem, options, explanation } = input
    expect(items).toEqual([{ questionId, version, kind, stem, options, explanation, answer: [0, 2] }])
  })

  test('of true/false has its two options from the server', async () => {
    const { editor, bankId } = await aBank()
    for (const options of [[], ['是', '不是', '不知道']]) {
      const { questionId } = await save(world, editor, aQuestion(bankId, { kind: 'trueFalse', options, answer: [1] }))
      expect(world.only('questions', { _id: questionId })).toMatchObject({ options: ['正确', '错误'], answer: [1] })
    }
  })

  test.each<[string, Partial<QuestionInput>, string, string]>([
    ['without a stem', { stem: ' ' }, 'stem', '题目还没有填。'],
    ['with a stem too long', { stem: '长'.repeat(301) }, 'stem', '题目最多 300 个字，现在是 301 个。'],
    ['with an empty option', { options: ['每月', ''] }, 'options.1', '选项还没有填。'],
    [
      'with an option too long',
      { options: ['每月', '长'.repeat(101)] },
      'options.1',
      '选项最多 100 个字，现在是 101 个。',
    ],
    ['with seven options', { options: [...'一二三四五六七'] }, 'options', '选项最多 6 个。'],
    ['with one option', { options: ['每月'] }, 'options', '单选题要 2 到 6 个选项，现在是 1 个。'],
    ['with two equal options', { options: ['每月', ' 每月 '] }, 'options', '选项 A 和 B 一样，改掉一个。'],
    ['without an answer', { answer: [] }, 'answer', '还没有标出正确答案。'],
    ['with two answers for single', { answer: [0, 1] }, 'answer', '单选题只有一个正确答案，现在标了 2 个。'],
    [
      'with one answer for multiple',
      { kind: 'multiple' },
      'answer',
      '多选题至少有 2 个正确答案；只有一个的话，改成单选题。',
    ],
    ['with an answer beyond', { answer: [3] }, 'answer', '答案里的 D 没有对应的选项。'],
    ['with an answer that is no place', { answer: [6] }, 'answer.0', '答案要是 0 到 5 之间的整数。'],
    [
      'with an explanation too long',
      { explanation: '长'.repeat(501) },
      'explanation',
      '解析最多 500 个字，现在是 501 个。',
    ],
  ])('%s is refused by field, and nothing is written', async (...[_what, changes, field, sentence]) => {
    const { editor, bankId } = await aBank()
    const error = await world.refusal('questions.saveQuestion', aQuestion(bankId, changes), { as: editor })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { [field]: sentence } })
    expect(questionsIn(world, bankId)).toEqual([])
  })

  test.each<[string, (text: string) => Partial<QuestionInput>]>([
    ['stem', (text) => ({ stem: text })],
    ['options', (text) => ({ options: ['每月', text] })],
    ['explanation', (text) => ({ explanation: text })],
  ])('whose %s does not pass the content check is not stored', async (_what, changesOf) => {
    const { editor, bankId } = await aBank()
    const refused = async (text: string) =>
      (await world.refusal('questions.saveQuestion', aQuestion(bankId, changesOf(text)), { as: editor })).code
    expect(await refused('违规测试')).toBe('CONTENT_RISKY')
    expect(await refused('疑似测试')).toBe('CONTENT_RISKY')
    world.cloud.contentCheck.down = true
    expect(await refused('好')).toBe('CHECK_UNAVAILABLE')
    expect(questionsIn(world, bankId)).toEqual([])
  })

  test('with a stem that the bank has, however it is spaced, is refused; another bank may have it', async () => {
    const { editor, bankId } = await aBank()
    const input = aQuestion(bankId, { stem: '党章有多少条？' })
    await save(world, editor, input)
    const again = { ...input, stem: ' 党章 有多少条? ' }
    const error = await world.refusal('questions.saveQuestion', again, { as: editor })
    expect(error.fields).toEqual({ stem: '这个题库里已经有一样的题目了。' })
    await save(world, editor, { ...input, bankId: await saveBank(world, editor, '别的') })
    // Two at once meet at the bank.
    const twice = aQuestion(bankId)
    const both = await Promise.all([1, 2].map(() => world.call('questions.saveQuestion', twice, { as: editor })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(questionsIn(world, bankId)).toHaveLength(2)
  })

  test('changed from an older version is refused; the same change again is not written twice', async () => {
    const { editor, secretary, branchId, bankId } = await aBank()
    const input = aQuestion(bankId)
    const { questionId } = await save(world, editor, input)
    const change = { ...input, questionId, version: 1, explanation: '见第十三条。' }
    const options = { as: editor, requestId: 'same-question-change' }
    const answers = [1, 2].map(() => world.data('questions.saveQuestion', change, options))
    expect(await Promise.all(answers)).toEqual([1, 2].map(() => ({ questionId, version: 2 })))
    const late = { ...input, questionId, version: 1, explanation: '不一样的话。' }
    expect((await world.refusal('questions.saveQuestion', late, { as: secretary })).code).toBe('CONFLICT')
    // Nothing different: nothing to write.
    expect(await save(world, secretary, change)).toEqual({ questionId, version: 2 })
    expect(auditsOf(world, branchId)).toEqual([
      '新建题库「党章」',
      '在题库「党章」里新增了一道题',
      '在题库「党章」里修改了一道题',
    ])
    expect(bankOf(world, bankId).questionIds).toEqual([questionId])
  })

  test('sent three times with one request is one question', async () => {
    const { editor, bankId } = await aBank()
    const input = aQuestion(bankId)
    const options = { as: editor, requestId: 'one-question-only' }
    const saves = await Promise.all([1, 2, 3].map(() => world.data('questions.saveQuestion', input, options)))
    expect(new Set(saves.map(({ questionId, version }) => `${questionId} ${version}`)).size).toBe(1)
    expect(questionsIn(world, bankId)).toHaveLength(1)
    // Even when somebody has changed it before the last retry.
    const { questionId } = saves[0]!
    await save(world, editor, { ...input, questionId, version: 1, explanation: '见第十三条。' })
    expect(await world.data('questions.saveQuestion', input, options)).toEqual({ questionId, version: 2 })
    expect(questionsIn(world, bankId)).toMatchObject([{ explanation: '见第十三条。' }])
  })

  test('ten written at once are all in the bank', async () => {
    const { editor, bankId } = await aBank()
    const saves = await Promise.all(Array.from({ length: 10 }, () => save(world, editor, aQuestion(bankId))))
    expect([...bankOf(world, bankId).questionIds].sort()).toEqual(saves.map(({ questionId }) => questionId).sort())
  })

  test('does not fit into a bank of 500', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const bankId = aBankOfQuestions(world, { branchId, count: 500 })
    expect(await world.refusal('questions.saveQuestion', aQuestion(bankId), { as: editor })).toMatchObject({
      code: 'WRONG_STATE',
      message: '一个题库最多 500 题，现在有 500 题，加不下 1 题。可以另建一个题库。',
    })
  })

  test('cannot be reached through another bank', async () => {
    const { editor, bankId } = await aBank()
    const input = aQuestion(bankId)
    const { questionId } = await save(world, editor, input)
    const other = await saveBank(world, editor, '别的')
    const stolen = { ...input, bankId: other, questionId, version: 1, stem: '改到别处' }
    expect((await world.refusal('questions.saveQuestion', stolen, { as: editor })).code).toBe('NOT_FOUND')
    await world.data('questions.removeQuestion', { bankId: other, questionId }, { as: editor })
    expect(questionsIn(world, bankId)).toMatchObject([{ _id: questionId, stem: input.stem }])
  })

  test('is removed once, and the log says so once', async () => {
    const { editor, branchId, bankId } = await aBank()
    const { questionId } = await save(world, editor, aQuestion(bankId))
    const remove = () => world.data('questions.removeQuestion', { bankId, questionId }, { as: editor })
    await Promise.all([remove(), remove()])
    await remove()
    expect(questionsIn(world, bankId)).toEqual([])
    expect(bankOf(world, bankId).questionIds).toEqual([])
    expect(auditsOf(world, branchId).at(-1)).toBe('从题库「党章」里删除了一道题')
    expect(auditsOf(world, branchId)).toHaveLength(3)
  })

  test('stays while a quiz needs every question that the bank has', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const bankId = aBankOfQuestions(world, { branchId, count: 7 })
    const { sourceId } = aQuizCourse(world, { branchId, rules: { bankId, questionCount: 6 } })
    const [first, second, third] = bankOf(world, bankId).questionIds as [string, string, string]
    const remove = (questionId: string) =>
      world.call('questions.removeQuestion', { bankId, questionId }, { as: editor })
    // Two at once: one of them would take the sixth.
    const both = await Promise.all([remove(first), remove(second)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const left = bankOf(world, bankId).questionIds
    expect(left).toHaveLength(6)
    expect(
      await world.refusal('questions.removeQuestion', { bankId, questionId: third }, { as: editor }),
    ).toMatchObject({
      code: 'WRONG_STATE',
      message: '微课「开好组织生活会」的测验每份要 6 题，删掉就不够了。先添一道题，或减少它的题数。',
    })
    await world.update('courses', { _id: sourceId }, { $set: { 'quiz.questionCount': 5 } })
    expect(await remove(third)).toMatchObject({ ok: true })
  })
})

describe('banks are kept', () => {
  const actionsOn = (bankId: string, questionId: string) =>
    [
      ['questions.openBank', { bankId }],
      ['questions.saveBank', { bankId, title: '抢来的' }],
      ['questions.removeBank', { bankId }],
      ['questions.saveQuestion', aQuestion(bankId)],
      ['questions.saveQuestion', aQuestion(bankId, { questionId, version: 1 })],
      ['questions.removeQuestion', { bankId, questionId }],
      ['questions.exportBank', { bankId }],
      ['questions.previewImport', { bankId, base64: '' }],
      ['questions.confirmImport', { bankId, base64: '', digest: 'none' }],
    ] as const

  const general = [
    ['questions.listBanks', {}],
    ['questions.importTemplate', {}],
    ['questions.saveBank', { bankId: null, title: '新的' }],
  ] as const

  test('by editors alone: members, organisers and group leaders are refused everything', async () => {
    const { editor, branchId, member, bankId } = await aBank()
    const { questionId } = await save(world, editor, aQuestion(bankId))
    const groupId = 'group-of-leader'
    const others = [
      member,
      await aMember(world, { branchId, roles: ['organizer'] }),
      await aMember(world, { branchId, groupId, roles: ['groupLeader'] }),
      await aMember(world, { branchId, roles: ['committeeAdmin'] }),
    ]
    const before = [bankOf(world, bankId), questionsIn(world, bankId)]
    for (const as of others) {
      for (const [name, input] of [...general, ...actionsOn(bankId, questionId)]) {
        expect([name, (await world.refusal(name, input as never, { as })).code]).toEqual([name, 'FORBIDDEN'])
      }
    }
    expect([bankOf(world, bankId), questionsIn(world, bankId)]).toEqual(before)
  })

  test('in their own branch: to editors elsewhere a bank is not there', async () => {
    const { editor, bankId } = await aBank()
    const { questionId } = await save(world, editor, aQuestion(bankId))
    const { secretary: foreign } = await aLearningBranch(world)
    const before = [bankOf(world, bankId), questionsIn(world, bankId)]
    const refusedOf = async (id: string) => {
      const answers: object[] = []
      for (const [name, input] of actionsOn(id, questionId)) {
        const { code, message } = await world.refusal(name, input, { as: foreign })
        answers.push({ name, code, message })
      }
      return answers
    }
    const refused = await refusedOf(bankId)
    expect(new Set(refused.map((answer) => (answer as { code: string }).code))).toEqual(new Set(['NOT_FOUND']))
    expect(refused).toEqual(await refusedOf('no-such-bank'))
    expect([bankOf(world, bankId), questionsIn(world, bankId)]).toEqual(before)
    expect((await world.data('questions.listBanks', {}, { as: foreign })).items).toEqual([])
  })
})
