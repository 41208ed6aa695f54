import { memberCollection, type Member } from '../../directory/members'
import { allowedAnswers, stateAfterAnswer, type AnswerVerdict } from '../../domain/learning-task'
import { aboutTarget, audit } from '../../kit/audit'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { ownBranch, reflectionOf } from '../access'
import { recordFact } from '../facts'
import { tellAnswered } from '../messages'
import { reflections, type Reflection } from '../repository'

type Context = RunContext<'tasks.answerReflection'>

export const answerReflection = action('tasks.answerReflection', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now, requestId } = context
    const { verdict, text } = input
    const known = await reflectionOf(context)
    if (known.memberId === actor.member.id) refuse('WRONG_STATE', '自己的心得，请另一位书记或副书记来答复。')
    if (known.savedWith !== requestId) {
      refuseWordless(verdict, text)
      refuseStale(known, context)
      await checkTexts([text], { openid: actor.openid, scene: 'comment' })
    }
    const author = await memberCollection.get(known.memberId)
    const written = await transaction((tx) => put(tx, context, { known, author }))
    const { version, state } = written
    await tellAnswered(written, { verdict, text, byName: actor.member.name, version }, { author, now })
    return { state, version }
  },
})

const wordsMissing = { return: '写一句要改哪里，再退回。', comment: '点评还没有写。' } as const

function refuseWordless(verdict: AnswerVerdict, text: string): void {
  if (verdict === 'accept' || text !== '') return
  refuse('INVALID_INPUT', wordsMissing[verdict], { text: wordsMissing[verdict] })
}

function refuseStale({ version, state }: Reflection, { input }: Context): void {
  if (version !== input.version) refuse('CONFLICT', '这篇心得刚有改动或别人的答复。你写的还在，刷新看看再答复。')
  if (!allowedAnswers(state).includes(input.verdict)) refuse('WRONG_STATE', '这篇心得已经答复过，现在只能点评。')
}

async function put(
  tx: Transaction,
  context: Context,
  { known: { _id }, author }: { known: Reflection; author: Member | null },
): Promise<Reflection> {
  const { input, actor, now, requestId } = context
  const { verdict, text } = input
  const before = present(await tx.get(reflections, _id))
  // The same answer again, after its answer was lost.
  if (before.savedWith === requestId) return before
  refuseStale(before, context)
  const state = stateAfterAnswer(before.state, verdict)
  const answers = [...before.answers, { verdict, text, byName: actor.member.name, at: now }]
  const after = { state, version: before.version + 1, savedWith: requestId, isWaiting: state === 'submitted', answers }
  await tx.update(reflections, _id, after)
  await record(tx, { ...before, state }, author)
  const what = `${verbs[verdict]}${aboutTarget}在「${before.taskTitle}」里的心得`
  const fact = { branchId: before.branchId, targetId: before.memberId }
  await audit(tx, context, { action: 'tasks.answerReflection', what, ...fact })
  return { ...before, ...after }
}

const verbs: Readonly<Record<AnswerVerdict, string>> = { accept: '通过', return: '退回', comment: '点评' }

/** The author may have moved to another branch since: their facts lie where they are now. */
async function record(tx: Transaction, reflection: Reflection, author: Member | null): Promise<void> {
  const { taskId, memberId, taskYear: year, state, submittedAt: at } = reflection
  const branchId = author?.branchId ?? reflection.branchId
  await recordFact(tx, { taskId, memberId, branchId, year }, (fact) => ({ ...fact, reflection: { state, at } }))
}
