import {
  comparableStem,
  isSameQuestion,
  questionProblems,
  tidyQuestion,
  type QuestionContent,
} from '../../domain/question'
import { audit } from '../../kit/audit'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { bankIn, bankOf, ownBranch } from '../access'
import { idsByStem, refuseOverfull, textsOf, touch } from '../bank-writes'
import { questions, type Bank, type Question } from '../repository'

type Context = RunContext<'questions.saveQuestion'>

export const saveQuestion = action('questions.saveQuestion', {
  access: ownBranch,
  async run(context) {
    const { kind, stem, options, answer, explanation } = context.input
    const content = tidyQuestion({ kind, stem, options, answer, explanation })
    refuseUnsound(content)
    await bankOf(context)
    await checkTexts(textsOf(content), { openid: context.actor.openid, scene: 'forum' })
    return transaction((tx) => save(tx, context, content))
  },
})

function refuseUnsound(content: QuestionContent): void {
  const problems = questionProblems(content)
  const [sentence] = Object.values(problems)
  if (sentence) refuse('INVALID_INPUT', sentence, problems)
}

async function save(tx: Transaction, context: Context, content: QuestionContent) {
  const { input, actor, now, requestId } = context
  const bank = await bankIn(tx, context)
  const { _id: bankId, branchId } = bank
  const _id = input.questionId ?? factId('question', bankId, actor.member.id, requestId)
  const before = await knownQuestion(tx, { _id, bank, isNew: input.questionId === null })
  // The same save again, after its answer was lost; or one that changes nothing.
  const isRepeated = input.questionId === null || before?.savedWith === requestId
  if (before && (isRepeated || isSameQuestion(before, content))) return answer(before)
  if (before && before.version !== input.version) refuse('CONFLICT', '有人刚改过这道题。你写的还在，刷新后再合并。')
  if (!before) refuseOverfull(bank.questionIds.length, 1)
  await refuseTakenStem(bankId, content.stem, _id)
  const base = before ?? { _id, bankId, branchId, key: timeKey(now, _id), version: 0 }
  const saved: Question = { ...base, ...content, version: base.version + 1, savedWith: requestId }
  await tx.set(questions, saved)
  await touch(tx, bank, before ? undefined : [...bank.questionIds, _id])
  const what = `在题库「${bank.title}」里${before ? '修改' : '新增'}了一道题`
  await audit(tx, context, { action: 'questions.saveQuestion', what, branchId, targetId: _id })
  return answer(saved)
}

const answer = ({ _id: questionId, version }: Question) => ({ questionId, version })

async function knownQuestion(
  tx: Transaction,
  { _id, bank, isNew }: { _id: string; bank: Bank; isNew: boolean },
): Promise<Question | null> {
  const question = await tx.get(questions, _id)
  if (isNew && !question) return null
  return present(question?.bankId === bank._id ? question : null)
}

async function refuseTakenStem(bankId: string, stem: string, ownId: string): Promise<void> {
  const taken = (await idsByStem(bankId)).get(comparableStem(stem))
  if (taken === undefined || taken === ownId) return
  const sentence = '这个题库里已经有一样的题目了。'
  refuse('INVALID_INPUT', sentence, { stem: sentence })
}
