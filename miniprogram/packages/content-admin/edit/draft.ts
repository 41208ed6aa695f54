/** An item while it is being written: as typed, with what is still on its way to storage. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import type { Picture } from '../../../components/picture-picker/picture-picker'
import { toHtml, toMarked } from '../../../shared/rich-text'
import type { ArticleKind, ArticleScope } from '../../../shared/words'
import { isSendable, newBlock, type Block } from './blocks'

type Form = OutputOf<'content.editItem'>
type Item = NonNullable<Form['item']>
type SavedBlock = Item['blocks'][number]
export type SaveInput = InputOf<'content.saveItem'>
export type DraftInput = Omit<SaveInput, 'itemId' | 'version'>

export interface DocumentDraft {
  /** '' until it has arrived in storage. */
  readonly fileId: string
  /** Copy on the phone from which it is sent; '' once it has arrived. */
  readonly path: string
  readonly fileName: string
  readonly bytes: number
  /** As typed; '' when nobody has counted. */
  readonly pages: string
}

export interface ItemDraft {
  readonly kind: ArticleKind
  readonly title: string
  readonly summary: string
  readonly byline: string
  /** '' before one is chosen. */
  readonly columnId: string
  /** As typed, '实习 党员之家'. */
  readonly tags: string
  readonly scope: ArticleScope
  readonly wantsReading: boolean
  /** One or none. */
  readonly cover: readonly Picture[]
  readonly blocks: readonly Block[]
  readonly document: DocumentDraft | null
  readonly url: string
}

export function draftOf({ item, byline }: Pick<Form, 'item' | 'byline'>): ItemDraft {
  if (!item) return newDraft(byline)
  const { kind, title, summary, columnId, scope, wantsReading, coverFileId, coverUrl, url, document } = item
  return {
    ...{ kind, title, summary, columnId, scope, wantsReading, url },
    byline: item.byline,
    tags: item.tags.join(' '),
    cover: coverFileId ? [{ fileId: coverFileId, src: coverUrl ?? coverFileId }] : [],
    blocks: item.blocks.map(blockOf),
    document: document && documentOf(document),
  }
}

const newDraft = (byline: string): ItemDraft => ({
  ...{ kind: 'article', title: '', summary: '', byline, columnId: '', tags: '', scope: 'branch' },
  ...{ wantsReading: false, cover: [], blocks: [newBlock('paragraph')], document: null, url: '' },
})

function documentOf({ fileId, fileName, bytes, pageCount }: NonNullable<Item['document']>): DocumentDraft {
  return { fileId, fileName, bytes, pages: pageCount > 0 ? String(pageCount) : '', path: '' }
}

function blockOf(block: SavedBlock, index: number): Block {
  const key = `saved-${index}`
  if (block.kind === 'paragraph') return { kind: 'paragraph', key, text: toMarked(block.html) }
  if (block.kind === 'picture') return { ...block, key, path: '', src: block.url ?? block.fileId }
  if (block.kind !== 'video') return { ...block, key }
  const { fileId, coverFileId, seconds, width, height, url, coverUrl } = block
  const shown = { src: coverUrl ?? coverFileId, videoSrc: url ?? fileId }
  return { kind: 'video', key, fileId, coverFileId, seconds, width, height, ...shown, path: '', coverPath: '' }
}

/** What is sent: everything but files that have not arrived yet. */
export function toInput(draft: ItemDraft): DraftInput {
  const { kind, title, summary, byline, columnId, tags, scope, wantsReading, cover, blocks, document, url } = draft
  return {
    ...{ kind, title, summary, byline, columnId, scope, wantsReading, url },
    tags: tagsOf(tags),
    coverFileId: cover[0]?.fileId ?? '',
    blocks: blocks.filter(isSendable).map(inputOf),
    document: document?.fileId ? documentInput(document) : null,
  }
}

export const tagsOf = (typed: string): string[] => [...new Set(typed.split(/[\s,，、;；#]+/).filter(Boolean))]

function documentInput({ fileId, fileName, bytes, pages }: DocumentDraft): NonNullable<DraftInput['document']> {
  return { fileId, fileName, bytes, pageCount: Number(pages) || 0 }
}

function inputOf(block: Block): DraftInput['blocks'][number] {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', html: toHtml(block.text) }
    case 'heading':
    case 'quote':
      return { kind: block.kind, text: block.text }
    case 'link':
      return { kind: 'link', title: block.title, url: block.url }
    case 'picture': {
      const { kind, fileId, caption, width, height } = block
      return { kind, fileId, caption, width, height }
    }
    case 'video': {
      const { kind, fileId, coverFileId, seconds, width, height } = block
      return { kind, fileId, coverFileId, seconds, width, height }
    }
  }
}

/** Keys of the blocks in the order of sending, by which a refusal finds its block again. */
export const sentKeys = ({ blocks }: ItemDraft): string[] => blocks.filter(isSendable).map(({ key }) => key)

/** Files that are only on this phone: the draft is kept on it until they have arrived. */
export const hasUnsent = ({ blocks, document }: ItemDraft): boolean =>
  !blocks.every(isSendable) || document?.fileId === ''
