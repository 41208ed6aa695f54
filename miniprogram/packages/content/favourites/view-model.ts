import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toCard } from '../../../components/article-card/card'

export type FavouritesView = ReturnType<typeof toView>

/** @param now epoch ms by the server's clock */
export function toView({ items, nextCursor }: OutputOf<'content.listFavourites'>, now: number) {
  return { items: items.map((item) => ({ ...toCard(item, now), isArchived: item.isArchived })), nextCursor }
}
