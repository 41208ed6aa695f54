import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toPostView } from '../../../shared/post-view'
import { toCommentView } from '../comment-view'

type Mine = OutputOf<'forum.listMine'>
export type MineKind = 'posts' | 'comments'
export type MineView = ReturnType<typeof toView>

export const asKind = (text: string | undefined): MineKind => (text === 'comments' ? text : 'posts')

export const tabs: readonly { readonly key: MineKind; readonly label: string }[] = [
  { key: 'posts', label: '发言' },
  { key: 'comments', label: '回复' },
]

export const emptyLines: Readonly<Record<MineKind, { readonly title: string; readonly text: string }>> = {
  posts: { title: '你还没有说过', text: '说一件做过的小事就好，说过的都在这里。' },
  comments: { title: '你还没有回复过', text: '看到同意的、想问的，回一句就好。' },
}

export function toView({ items, nextCursor }: Mine, kind: MineKind, now: number) {
  return { kind, items: items.map((item) => toItem(item, now)), nextCursor }
}

function toItem(item: Mine['items'][number], now: number) {
  if (item.kind === 'post') {
    const { place } = item.post
    return { ...toPostView(item.post, now), topicTitle: place.kind === 'circle' ? '支部圈' : place.title }
  }
  const comment = toCommentView(item.comment, now)
  const page = item.subjectKind === 'article' ? 'thread' : 'post'
  const path = `/packages/forum/${page}/page?id=${item.postId}&from=${comment.threadKey}`
  // Below its own post it is set in; here it stands alone.
  return { ...comment, isReply: false, path, about: item.postTitle }
}
