/** Handlers of the blocks: added anywhere, moved, taken out and brought back, with their files. */
import { showToast } from '../../../../behaviors/feedback'
import { scrollTo } from '../../../../behaviors/scroll'
import { limits } from '../../../../shared/limits'
import { blockKinds, hasContent, newBlock, shifted, withBlocks, type Block, type BlockKind } from '../blocks'
import { chooseDocument, choosePictureBlocks, chooseVideoBlock } from '../choosing'
import type { EditPage } from '../host'
import { dropFile } from '../kept-files'

type FromBlock<Detail extends object = object> = WechatMiniprogram.CustomEvent<Detail, object, { key: string }>
type FromPlace<Detail extends object = object> = WechatMiniprogram.CustomEvent<Detail, object, { at: number }>

/** How long what was removed can be brought back by a tap, ms. */
const undoMs = 8000
const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

export const blockActions = {
  changeBlock(this: EditPage, { currentTarget, detail }: FromBlock<{ changes: object }>): void {
    this.writeBlock(currentTarget.dataset.key, detail.changes)
  },
  openAdder(this: EditPage, { currentTarget }: FromPlace): void {
    const { at } = currentTarget.dataset
    this.setData({ addingAt: this.data.addingAt === at ? -1 : at })
  },
  async addBlock(this: EditPage, { currentTarget, detail }: FromPlace<{ kind: BlockKind }>): Promise<void> {
    const { at } = currentTarget.dataset
    const room = limits.articleBlocks - this.data.draft.blocks.length
    if (room <= 0) return showToast(`正文最多 ${limits.articleBlocks} 块，已经满了`)
    this.setData({ addingAt: -1 })
    const added = await made(detail.kind, room)
    if (added.length === 0) return
    this.writeBlocks(withBlocks(this.data.draft.blocks, at, added))
    for (const block of added) send(this, block)
    scrollTo(this, `#block-${added[0]!.key}`)
  },
  shiftBlock(this: EditPage, { currentTarget, detail }: FromBlock<{ by: number }>): void {
    this.writeBlocks(shifted(this.data.draft.blocks, currentTarget.dataset.key, detail.by))
  },
  removeBlock(this: EditPage, { currentTarget }: FromBlock): void {
    const { blocks } = this.data.draft
    const at = blocks.findIndex(({ key }) => key === currentTarget.dataset.key)
    const block = blocks[at]
    if (!block) return
    this.pageFiles().giveUp(block.key)
    this.writeBlocks(blocks.filter((one) => one !== block))
    forget(this)
    if (!hasContent(block)) return
    const label = blockKinds.find(({ value }) => value === block.kind)?.label ?? ''
    this.setData({ removed: { block, at, label } })
    timers.set(
      this,
      setTimeout(() => forget(this), undoMs),
    )
  },
  bringBack(this: EditPage): void {
    const { removed, draft } = this.data
    if (!removed) return
    this.setData({ removed: null })
    this.writeBlocks(withBlocks(draft.blocks, Math.min(removed.at, draft.blocks.length), [removed.block]))
    send(this, removed.block)
  },
  /** What the phone gave while choosing is gone, as after a restart. */
  showKept(this: EditPage, { currentTarget }: FromBlock): void {
    const { blocks } = this.data.draft
    const at = blocks.findIndex(({ key }) => key === currentTarget.dataset.key)
    const block = blocks[at]
    if (!block || !('fileId' in block)) return
    const [fileId, path] = block.kind === 'video' ? [block.coverFileId, block.coverPath] : [block.fileId, block.path]
    const src = fileId || path
    if (src !== block.src) this.setData({ [`draft.blocks[${at}]`]: { ...block, src } })
  },
  retryUpload(this: EditPage, { currentTarget }: FromBlock): void {
    this.pageFiles().retry(currentTarget.dataset.key)
  },
  /** Its copy on the phone is gone: another file takes the place, the caption stays. */
  async replaceBlock(this: EditPage, { currentTarget }: FromBlock): Promise<void> {
    const { key } = currentTarget.dataset
    const block = this.data.draft.blocks.find((one) => one.key === key)
    const [chosen] = block ? await made(block.kind, 1) : []
    if (!chosen || !block) return
    const caption = 'caption' in block ? { caption: block.caption } : {}
    this.pageFiles().giveUp(key)
    this.writeBlock(key, { ...chosen, key, ...caption })
    send(this, { ...chosen, key })
  },
  async chooseFile(this: EditPage): Promise<void> {
    try {
      const document = await chooseDocument()
      if (!document) return
      this.pageFiles().giveUp('document')
      this.write({ document })
      this.pageFiles().add({ key: 'document', path: document.path, coverPath: '' })
    } catch (error) {
      showToast((error as Error).message)
    }
  },
  changeDocument(this: EditPage, { detail }: WechatMiniprogram.CustomEvent<{ changes: object }>): void {
    const { document } = this.data.draft
    if (document) this.write({ document: { ...document, ...detail.changes } })
  },
  removeDocument(this: EditPage): void {
    this.pageFiles().giveUp('document')
    this.write({ document: null })
  },
}

/** Files chosen first: nothing is added when the person thought better of it. */
async function made(kind: BlockKind, room: number): Promise<Block[]> {
  try {
    if (kind === 'video') return [await chooseVideoBlock()].filter((block) => block !== null)
    if (kind !== 'picture') return [newBlock(kind)]
    const { blocks, refusal } = await choosePictureBlocks(room)
    if (refusal) showToast(refusal)
    return blocks
  } catch (error) {
    showToast((error as Error).message)
    return []
  }
}

/** Begins to send the block's file, if it has one that is still on the phone. */
export function send(page: EditPage, block: Block): void {
  if (!('fileId' in block) || block.fileId !== '') return
  page.pageFiles().add({ key: block.key, path: block.path, coverPath: block.kind === 'video' ? block.coverPath : '' })
}

/** It is not coming back: its copy on the phone goes as well. */
function forget(page: EditPage): void {
  const timer = timers.get(page)
  if (timer !== undefined) clearTimeout(timer)
  const { removed } = page.data
  if (!removed) return
  if ('path' in removed.block) dropFile(removed.block.path)
  if (removed.block.kind === 'video') dropFile(removed.block.coverPath)
  page.setData({ removed: null })
}
