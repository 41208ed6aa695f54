import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction, _ } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { ownBranch, topicOf } from '../access'
import { posts } from '../post-repository'
import { dropTopicFiles } from '../topic-pictures'
import { topicAuthors, topics } from '../topic-repository'

export const removeTopic = action('forum.removeTopic', {
  access: ownBranch,
  async run(context) {
    const topic = await topicOf(context.input.topicId, context)
    const { _id, branchId, title } = topic
    await transaction(async (tx) => {
      // Of two at once the second finds it gone.
      if (!(await tx.get(topics, _id))) return
      await refuseSpokenIn(_id)
      await tx.remove(topics, _id)
      const what = `删除讨论「${title}」`
      await audit(tx, context, { action: 'forum.removeTopic', what, branchId, targetId: _id })
    })
    // Of those who have taken back what they said.
    await topicAuthors.removeAll({ topicId: _id })
    await dropTopicFiles(
      topic,
      topic.pictures.map(({ fileId }) => fileId),
    )
    return {}
  },
})

/** What waits for its check or is hidden counts too: its author has not been asked. */
async function refuseSpokenIn(placeId: string): Promise<void> {
  const said = await posts.findOne({ placeId, state: _.neq('removed') }, ['_id'])
  if (said) refuse('WRONG_STATE', '已经有人在这里发言（也可能正在等检查），不能删除，可以写小结结束。')
}
