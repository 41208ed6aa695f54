/** What the tests of question banks start from. */
import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/node'
import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { questionColumns } from '../../../cloudfunctions/domain/question-columns'
import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { Bank, Question } from '../../../cloudfunctions/questions/repository'
import type { World } from '../../support/world'

export type QuestionInput = InputOf<'questions.saveQuestion'>

/** A sound question of a new kind of stem each time. */
let serial = 0
export const aQuestion = (bankId: string, changes: Partial<QuestionInput> = {}): QuestionInput => ({
  bankId,
  questionId: null,
  version: 0,
  kind: 'single',
  stem: `党小组会多久开一次？（${++serial}）`,
  options: ['每月', '每季度', '每年'],
  answer: [0],
  explanation: '每月至少一次。',
  ...changes,
})

export const saveBank = async (world: World, as: Member, title = '党章') =>
  (await world.data('questions.saveBank', { bankId: null, title }, { as })).bankId

export const save = (world: World, as: Member, input: QuestionInput) =>
  world.data('questions.saveQuestion', input, { as })

export const bankOf = (world: World, bankId: string) => world.only<Bank>('questionBanks', { _id: bankId })
export const questionsIn = (world: World, bankId: string) =>
  world.find<Question>('questions', { bankId }).sort((a, b) => (a.key < b.key ? -1 : 1))
/** What was written to the log about a branch's banks, oldest first. */
export const auditsOf = (world: World, branchId: string) =>
  world
    .find<AuditEntry>('auditLog', { branchId })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ what }) => what)

export const header = questionColumns.map((column) => column.header)

/** A row by header; what is not named is empty. */
export const aRow = (cells: Readonly<Record<string, string>>) => header.map((title) => cells[title] ?? null)

export const aSingleRow = (stem: string, changes: Readonly<Record<string, string>> = {}) =>
  aRow({ 题型: '单选', 题目: stem, 选项A: '每月', 选项B: '每年', 答案: 'A', ...changes })

export async function aFile(rows: readonly (readonly (string | null)[])[]): Promise<string> {
  const cells = [header, ...rows].map((row) => row.map((value) => (value === null ? null : { value })))
  return (await writeXlsxFile(cells as never, { sheet: '题目' }).toBuffer()).toString('base64')
}

export const sheetsOf = (base64: string) => readXlsxFile(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
