import { termsOfQuery } from '../../domain/search-terms'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { articlesWith } from '../article-lists'
import { toCardsPage } from '../cards'
import { pathOfReader } from '../readable'
import { namesOn, shelvesOn } from '../shelves'

const tooShort = '至少输入两个字。'

export const listFound = action('content.listFound', {
  access: () => null,
  async run({ input: { words, cursor }, actor }) {
    const terms = termsOfQuery(words)
    if (terms.length === 0) refuse('INVALID_INPUT', tooShort, { words: tooShort })
    const path = await pathOfReader(actor)
    const [onPath, page] = await Promise.all([shelvesOn(path), articlesWith(path, terms, cursor)])
    return toCardsPage(page, namesOn(onPath))
  },
})
