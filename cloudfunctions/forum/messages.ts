/** What authors are told. The openid is the one that the member has now, not the one that wrote the post. */
import type { Member } from '../directory/members'
import { notify } from '../kit/notices'
import type { OfficialComment, Post } from './repository'

interface Recipient {
  readonly author: Member | null
  readonly now: number
}

const topicPage = ({ topicId }: Post) => `/packages/forum/topic/page?id=${topicId}&filter=mine`

/** Once a post, also when the comment is written again: the words themselves are read where they stand. */
export async function tellCommented(
  post: Post,
  { authorName }: OfficialComment,
  { author, now }: Recipient,
): Promise<void> {
  const title = `${authorName}点评了你的发言`
  const to = { memberId: post.authorId, openid: author?.openid ?? null }
  await notify({ ...to, fact: `comment:${post._id}`, title, text: post.topicTitle, path: topicPage(post) }, now)
}

/** The author learns why the post is gone, with the words still at hand in the notice. */
export async function tellRefused(post: Post, { author, now }: Recipient): Promise<void> {
  const title = '一条发言没有通过检查'
  const text = `改一改可以再发。你写的是：${post.text}`
  const to = { memberId: post.authorId, openid: author?.openid ?? null }
  await notify({ ...to, fact: `refused:${post._id}`, title, text, path: topicPage(post) }, now)
}
