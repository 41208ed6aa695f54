import { action } from '../../kit/create-function'
import { articlesById } from '../article-lists'
import { toCards } from '../cards'
import { favouritesOf } from '../mark-repository'
import { canBeNamed, pathOfReader } from '../readable'
import { namesOn, shelvesOn } from '../shelves'

export const listFavourites = action('content.listFavourites', {
  access: () => null,
  async run({ input: { cursor }, actor }) {
    const path = await pathOfReader(actor)
    const [onPath, { items: marked, nextCursor }] = await Promise.all([
      shelvesOn(path),
      favouritesOf(actor.member.id, cursor),
    ])
    const ids = marked.map(({ articleId }) => articleId)
    const found = new Map((await articlesById(ids)).map((article) => [article._id, article]))
    // Whoever has changed branches no longer reads what the former one keeps to itself.
    const shown = ids.flatMap((id) => found.get(id) ?? []).filter((article) => canBeNamed(article, path))
    const cards = await toCards(shown, namesOn(onPath))
    const items = cards.map((card, index) => ({ ...card, isArchived: shown[index]?.state !== 'visible' }))
    return { items, nextCursor }
  },
})
