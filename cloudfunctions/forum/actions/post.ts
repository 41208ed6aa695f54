import { voiceLabelOf } from '../../domain/discussion'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { createEntry } from '../entries'
import { expectPostChecks, sceneOf, startPostChecks } from '../pictures'
import { refuseMissingFiles } from '../post-pictures'
import { postFields, posts, type Post } from '../post-repository'
import { toPost } from '../post-view'
import { placeOf, refuseClosed, refuseOdd, shownOf, toDocument } from '../posting'
import { countSpoken } from '../speakers'
import { topics } from '../topic-repository'
import { checkedWords } from '../words'

export const post = action('forum.post', {
  access: () => null,
  async run({ input, actor, now, requestId }) {
    const { member, openid } = actor
    const _id = factId('post', member.id, requestId)
    const [{ place, topic }, earlier] = await Promise.all([
      placeOf(input.place, { actor, now }),
      posts.findOne({ _id }, postFields(member.id)),
    ])
    // The same post again, after its answer was lost.
    if (earlier) return { post: await toPost(standing(earlier), actor, now) }
    if (topic) refuseClosed(topic, now)
    refuseOdd(input)
    const shown = shownOf(input, null)
    await refuseMissingFiles(shown, null)
    const needsLook = input.video !== null && voiceLabelOf(member.roles, place.branchId) === ''
    const checks = await checkedWords(input.text, { openid, scene: sceneOf(place.place), needsLook })
    const draft = { _id, place, text: input.text, shown, checks, savedWith: requestId }
    const written = await write(toDocument(draft, { actor, now }))
    await startPostChecks(written, now)
    return { post: await toPost(written, actor, now) }
  },
})

/** The post as it stands afterwards: the first one's, where the same was sent twice at once. */
async function write(document: Post): Promise<Post> {
  const { _id, authorId, createdAt } = document
  let tries = 0
  return transaction(async (tx) => {
    // Two of the same meet at the id; the second one finds the first when it tries again.
    const earlier = tries++ > 0 ? await tx.get(posts, _id) : null
    if (earlier) return standing(earlier)
    await createEntry(tx, 'post', document)
    // Behind the counter, which all who speak at once write: whoever comes second should lose no more than that.
    if (document.place === 'topic') refuseClosed(present(await tx.get(topics, document.placeId)), createdAt)
    await countSpoken(tx, { memberId: authorId, kind: 'posts' }, createdAt)
    await expectPostChecks(tx, document, createdAt)
    return document
  })
}

function standing(post: Post): Post {
  return post.state === 'removed' ? refuse('WRONG_STATE', '这条发言已经删除。') : post
}
