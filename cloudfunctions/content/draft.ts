/** A draft as an editor sends it: the text that is stored, and what it lacks before others may see it. */
import { isOfficialPage, officialPagesHint } from '../../miniprogram/shared/official-pages'
import { articleKindLabels } from '../../miniprogram/shared/words'
import { limits } from '../../miniprogram/shared/limits'
import { refuse } from '../kit/errors'
import { checkTexts } from '../kit/content-check'
import { fileUrls } from '../kit/files'
import type { DraftInput } from './access'
import type { Block } from './blocks'
import type { DraftText, ItemPicture } from './item-repository'
import { sanitise, wordsOf } from './sanitise'

/** What was sent, made safe. Nothing is refused for being unfinished. */
export function toText({ blocks, tags, ...draft }: DraftInput): DraftText {
  const safe = blocks.map((block, index) => (block.kind === 'paragraph' ? paragraph(block.html, index) : block))
  return { ...draft, tags: [...new Set(tags)], blocks: safe }
}

function paragraph(sent: string, index: number): Block {
  const html = sanitise(sent)
  const { length } = wordsOf(html)
  if (length > limits.paragraphText) {
    const sentence = `第 ${index + 1} 块正文最多 ${limits.paragraphText} 个字，现在是 ${length} 个，分成两段。`
    refuse('INVALID_INPUT', sentence, { [`blocks.${index}.html`]: sentence })
  }
  return { kind: 'paragraph', html }
}

interface Missing {
  readonly field: string
  readonly sentence: string
}

/** Everything that is missing before somebody else reads it, each at its field. */
export function refuseIncomplete(text: DraftText): void {
  const missing = [...missingInHead(text), ...text.blocks.flatMap(missingInBlock), ...missingOfKind(text)]
  const [first] = missing
  if (!first) return
  refuse('INVALID_INPUT', first.sentence, Object.fromEntries(missing.map(({ field, sentence }) => [field, sentence])))
}

function missingInHead({ title }: DraftText): Missing[] {
  return title === '' ? [{ field: 'title', sentence: '标题还没有填。' }] : []
}

const emptyTexts: Partial<Record<Block['kind'], string>> = { heading: '小标题', quote: '引文' }

function missingInBlock(block: Block, index: number): Missing[] {
  const at = (field: string, what: string): Missing[] => [
    { field: `blocks.${index}.${field}`, sentence: `第 ${index + 1} 块：${what}` },
  ]
  if (block.kind === 'paragraph') return wordsOf(block.html) === '' ? at('html', '正文是空的，写几句或者删掉。') : []
  if (block.kind === 'link') {
    if (block.title === '') return at('title', '链接标题还没有填。')
    return isOfficialPage(block.url) ? [] : at('url', officialPagesHint)
  }
  if ('text' in block && block.text === '') return at('text', `${emptyTexts[block.kind]}还没有填。`)
  return []
}

function missingOfKind({ kind, blocks, document, url }: DraftText): Missing[] {
  const has = (wanted: Block['kind']) => blocks.some((block) => block.kind === wanted)
  const name = articleKindLabels[kind]
  if (kind === 'article' && !has('paragraph')) return [{ field: 'blocks', sentence: `${name}里还没有正文。` }]
  if (kind === 'video' && !has('video')) return [{ field: 'blocks', sentence: '还没有加视频。' }]
  if (kind === 'album') return albumMissing(blocks)
  if (kind === 'document' && !document) return [{ field: 'document', sentence: '还没有选文件。' }]
  if (kind === 'link' && !isOfficialPage(url)) return [{ field: 'url', sentence: officialPagesHint }]
  return []
}

function albumMissing(blocks: readonly Block[]): Missing[] {
  const count = blocks.filter(({ kind }) => kind === 'picture').length
  if (count === 0) return [{ field: 'blocks', sentence: '相册里还没有图片。' }]
  if (count <= limits.albumPictures) return []
  const sentence = `相册最多 ${limits.albumPictures} 张图片，现在是 ${count} 张。`
  return [{ field: 'blocks', sentence }]
}

/** Every word that readers will see. */
function textsOf({ title, summary, byline, tags, blocks, document }: DraftText): string[] {
  return [title, summary, byline, ...tags, document?.fileName ?? '', ...blocks.map(wordsIn)]
}

export function wordsIn(block: Block): string {
  if (block.kind === 'paragraph') return wordsOf(block.html)
  if (block.kind === 'picture') return block.caption
  if (block.kind === 'link') return block.title
  return block.kind === 'video' ? '' : block.text
}

/** Everything that a member will read passes WeChat's check before others see it. @throws Refusal CONTENT_RISKY */
export const refuseRisky = (text: DraftText, openid: string): Promise<void> =>
  checkTexts(textsOf(text), { openid, scene: 'forum' })

/** Pictures and covers of videos; the cover of the item first. */
export function picturesIn({ coverFileId, blocks }: Pick<DraftText, 'coverFileId' | 'blocks'>): string[] {
  const inBlocks = blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.fileId]
    return block.kind === 'video' ? [block.coverFileId] : []
  })
  return [...new Set([coverFileId, ...inBlocks])].filter((fileId) => fileId !== '')
}

/** Every file that the text shows. */
export function filesIn(text: Pick<DraftText, 'coverFileId' | 'blocks' | 'document'>): string[] {
  const videos = text.blocks.flatMap((block) => (block.kind === 'video' ? [block.fileId] : []))
  return [...picturesIn(text), ...videos, ...(text.document ? [text.document.fileId] : [])]
}

/** What never arrived in storage cannot be read by anybody; what WeChat refused must be replaced. */
export async function refuseBadFilesOf(text: DraftText, pictures: readonly ItemPicture[]): Promise<void> {
  const refused = new Set(pictures.filter(({ check }) => check === 'refused').map(({ fileId }) => fileId))
  const fileIds = filesIn(text)
  const urls = await fileUrls(fileIds)
  const bad = fileIds.find((fileId, index) => refused.has(fileId) || urls[index] === null)
  if (bad === undefined) return
  const place = placeOf(text, bad)
  const what = refused.has(bad) ? '没有通过微信的检查，换一个再交。' : '没有传上来，重新选一次。'
  refuse('INVALID_INPUT', `${place.label}${what}`, { [place.field]: `${place.label}${what}` })
}

function placeOf({ coverFileId, document, blocks }: DraftText, fileId: string) {
  if (fileId === coverFileId) return { field: 'coverFileId', label: '封面' }
  if (fileId === document?.fileId) return { field: 'document', label: '文件' }
  const index = blocks.findIndex(
    (block) => 'fileId' in block && filesIn({ coverFileId: '', document: null, blocks: [block] }).includes(fileId),
  )
  return {
    field: `blocks.${index}.fileId`,
    label: `第 ${index + 1} 块的${blocks[index]?.kind === 'video' ? '视频' : '图片'}`,
  }
}
