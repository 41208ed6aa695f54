import { action } from '../../kit/create-function'
import type { JoinedActor } from '../../kit/actor'
import { ownComments } from '../comment-repository'
import { toComments } from '../comment-view'
import { pageSize, toPage } from '../feed'
import { ownPosts } from '../post-repository'

/** Whatever branch it was written in: one's own words stay one's own. */
export const listMine = action('forum.listMine', {
  access: () => null,
  run: ({ input: { kind, cursor }, actor, now }) =>
    kind === 'posts' ? myPosts(actor, cursor, now) : myComments(actor, cursor, now),
})

async function myPosts(actor: JoinedActor, cursor: string | undefined, now: number) {
  const page = await ownPosts(actor.member.id, { cursor, size: pageSize })
  const { items, nextCursor } = await toPage(page, actor, now)
  return { items: items.map((post) => ({ kind: 'post' as const, post })), nextCursor }
}

async function myComments(actor: JoinedActor, cursor: string | undefined, now: number) {
  const { items, nextCursor } = await ownComments(actor.member.id, { cursor, size: pageSize })
  const comments = await toComments(items, actor, now)
  return {
    items: comments.map((comment, index) => ({
      ...{ kind: 'comment' as const, comment },
      subjectKind: items[index]?.subject ?? ('post' as const),
      postId: items[index]?.subjectId ?? '',
      postTitle: items[index]?.subjectTitle ?? '',
    })),
    nextCursor,
  }
}
