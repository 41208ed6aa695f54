/** The blocks of an item while it is being written: pure changes of their list. */
import { newRequestId } from '../../../api/client'
import type { Option } from '../../../shared/options'

/** Finds a block again while it moves and its file is on its way. */
interface Keyed {
  readonly key: string
}

export interface TextBlock extends Keyed {
  readonly kind: 'heading' | 'paragraph' | 'quote'
  /** As typed; of paragraphs with their marks (shared/rich-text.ts). */
  readonly text: string
}

export interface LinkBlock extends Keyed {
  readonly kind: 'link'
  readonly title: string
  readonly url: string
}

interface FileBlock extends Keyed {
  /** '' until it has arrived in storage. */
  readonly fileId: string
  /** Copy on the phone from which it is sent; '' once it has arrived. */
  readonly path: string
  /** What an `<image>` shows: an address, a local path, or the file id. Of a video its cover. */
  readonly src: string
  /** px */
  readonly width: number
  readonly height: number
}

export interface PictureBlock extends FileBlock {
  readonly kind: 'picture'
  readonly caption: string
}

export interface VideoBlock extends FileBlock {
  readonly kind: 'video'
  readonly coverFileId: string
  /** As `path`, of the cover. */
  readonly coverPath: string
  /** What a `<video>` plays. */
  readonly videoSrc: string
  readonly seconds: number
}

export type Block = TextBlock | LinkBlock | PictureBlock | VideoBlock
export type BlockKind = Block['kind']

/** In the order in which they are offered. */
export const blockKinds: readonly (Option<BlockKind> & { readonly icon: string })[] = [
  { value: 'paragraph', label: '正文', icon: 'text' },
  { value: 'heading', label: '小标题', icon: 'heading' },
  { value: 'picture', label: '图片', icon: 'image' },
  { value: 'video', label: '视频', icon: 'video' },
  { value: 'quote', label: '引文', icon: 'quote' },
  { value: 'link', label: '链接', icon: 'link' },
]

/** An empty one of the kinds that are typed; pictures and videos begin with a file (uploads.ts). */
export function newBlock(kind: TextBlock['kind'] | 'link'): Block {
  const key = newRequestId()
  return kind === 'link' ? { kind, key, title: '', url: '' } : { kind, key, text: '' }
}

/** False while its file is still on the phone: then it cannot be sent. */
export const isSendable = (block: Block): boolean => !('fileId' in block) || block.fileId !== ''

/** @param at before which block they go */
export const withBlocks = (blocks: readonly Block[], at: number, added: readonly Block[]): Block[] => [
  ...blocks.slice(0, at),
  ...added,
  ...blocks.slice(at),
]

/** One block moved by one place; the same list at its ends. */
export function shifted(blocks: readonly Block[], key: string, by: number): readonly Block[] {
  const from = blocks.findIndex((block) => block.key === key)
  const to = from + by
  const moved = blocks[from]
  if (!moved || to < 0 || to >= blocks.length) return blocks
  return withBlocks(
    blocks.filter((block) => block.key !== key),
    to,
    [moved],
  )
}

/** What a person would miss if it were removed. */
export function hasContent(block: Block): boolean {
  if ('text' in block) return block.text.trim() !== ''
  return block.kind !== 'link' || `${block.title}${block.url}`.trim() !== ''
}
