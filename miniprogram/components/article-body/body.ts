/** What stands in an article, ready for `<article-body>`: on its page, and in the preview of whoever writes it. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { clockLabel } from '../../shared/calendar'
import { toRuns, type Run } from '../../shared/paragraph'
import type { ArticleKind } from '../../shared/words'

export type ShownBlock = OutputOf<'content.openArticle'>['article']['blocks'][number]
type Shown<K extends ShownBlock['kind']> = Extract<ShownBlock, { kind: K }>

export interface PictureView {
  /** Null when the file is gone. */
  readonly url: string | null
  readonly caption: string
  /** Height in percent of the width: its place is kept free while it loads. */
  readonly heightPercent: number
}

export type BlockView = { readonly key: number } & (
  | { readonly kind: 'heading' | 'quote'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | ({ readonly kind: 'picture' } & PictureView)
  | {
      readonly kind: 'grid'
      readonly columns: number
      readonly pictures: readonly (PictureView & { readonly key: number })[]
    }
  | {
      readonly kind: 'video'
      readonly url: string | null
      readonly coverUrl: string | null
      readonly length: string
      readonly heightPercent: number
    }
  | { readonly kind: 'link'; readonly title: string; readonly url: string; readonly host: string }
)

/** An upright picture would push the words off the screen: it is shown whole when it is tapped. */
const tallestPercent = 150
const tallestVideoPercent = 125

/** @param kind an album's pictures stand in a grid, those of anything else among the words */
export function toBody(kind: ArticleKind, blocks: readonly ShownBlock[]): BlockView[] {
  const groups = kind === 'album' ? grouped(blocks) : blocks.map((block) => [block])
  return groups.map((group, key) => {
    const [first] = group
    const pictures = group.filter((block): block is Shown<'picture'> => block.kind === 'picture')
    if (kind === 'album' && pictures.length > 0) return { key, ...toGrid(pictures) }
    return { key, ...toBlock(first as ShownBlock) }
  })
}

/** Pictures that follow one another become one group. */
function grouped(blocks: readonly ShownBlock[]): ShownBlock[][] {
  const groups: ShownBlock[][] = []
  for (const block of blocks) {
    const last = groups[groups.length - 1]
    if (block.kind === 'picture' && last?.[0]?.kind === 'picture') last.push(block)
    else groups.push([block])
  }
  return groups
}

function toGrid(pictures: readonly Shown<'picture'>[]) {
  // A caption needs room for some words.
  const hasCaptions = pictures.some(({ caption }) => caption !== '')
  return {
    kind: 'grid' as const,
    columns: hasCaptions ? 2 : 3,
    pictures: pictures.map((picture, key) => ({ key, ...toPicture(picture) })),
  }
}

type Unkeyed<T> = T extends unknown ? Omit<T, 'key'> : never

function toBlock(block: ShownBlock): Unkeyed<BlockView> {
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return { kind: block.kind, text: block.text }
    case 'paragraph':
      return { kind: 'paragraph', runs: toRuns(block.html) }
    case 'picture':
      return { kind: 'picture', ...toPicture(block) }
    case 'video':
      return toVideo(block)
    case 'link':
      return toLink(block.title, block.url)
  }
}

function toPicture({ url, caption, width, height }: Shown<'picture'>): PictureView {
  return { url, caption, heightPercent: Math.min(tallestPercent, percentOf(height, width)) }
}

function toVideo({ url, coverUrl, seconds, width, height }: Shown<'video'>) {
  const heightPercent = Math.min(tallestVideoPercent, percentOf(height, width))
  return { kind: 'video' as const, url, coverUrl, length: clockLabel(seconds), heightPercent }
}

/** A link as a card; without a title of its own it is named by whose page it is. */
export function toLink(title: string, url: string) {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? ''
  return { kind: 'link' as const, title: title || host, url, host }
}

const percentOf = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 100
