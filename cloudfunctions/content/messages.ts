/** What writers are told about their items. */
import { memberCollection } from '../directory/members'
import { notify } from '../kit/notices'
import type { Item } from './item-repository'

interface Told {
  readonly event: 'published' | 'returned'
  /** Who did it: nobody is told what they did themselves. */
  readonly byId: string
  readonly now: number
}

export async function tellAuthor(item: Item, { event, byId, now }: Told): Promise<void> {
  const { _id, authorId, title, version, returnReason } = item
  if (authorId === byId) return
  const author = await memberCollection.findOne({ _id: authorId }, ['openid'])
  const words =
    event === 'published'
      ? {
          title: '你的稿子发布了',
          text: `「${title}」大家能看到了。`,
          path: `/packages/content/article/page?id=${_id}`,
        }
      : {
          title: '你的稿子退回来了',
          text: `「${title}」：${returnReason}`,
          path: `/packages/content-admin/edit/page?id=${_id}`,
        }
  const fact = `item:${_id}:${event}:${version}:${event === 'returned' ? item.updatedAt : ''}`
  await notify({ ...words, memberId: authorId, openid: author?.openid ?? null, fact }, now)
}
