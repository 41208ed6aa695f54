import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toCards, type ArticleCardView } from '../../../components/article-card/card'

export interface FoundView {
  /** What was asked for; '' while nothing was. */
  readonly words: string
  readonly items: ArticleCardView[]
  readonly nextCursor: string | null
}

export const nothingAsked: FoundView = { words: '', items: [], nextCursor: null }

/** @param now epoch ms by the server's clock */
export function toView(page: OutputOf<'content.listFound'>, words: string, now: number): FoundView {
  return { words, ...toCards(page, now) }
}

/** A single character finds half of everything: the server refuses it, so it is not sent. */
export function isTooShort(text: string): boolean {
  return text.split(/\s+/).every((word) => [...word].length < 2)
}
