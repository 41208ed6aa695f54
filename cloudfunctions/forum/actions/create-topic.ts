import { audit } from '../../kit/audit'
import { checkText } from '../../kit/content-check'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { ownBranch } from '../access'
import { topics, type Topic } from '../repository'

export const createTopic = action('forum.createTopic', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now, requestId } = context
    if (input.closesAt <= now) {
      refuse('INVALID_INPUT', '结束时间要在现在之后。', { closesAt: '结束时间要在现在之后。' })
    }
    const verdict = await checkText(`${input.title}\n${input.text}`, { openid: actor.openid, scene: 'forum' })
    if (verdict === 'unavailable') refuse('CHECK_UNAVAILABLE')
    if (verdict !== 'pass') refuse('CONTENT_RISKY')
    const _id = factId('topic', actor.member.id, requestId)
    const { branchId, id: createdById } = actor.member
    await transaction(async (tx) => {
      if (await tx.get(topics, _id)) return
      await tx.create<Topic>(topics, {
        ...input,
        _id,
        branchId,
        key: timeKey(now, _id),
        state: 'open',
        opensAt: now,
        postCount: 0,
        authorCount: 0,
        recentAuthors: [],
        createdById,
        createdAt: now,
      })
      const what = `发起讨论「${input.title}」`
      await audit(tx, context, { action: 'forum.createTopic', what, branchId, targetId: _id })
    })
    return { topicId: _id }
  },
})
