import { voiceLabelOf } from '../../domain/discussion'
import { audit } from '../../kit/audit'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction, _ } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { ownBranch, topicOf } from '../access'
import { topics, type OfficialComment } from '../topic-repository'

type Context = RunContext<'forum.closeTopic'>

export const closeTopic = action('forum.closeTopic', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const topic = await topicOf(input.topicId, context)
    if (topic.opensAt > now) refuse('WRONG_STATE', '讨论还没有开始，不用写小结。不办了可以删除。')
    if (topic.summary?.text !== input.summary) {
      await checkTexts([input.summary], { openid: actor.openid, scene: 'forum' })
    }
    return { summary: await transaction((tx) => put(tx, context)) }
  },
})

/** Sent again, the same words keep their date. */
async function put(tx: Transaction, context: Context): Promise<OfficialComment> {
  const { actor, now } = context
  const { topicId, summary: text } = context.input
  const topic = present(await tx.get(topics, topicId))
  const { branchId, title, summary: before } = topic
  if (before?.text === text) return before
  const { name: authorName, roles } = actor.member
  const summary = { authorName, roleLabel: voiceLabelOf(roles, branchId), text, at: now }
  const closesAt = Math.min(topic.closesAt, now)
  await tx.update(topics, topicId, { state: 'closed', closesAt, summary: _.set(summary) })
  const what = before ? `改写讨论「${title}」的小结` : `结束讨论「${title}」，写了小结`
  await audit(tx, context, { action: 'forum.closeTopic', what, branchId, targetId: topicId })
  return summary
}
