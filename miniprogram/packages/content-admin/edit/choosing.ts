/** Files for an item: chosen, looked at, made smaller, and kept on the phone until they have arrived. */
import { newRequestId } from '../../../api/client'
import { choosePictures } from '../../../components/picture-picker/pictures'
import { chooseVideo, smallerVideo } from '../../../components/video-picker/videos'
import { limits } from '../../../shared/limits'
import type { PictureBlock, VideoBlock } from './blocks'
import type { DocumentDraft } from './draft'
import { endingOf, keepFile } from './kept-files'

/** Longest side of what is sent, px: sharp on every phone, some hundred kB. */
const longSide = 1600
/** Percent. */
const quality = 80

export interface ChosenBlocks {
  readonly blocks: PictureBlock[]
  /** What was left out and why; '' when nothing was. */
  readonly refusal: string
}

/** Several at once, in the order of choosing. @param room how many still fit */
export async function choosePictureBlocks(room: number): Promise<ChosenBlocks> {
  const { paths, refusal } = await choosePictures(room)
  const made = await Promise.all(paths.map(pictureBlock))
  const blocks = made.filter((block): block is PictureBlock => block !== null)
  const unread = made.length - blocks.length
  return { blocks, refusal: refusal || (unread > 0 ? `有 ${unread} 张图片读不出来，没有加上。` : '') }
}

async function pictureBlock(path: string): Promise<PictureBlock | null> {
  try {
    const { width, height } = await wx.getImageInfo({ src: path })
    const scale = Math.min(1, longSide / Math.max(width, height))
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
    const src = await smaller(path, size.width)
    return { kind: 'picture', key: newRequestId(), fileId: '', path: await keepFile(src), src, caption: '', ...size }
  } catch {
    return null
  }
}

/** A picture that the phone cannot make smaller goes as it is: its size has been looked at. */
async function smaller(src: string, compressedWidth: number): Promise<string> {
  try {
    const { tempFilePath } = await wx.compressImage({ src, quality, compressedWidth })
    return /^(jpg|jpeg|png|webp)$/.test(endingOf(tempFilePath)) ? tempFilePath : src
  } catch {
    return src
  }
}

/**
 * Null when they thought better of it.
 * @throws Error with a Chinese sentence when it is too long, too large, or cannot be read
 */
export async function chooseVideoBlock(): Promise<VideoBlock | null> {
  const chosen = await chooseVideo(limits.contentVideoSeconds)
  if (!chosen) return null
  void wx.showLoading({ title: '正在压缩', mask: true })
  try {
    const { path, coverPath, seconds, width, height } = await smallerVideo(chosen)
    const kept = { path: await keepFile(path), coverPath: await keepFile(coverPath) }
    const shown = { src: coverPath, videoSrc: path, fileId: '', coverFileId: '' }
    return { kind: 'video', key: newRequestId(), seconds, width, height, ...kept, ...shown }
  } finally {
    void wx.hideLoading()
  }
}

/**
 * A PDF or a Word document from a chat; null when they thought better of it.
 * @throws Error with a Chinese sentence when it is too large or of another kind
 */
export async function chooseDocument(): Promise<DocumentDraft | null> {
  const file = await pickDocument()
  if (!file) return null
  const { name, size, path } = file
  if (!/\.(pdf|docx)$/i.test(name)) throw new Error(`文件要 PDF 或 DOCX，「${name}」不是。`)
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)
  if (size > limits.documentBytes)
    throw new Error(`文件最大 ${megabytes(limits.documentBytes)} MB，这个有 ${megabytes(size)} MB。`)
  return { fileId: '', path: await keepFile(path), fileName: name, bytes: size, pages: '' }
}

async function pickDocument(): Promise<{ name: string; size: number; path: string } | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['pdf', 'docx'] })
    return tempFiles[0]
  } catch {
    return undefined
  }
}
