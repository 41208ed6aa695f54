/** A confirmed import: planned against the bank as it is, checked, and written in bounded pieces. */
import { comparableStem, isSameQuestion } from '../domain/question'
import { planQuestions, type PlannedQuestion, type QuestionPlan } from '../domain/question-import'
import { firstRisky } from '../kit/content-check'
import { transaction, type Transaction } from '../kit/database'
import { refuse } from '../kit/errors'
import { factId, timeKey } from '../kit/ids'
import { countsOf } from '../kit/import'
import { readRows } from '../kit/spreadsheet'
import { bankIn } from './access'
import { idsByStem, questionsOf, refuseOverfull, textsOf, touch } from './bank-writes'
import { questions, type Bank, type Question } from './repository'

export type Submission = Parameters<typeof bankIn>[1] & { readonly requestId: string; readonly now: number }

/** Reads the file against the bank as it is now. Said at the preview, since the writing would stop half way. */
export async function planOf({ _id }: Bank, base64: string): Promise<QuestionPlan> {
  const [sheet, known] = await Promise.all([readRows(base64), questionsOf(_id)])
  const plan = planQuestions(sheet, known)
  refuseOverfull(known.length, countsOf(plan).addCount)
  return plan
}

/** Documents in one transaction: far below its 30 s and small enough that others get through between two pieces. */
const pieceSize = 50

/** A crash leaves whole pieces; the same submission again plans anew and writes only what is missing. */
export async function writeRows(rows: readonly PlannedQuestion[], submission: Submission): Promise<void> {
  const wanted = rows.filter(({ change }) => change !== 'same')
  await refuseRiskyRows(wanted, submission.actor.openid)
  for (let start = 0; start < wanted.length; start += pieceSize) {
    const piece = wanted.slice(start, start + pieceSize)
    await transaction((tx) => writePiece(tx, piece, submission))
  }
}

async function refuseRiskyRows(rows: readonly PlannedQuestion[], openid: string): Promise<void> {
  const texts = rows.map(({ content }) => textsOf(content).join('\n'))
  const place = await firstRisky(texts, { openid, scene: 'forum' })
  const row = place === null ? undefined : rows[place]
  if (row) refuse('CONTENT_RISKY', `第 ${row.row} 行没有通过微信的内容检查，改一改再导入。`)
}

async function writePiece(tx: Transaction, piece: readonly PlannedQuestion[], submission: Submission): Promise<void> {
  const bank = await bankIn(tx, submission)
  // Looked up inside the body: when somebody added one of them meanwhile, this one changes it instead.
  const known = await idsByStem(bank._id)
  const added: Question[] = []
  for (const planned of piece) {
    const id = known.get(comparableStem(planned.content.stem))
    if (id === undefined) added.push(newQuestion(bank, planned, submission))
    else await change(tx, id, { planned, submission })
  }
  refuseOverfull(bank.questionIds.length, added.length)
  if (added.length > 0) await tx.createMany(questions, added)
  await touch(tx, bank, [...bank.questionIds, ...added.map(({ _id }) => _id)])
}

function newQuestion(
  { _id: bankId, branchId }: Bank,
  { row, content }: PlannedQuestion,
  { requestId, now }: Submission,
): Question {
  const _id = factId('import', bankId, requestId, comparableStem(content.stem))
  // Rows of one file keep their order.
  const key = timeKey(now, `${String(row).padStart(5, '0')}_${_id}`)
  return { _id, bankId, branchId, key, version: 1, savedWith: requestId, ...content }
}

async function change(
  tx: Transaction,
  id: string,
  { planned, submission }: { planned: PlannedQuestion; submission: Submission },
): Promise<void> {
  const before = await tx.get(questions, id)
  if (!before || isSameQuestion(before, planned.content)) return
  await tx.set(questions, {
    ...before,
    ...planned.content,
    version: before.version + 1,
    savedWith: submission.requestId,
  })
}
