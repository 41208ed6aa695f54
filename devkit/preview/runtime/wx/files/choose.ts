import type { Host } from '../../host'
import { promised } from '../core/api'
import type { Privacy } from '../system/privacy'
import { imageSize, videoFacts } from './measure'
import { pickFiles } from './pick'
import { extensionOf, type FileStore } from './store'

export interface ChooseParts {
  host: Host
  files: FileStore
  privacy: Privacy
}

/** Files chosen at once, unless the program says otherwise; source: wx.chooseMedia, wx.chooseImage, wx.chooseMessageFile. */
const DEFAULT_COUNT = 9
const MESSAGE_FILES_MAX = 100

type MediaType = 'image' | 'video' | 'mix'
interface ChooseMediaOption {
  count?: number
  mediaType?: MediaType[]
}
interface ChooseMessageFileOption {
  count?: number
  type?: 'all' | 'video' | 'image' | 'file'
  extension?: string[]
}

export function chooseApis(parts: ChooseParts): Record<string, unknown> {
  return {
    chooseMedia: promised<ChooseMediaOption, object>('chooseMedia', (options) => chooseMedia(parts, options)),
    chooseImage: promised<{ count?: number }, object>('chooseImage', (options) => chooseImage(parts, options)),
    chooseVideo: promised('chooseVideo', () => chooseVideo(parts)),
    chooseMessageFile: promised<ChooseMessageFileOption, object>('chooseMessageFile', (options) =>
      chooseMessageFile(parts, options),
    ),
  }
}

const ACCEPT = { image: 'image/*', video: 'video/*', mix: 'image/*,video/*', all: '', file: '' } as const

async function chooseMedia(
  parts: ChooseParts,
  { count = DEFAULT_COUNT, mediaType = ['image', 'video'] }: ChooseMediaOption,
): Promise<object> {
  await parts.privacy.need('chooseMedia')
  const accept = [...new Set(mediaType.map((type) => ACCEPT[type]))].join(',')
  const chosen = await pickFiles(parts.host.screen, { accept, count })
  const tempFiles = await Promise.all(chosen.map((file) => mediaFile(parts, file)))
  const kinds = new Set(tempFiles.map(({ fileType }) => fileType))
  return { tempFiles, type: kinds.size > 1 ? 'mix' : (tempFiles[0]?.fileType ?? 'image'), failedCount: 0 }
}

async function mediaFile({ files }: ChooseParts, file: File): Promise<{ fileType: string; [fact: string]: unknown }> {
  const tempFilePath = await files.addFile(file, file.name)
  const url = files.url(tempFilePath)
  const common = { tempFilePath, size: file.size }
  if (!file.type.startsWith('video/')) return { ...common, fileType: 'image', ...(await imageSize(url)) }
  const { poster, ...facts } = await videoFacts(url)
  const thumbTempFilePath = poster ? await files.addFile(poster, 'poster.jpg') : ''
  return { ...common, fileType: 'video', ...facts, thumbTempFilePath }
}

async function chooseImage(parts: ChooseParts, { count = DEFAULT_COUNT }: { count?: number }): Promise<object> {
  await parts.privacy.need('chooseImage')
  const chosen = await pickFiles(parts.host.screen, { accept: ACCEPT.image, count })
  const tempFiles = await Promise.all(
    chosen.map(async (file) => ({ path: await parts.files.addFile(file, file.name), size: file.size })),
  )
  return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles }
}

async function chooseVideo(parts: ChooseParts): Promise<object> {
  await parts.privacy.need('chooseVideo')
  const [file] = await pickFiles(parts.host.screen, { accept: ACCEPT.video, count: 1 })
  return file ? mediaFile(parts, file) : {}
}

async function chooseMessageFile(parts: ChooseParts, options: ChooseMessageFileOption): Promise<object> {
  const { count = MESSAGE_FILES_MAX, type = 'all', extension = [] } = options
  await parts.privacy.need('chooseMessageFile')
  const byEnding = extension.map((ending) => `.${ending.replace(/^\./, '')}`).join(',')
  const chosen = await pickFiles(parts.host.screen, {
    accept: byEnding || ACCEPT[type],
    count: Math.min(count, MESSAGE_FILES_MAX),
  })
  const tempFiles = await Promise.all(
    chosen.map(async (file) => ({
      path: await parts.files.addFile(file, file.name),
      name: file.name,
      size: file.size,
      type: kindOf(file),
      time: Math.floor(file.lastModified / 1000),
    })),
  )
  return { tempFiles }
}

function kindOf(file: File): string {
  if (file.type.startsWith('image/')) return 'image'
  if (file.type.startsWith('video/')) return 'video'
  return extensionOf(file.name) ? 'file' : 'all'
}
