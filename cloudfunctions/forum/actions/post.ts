import { isOpen } from '../../domain/discussion'
import { checkText, type CheckVerdict } from '../../kit/content-check'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { limits } from '../../../miniprogram/shared/limits'
import { topicOf } from '../access'
import { countPost, waitsForAnswer } from '../publication'
import { everyone, onlyAuthor, posts, postsSince, type Post, type Topic } from '../repository'
import { toPost } from '../views'
import type { ActorMember } from '../../kit/actor'

const hourMs = 3600_000

export const post = action('forum.post', {
  access: () => null,
  async run(context) {
    const { input, actor, now, requestId } = context
    const { id: authorId } = actor.member
    const _id = factId('post', authorId, input.topicId, requestId)
    const [topic, earlier, written] = await Promise.all([
      topicOf(context),
      posts.get(_id),
      postsSince(authorId, now - hourMs, limits.postsPerHour),
    ])
    if (earlier?.state === 'removed') refuse('WRONG_STATE', '这条发言已经删除。')
    // The same post again, after its answer was lost.
    if (earlier) return { post: toPost(earlier, actor, now) }
    refuseClosed(topic, now)
    if (written >= limits.postsPerHour) refuse('TOO_MANY', `一小时最多发 ${limits.postsPerHour} 条，歇一会儿再说。`)
    const verdict = await checkText(input.text, { openid: actor.openid, scene: 'forum' })
    if (verdict === 'risky') refuse('CONTENT_RISKY')
    const document = toDocument({ _id, topic, text: input.text, verdict, now }, actor.member, actor.openid)
    await add(document, topic)
    return { post: toPost(document, actor, now) }
  },
})

/** Whether the topic is open was asked before: what was sent before it closed may arrive with it. */
async function add(document: Post, topic: Topic): Promise<void> {
  let tries = 0
  await transaction(async (tx) => {
    // The same post sent twice at once: the second one meets the first when it tries again.
    if (tries++ > 0 && (await tx.get(posts, document._id))) return
    if (document.state === 'visible') await countPost(tx, document, topic)
    await tx.create(posts, document)
  })
}

function refuseClosed(topic: Topic, now: number): void {
  if (!isOpen(topic, now)) refuse('WRONG_STATE', '这个主题已经结束，不能再发言。')
}

const stateAfter = { pass: 'visible', review: 'review', unavailable: 'pending' } as const

interface Draft {
  readonly _id: string
  readonly topic: Topic
  readonly text: string
  readonly verdict: Exclude<CheckVerdict, 'risky'>
  readonly now: number
}

function toDocument({ _id, topic, text, verdict, now }: Draft, author: ActorMember, authorOpenid: string): Post {
  const state = stateAfter[verdict]
  return {
    _id,
    topicId: topic._id,
    topicTitle: topic.title,
    branchId: topic.branchId,
    key: timeKey(now, _id),
    authorId: author.id,
    authorName: author.name,
    authorOpenid,
    text,
    createdAt: now,
    state,
    audience: state === 'visible' ? everyone : onlyAuthor(author.id),
    isWaiting: state === 'review' || (state === 'visible' && waitsForAnswer(topic, author.roles)),
    comment: null,
    commentKey: '',
  }
}
