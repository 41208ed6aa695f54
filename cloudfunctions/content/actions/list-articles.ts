import { action } from '../../kit/create-function'
import { articlesOfKind, newestArticles } from '../article-lists'
import { toCardsPage } from '../cards'
import { withoutPinned } from '../front'
import { pathOfReader } from '../readable'
import { namesOn, shelvesOn } from '../shelves'

export const listArticles = action('content.listArticles', {
  access: () => null,
  async run({ input: { kind, cursor }, actor }) {
    const path = await pathOfReader(actor)
    const [onPath, page] = await Promise.all([
      shelvesOn(path),
      kind === undefined ? newestArticles(path, cursor) : articlesOfKind(path, kind, cursor),
    ])
    // What goes on behind the tab's first page, where pinned ones stood on top.
    const goesOn = kind === undefined && cursor !== undefined
    return toCardsPage(goesOn ? { ...page, items: withoutPinned(page.items) } : page, namesOn(onPath))
  },
})
