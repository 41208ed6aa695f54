import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { ownBranch, topicOf } from '../access'
import { topics } from '../repository'

export const closeTopic = action('forum.closeTopic', {
  access: ownBranch,
  async run(context) {
    const { _id, branchId, title } = await topicOf(context)
    await transaction(async (tx) => {
      const topic = present(await tx.get(topics, _id))
      if (topic.state === 'closed') return
      await tx.update(topics, _id, { state: 'closed', closesAt: Math.min(topic.closesAt, context.now) })
      await audit(tx, context, { action: 'forum.closeTopic', what: `结束讨论「${title}」`, branchId, targetId: _id })
    })
    return {}
  },
})
