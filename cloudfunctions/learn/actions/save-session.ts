import { dayOf, startOfDay } from '../../../miniprogram/shared/calendar'
import { formatHours } from '../../../miniprogram/shared/credit-hours'
import { creditSourceLabels } from '../../../miniprogram/shared/words'
import { membersOfBranch } from '../../directory/roster'
import { dayProblem } from '../../domain/credit-hours'
import { audit } from '../../kit/audit'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { ownBranch } from '../access'
import { creditSessions, type CreditSession } from '../hours-repository'
import { recordAttendance, settleGrants } from '../session-grants'
import { sessionOf } from '../sessions'

type Context = RunContext<'learn.saveSession'>

export const saveSession = action('learn.saveSession', {
  access: ownBranch,
  async run(context) {
    const { input, actor, requestId } = context
    const { sessionId } = input
    const _id = sessionId ?? factId('session', actor.member.id, requestId)
    const known = sessionId === null ? await creditSessions.get(_id) : await sessionOf({ input: { sessionId }, actor })
    // What was saved with this request was looked at then; a retry only goes on with the grants.
    if (known?.savedWith !== requestId) await refuseUnsound(context, known)
    const saved = await transaction((tx) => save(tx, context, _id))
    await settleGrants(_id)
    return saved
  },
})

/** Whatever the time of day that a phone sends, today is not in the future. */
const dayHeld = ({ heldAt }: Context['input']) => startOfDay(dayOf(heldAt))

async function refuseUnsound({ input, actor, now }: Context, known: CreditSession | null): Promise<void> {
  // Nor can something of a closed year be moved into an open one.
  const problem = (known && dayProblem(known.heldAt, now)) ?? dayProblem(dayHeld(input), now)
  if (problem) refuse('INVALID_INPUT', problem, { heldAt: problem })
  const roster = await membersOfBranch(actor.member.branchId)
  // Whoever has left since may stay on an old list.
  const allowed = new Set([...roster.map(({ _id }) => _id), ...(known?.memberIds ?? [])])
  const strangers = input.memberIds.filter((id) => !allowed.has(id)).length
  const sentence = `名单里有 ${strangers} 人不在本支部，刷新后再选。`
  if (strangers > 0) refuse('INVALID_INPUT', sentence, { memberIds: sentence })
  if (input.title !== known?.title) await checkTexts([input.title], { openid: actor.openid, scene: 'forum' })
}

async function save(tx: Transaction, context: Context, _id: string): Promise<{ sessionId: string; version: number }> {
  const { input, actor, requestId } = context
  const before = await tx.get(creditSessions, _id)
  // The same save again, after its answer was lost.
  const isRepeated = before !== null && (input.sessionId === null || before.savedWith === requestId)
  if (isRepeated) return { sessionId: _id, version: before.version }
  if (input.sessionId !== null) refuseStale(before, input.version)
  const { source, title, tenths, memberIds } = input
  const { branchId } = actor.member
  const attendance = { _id, branchId, source, title, heldAt: dayHeld(input), tenths, memberIds }
  const session = await recordAttendance(tx, attendance, context)
  await audit(tx, context, { action: 'learn.saveSession', what: whatOf(session), branchId, targetId: _id })
  return { sessionId: _id, version: session.version }
}

function refuseStale(before: CreditSession | null, version: number): void {
  const { version: current } = present(before?.state === 'held' ? before : null, '这次活动已经删除。')
  if (current !== version) refuse('CONFLICT', '有人刚改过这次活动。你的改动还在，刷新后再合并。')
}

function whatOf({ version, source, title, tenths, memberIds }: CreditSession): string {
  const verb = version === 1 ? '登记了' : '修改了'
  return `${verb}${creditSourceLabels[source]}「${title}」，每人 ${formatHours(tenths)} 学时，${memberIds.length} 人`
}
