import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import type { Member } from '../../../cloudfunctions/directory/members'
import { openWorld, type World } from '../../support/world'
import { aBankOfQuestions } from '../learn/quiz-support'
import { aLearningBranch } from '../learn/support'
import {
  aFile,
  aQuestion,
  aRow,
  aSingleRow,
  auditsOf,
  bankOf,
  header,
  questionsIn,
  save,
  saveBank,
  sheetsOf,
} from './support'

let world: World
let branchId: string
let editor: Member
let bankId: string
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  ;({ branchId, editor } = await aLearningBranch(world))
  bankId = await saveBank(world, editor)
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const preview = (base64: string, to = bankId) =>
  world.data('questions.previewImport', { bankId: to, base64 }, { as: editor })
const confirm = (base64: string, digest: string, options: object = {}) =>
  world.data('questions.confirmImport', { bankId, base64, digest }, { as: editor, ...options })
const exported = async (from = bankId) =>
  (await world.data('questions.exportBank', { bankId: from }, { as: editor })).base64

describe('import', () => {
  test('a preview says row by row what would happen, and writes nothing', async () => {
    const { stem } = aQuestion(bankId)
    const { questionId } = await save(world, editor, aQuestion(bankId, { stem, options: ['每月', '每年'] }))
    const base64 = await aFile([
      aSingleRow('支部党员大会多久开一次？'),
      aSingleRow(stem, { 答案: 'B' }),
      aSingleRow('', { 选项B: '' }),
      aRow({ 题型: '判断', 题目: '党小组会每月一次。', 答案: '也许' }),
      aSingleRow('支部党员大会多久 开一次？'),
    ])
    const plan = await preview(base64)
    expect(plan).toMatchObject({ addCount: 1, changeCount: 1, sameCount: 0 })
    expect(plan.sample).toEqual([
      { row: 2, kind: 'single', stem: '支部党员大会多久开一次？', change: 'add' },
      { row: 3, kind: 'single', stem, change: 'change' },
    ])
    expect(plan.issues).toEqual([
      { row: 4, column: '题目', message: '题目还没有填。' },
      { row: 5, column: '答案', message: '答案「也许」看不懂。判断题写「正确」或「错误」。' },
      { row: 6, column: '题目', message: '题目和第 2 行重复。' },
    ])
    expect(questionsIn(world, bankId)).toMatchObject([{ _id: questionId, version: 1 }])
  })

  test('confirmed, writes the good rows in their order with one line in the log; again, it changes nothing', async () => {
    const base64 = await aFile([
      aSingleRow('甲？', { 解析: '见第一条。' }),
      aRow({ 题型: '多选', 题目: '乙？', 选项A: '一', 选项B: '二', 选项C: '三', 答案: 'AC' }),
      aRow({ 题型: '判断', 题目: '丙。', 答案: '错误' }),
      aSingleRow('丁？', { 题型: '填空' }),
    ])
    const { digest } = await preview(base64)
    expect(await confirm(base64, digest)).toEqual({ addCount: 3, changeCount: 0, sameCount: 0 })
    const stored = questionsIn(world, bankId)
    expect(stored).toMatchObject([
      { kind: 'single', stem: '甲？', options: ['每月', '每年'], answer: [0], explanation: '见第一条。', version: 1 },
      { kind: 'multiple', stem: '乙？', options: ['一', '二', '三'], answer: [0, 2], explanation: '' },
      { kind: 'trueFalse', stem: '丙。', options: ['正确', '错误'], answer: [1] },
    ])
    expect(bankOf(world, bankId).questionIds).toEqual(stored.map(({ _id }) => _id))
    expect(await confirm(base64, digest)).toEqual({ addCount: 0, changeCount: 0, sameCount: 3 })
    expect(questionsIn(world, bankId)).toEqual(stored)
    expect(auditsOf(world, branchId)).toEqual([
      '新建题库「党章」',
      '导入题库「党章」：新增 3 题，更新 0 题',
      '导入题库「党章」：新增 0 题，更新 0 题',
    ])
  })

  test('a question that was edited since is known by its stem of today, and its old stem is another question', async () => {
    const base64 = await aFile([aSingleRow('旧题干？')])
    const { digest } = await preview(base64)
    await confirm(base64, digest, { requestId: 'import-and-edit' })
    const { _id: questionId } = questionsIn(world, bankId)[0]!
    await save(world, editor, aQuestion(bankId, { questionId, version: 1, stem: '新题干？' }))
    expect(await preview(base64)).toMatchObject({ addCount: 1, sameCount: 0 })
    await confirm(base64, digest)
    expect(
      questionsIn(world, bankId)
        .map(({ stem }) => stem)
        .sort(),
    ).toEqual(['新题干？', '旧题干？'].sort())
    const changed = await aFile([aSingleRow('新题干？', { 答案: 'B' })])
    await confirm(changed, (await preview(changed)).digest)
    expect(questionsIn(world, bankId)).toHaveLength(2)
    expect(world.only('questions', { _id: questionId })).toMatchObject({ answer: [1], version: 3 })
  })

  test('a retry after a lost answer reports the same figures and writes one line in the log', async () => {
    const base64 = await aFile([aSingleRow('甲？'), aSingleRow('乙？')])
    const { digest } = await preview(base64)
    const options = { requestId: `import-${bankId}` }
    const first = await confirm(base64, digest, options)
    expect(await confirm(base64, digest, options)).toEqual(first)
    expect(first).toEqual({ addCount: 2, changeCount: 0, sameCount: 0 })
    expect(auditsOf(world, branchId)).toHaveLength(2)
  })

  test('after a crash between two pieces, the same submission completes what is missing', async () => {
    const base64 = await aFile(Array.from({ length: 120 }, (_none, index) => aSingleRow(`第 ${index} 题？`)))
    const { digest } = await preview(base64)
    const requestId = `crash-${bankId}`
    await confirm(base64, digest, { requestId })
    // As the crash would leave it: the submission on record, 50 rows written, the rest not.
    const kept = bankOf(world, bankId).questionIds.slice(0, 50)
    const lost = bankOf(world, bankId).questionIds.slice(50)
    await world.update('questionBanks', { _id: bankId }, { $set: { questionIds: kept } })
    await world.update('questionImports', { branchId }, { $set: { state: 'running' } })
    await removeLost(lost)
    expect(await confirm(base64, digest, { requestId })).toEqual({ addCount: 120, changeCount: 0, sameCount: 0 })
    expect(questionsIn(world, bankId)).toHaveLength(120)
    expect(new Set(bankOf(world, bankId).questionIds).size).toBe(120)
  })

  test('confirmed three times at once, adds nothing twice and fails nobody', async () => {
    const base64 = await aFile(Array.from({ length: 160 }, (_none, index) => aSingleRow(`第 ${index} 题？`)))
    const [plan] = await Promise.all([1, 2, 3].map(() => preview(base64)))
    await Promise.all([1, 2, 3].map(() => confirm(base64, plan!.digest)))
    const stored = questionsIn(world, bankId)
    expect(stored).toHaveLength(160)
    expect(stored.every(({ version }) => version === 1)).toBe(true)
    expect(new Set(bankOf(world, bankId).questionIds).size).toBe(160)
  })

  test('a full bank of long questions goes through at once', async () => {
    const rows = Array.from({ length: 500 }, (_none, index) =>
      aSingleRow(`${'题'.repeat(200)}${index}`, { 选项C: '丙'.repeat(100), 解析: '解'.repeat(300) }),
    )
    const base64 = await aFile(rows)
    const { digest, addCount, issues } = await preview(base64)
    expect({ addCount, issues }).toEqual({ addCount: 500, issues: [] })
    await confirm(base64, digest)
    expect(bankOf(world, bankId).questionIds).toHaveLength(500)
    const more = await aFile([aSingleRow('再来一题？')])
    expect(await world.refusal('questions.previewImport', { bankId, base64: more }, { as: editor })).toMatchObject({
      code: 'WRONG_STATE',
      message: '一个题库最多 500 题，现在有 500 题，加不下 1 题。可以另建一个题库。',
    })
  })

  test.each([
    ['stem', '违规测试？', {}],
    ['option', '好题？', { 选项B: '疑似测试' }],
    ['explanation', '好题？', { 解析: '违规测试' }],
  ])('a %s that does not pass the content check is named by its row, and nothing is written', async (...given) => {
    const [, stem, changes] = given
    const good = Array.from({ length: 90 }, (_none, index) => aSingleRow(`第 ${index} 题？`))
    const base64 = await aFile([...good, aSingleRow(stem, changes), aSingleRow('末题？')])
    const { digest } = await preview(base64)
    const input = { bankId, base64, digest }
    expect(await world.refusal('questions.confirmImport', input, { as: editor })).toMatchObject({
      code: 'CONTENT_RISKY',
      message: '第 92 行没有通过微信的内容检查，改一改再导入。',
    })
    world.cloud.contentCheck.down = true
    expect((await world.refusal('questions.confirmImport', input, { as: editor })).code).toBe('CHECK_UNAVAILABLE')
    expect(questionsIn(world, bankId)).toEqual([])
  })

  test('another file than the one previewed, and a file previewed for another bank, are refused', async () => {
    const base64 = await aFile([aSingleRow('甲？')])
    const { digest } = await preview(base64)
    const other = { bankId, base64: await aFile([aSingleRow('乙？')]), digest }
    expect((await world.refusal('questions.confirmImport', other, { as: editor })).code).toBe('CONFLICT')
    const elsewhere = { bankId: await saveBank(world, editor, '别的'), base64, digest }
    expect((await world.refusal('questions.confirmImport', elsewhere, { as: editor })).code).toBe('CONFLICT')
    expect(world.find('questions', { branchId })).toEqual([])
  })

  test('a file in which nothing can be imported is refused with its first reason', async () => {
    const base64 = await aFile([aSingleRow('甲？', { 题型: '填空' })])
    const { digest } = await preview(base64)
    const refusal = await world.refusal('questions.confirmImport', { bankId, base64, digest }, { as: editor })
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', message: '题型「填空」不认识。可以写：单选、多选、判断。' })
  })

  test.each([
    ['no spreadsheet', Buffer.from('题型,题目').toString('base64'), '文件读不出来'],
    ['an archive that is none', Buffer.from(zipSync({ 'a.txt': strToU8('x') })).toString('base64'), '文件读不出来'],
    ['a zip bomb', Buffer.from(zipSync({ 'a.xml': new Uint8Array(30_000_000) })).toString('base64'), '文件太大了'],
    ['too much', 'A'.repeat(933_340), '文件最大 700 KB'],
  ])('%s is refused with a sentence', async (_what, base64, sentence) => {
    const refusal = await world.refusal('questions.previewImport', { bankId, base64 }, { as: editor })
    expect(refusal.code).toBe('INVALID_INPUT')
    expect(refusal.message).toContain(sentence)
  })
})

test('the template explains its columns, and its examples can be imported', async () => {
  const { fileName, base64 } = await world.data('questions.importTemplate', {}, { as: editor })
  expect(fileName).toBe('题库模板.xlsx')
  const [sheet, help] = await sheetsOf(base64)
  expect(sheet?.data[0]).toEqual(header)
  expect(help?.data.map(([column]) => column)).toEqual(['列', ...header])
  expect(await preview(base64)).toMatchObject({ addCount: 3, issues: [] })
})

describe('export', () => {
  test('has the columns of the template, in the order of the bank', async () => {
    await save(world, editor, aQuestion(bankId, { stem: '甲？', explanation: '' }))
    world.advance('+1m')
    await save(world, editor, aQuestion(bankId, { stem: '乙？', kind: 'multiple', answer: [0, 2] }))
    world.advance('+1m')
    await save(world, editor, aQuestion(bankId, { stem: '丙。', kind: 'trueFalse', options: [], answer: [1] }))
    const { fileName, base64 } = await world.data('questions.exportBank', { bankId }, { as: editor })
    expect(fileName).toMatch(/^题库 党章 \d{4}-\d\d-\d\d\.xlsx$/)
    const [sheet] = await sheetsOf(base64)
    const options = ['每月', '每季度', '每年', null, null, null]
    expect(sheet?.data).toEqual([
      header,
      ['单选', '甲？', ...options, 'A', null],
      ['多选', '乙？', ...options, 'AC', '每月至少一次。'],
      ['判断', '丙。', ...Array<null>(6).fill(null), '错误', '每月至少一次。'],
    ])
  })

  test('imported again as it is, changes nothing; into an empty bank, it makes the same one', async () => {
    const full = aBankOfQuestions(world, { branchId, count: 60 })
    const base64 = await exported(full)
    expect(await preview(base64, full)).toMatchObject({ addCount: 0, changeCount: 0, sameCount: 60, issues: [] })
    await confirm(base64, (await preview(base64)).digest)
    const contents = (id: string) =>
      questionsIn(world, id).map(({ kind, stem, options, answer, explanation }) => [
        kind,
        stem,
        options,
        answer,
        explanation,
      ])
    expect(contents(bankId)).toEqual(contents(full))
  })

  test('gives back what people type, whatever it looks like to a spreadsheet', async () => {
    const odd = fc.stringMatching(/^[ '"=+\-@<>&\n_x0041甲]{1,8}$/).filter((text) => text.trim() !== '')
    const [drawn] = fc.sample(fc.uniqueArray(odd, { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 3 })
    const texts = [
      "'=甲",
      "''=甲",
      "'甲",
      '=1+1',
      '-1',
      '+5',
      '@甲',
      '1.50',
      '007',
      '1921-07-23',
      '50%',
      '一\n二',
      ...drawn!,
    ]
    for (const text of texts) {
      const stem = `题 ${text} ${texts.indexOf(text)}`
      const options = [text, `${text}的反面`]
      await save(
        world,
        editor,
        aQuestion(bankId, { stem: texts.indexOf(text) % 2 ? stem : text + stem, options, explanation: text }),
      )
    }
    const plan = await preview(await exported())
    expect(plan).toMatchObject({ addCount: 0, changeCount: 0, sameCount: texts.length, issues: [] })
  })
})

/** Takes questions away as a crash before they were written would. */
async function removeLost(ids: readonly string[]): Promise<void> {
  const answer = await fetch(`${world.cloud.url}/admin?env=${world.cloud.envId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      action: 'database.removeDocument',
      envName: world.cloud.envId,
      collectionName: 'questions',
      query: JSON.stringify({ _id: { $in: ids } }),
      queryType: 'WHERE',
      multi: true,
    }),
  })
  expect(await answer.json()).not.toHaveProperty('code')
}
