/** The video or the audio of a lesson: chosen on the phone, measured, and sent to storage. */
import { newRequestId } from '../../../api/client'
import { uploadFile } from '../../../api/files'
import { limits } from '../../../shared/limits'

export type MediaKind = 'video' | 'audio'

export interface MediaFile {
  readonly path: string
  /** As storage gets it: mp4, mp3, m4a. */
  readonly extension: string
  /** Null when the phone could not read it. */
  readonly seconds: number | null
}

interface Chosen extends Omit<MediaFile, 'seconds'> {
  readonly name: string
  readonly bytes: number
  readonly seconds?: number
}

/** Longest wait for the length of an audio file, ms. */
const measuringMs = 5000
const lookAgainMs = 200

/**
 * Lets the person choose a file. Null when they thought better of it.
 * @throws Error with a Chinese sentence when it is too large or of another kind
 */
export async function chooseMediaFile(kind: MediaKind): Promise<MediaFile | null> {
  const chosen = await (kind === 'video' ? chooseVideo() : chooseAudio()).catch(() => null)
  if (!chosen) return null
  const { name, bytes, path, extension } = chosen
  if (kind === 'audio' && !/^(mp3|m4a)$/.test(extension)) throw new Error(`音频要 MP3 或 M4A，${name}不是。`)
  const maxBytes = kind === 'video' ? limits.videoBytes : limits.audioBytes
  if (bytes > maxBytes)
    throw new Error(`${name}有 ${megabytes(bytes)} MB，最大 ${megabytes(maxBytes)} MB。压缩后再选。`)
  const seconds = kind === 'video' ? (chosen.seconds ?? null) : await audioSeconds(path)
  return { path, extension, seconds }
}

/** @throws Error with a Chinese sentence; the file is still on the phone and can be sent again */
export function sendMediaFile({ path, extension }: MediaFile, onProgress: (percent: number) => void): Promise<string> {
  return uploadFile(`lessons/${newRequestId()}.${extension}`, path, onProgress)
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

async function chooseVideo(): Promise<Chosen | null> {
  const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['video'], sizeType: ['compressed'] })
  const file = tempFiles[0]
  if (!file) return null
  const { tempFilePath: path, size: bytes, duration: seconds } = file
  // Whatever the camera made: WeChat compresses to MP4.
  return { path, bytes, seconds, name: '这个视频', extension: 'mp4' }
}

async function chooseAudio(): Promise<Chosen | null> {
  const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['mp3', 'm4a'] })
  const file = tempFiles[0]
  if (!file) return null
  const { path, size: bytes, name } = file
  return { path, bytes, name: `「${name}」`, extension: name.split('.').pop()?.toLowerCase() ?? '' }
}

/** The player knows the length some moments after it can play, and only once it has been asked. */
function audioSeconds(path: string): Promise<number | null> {
  return new Promise((resolve) => {
    const audio = wx.createInnerAudioContext()
    const finish = (seconds: number | null) => {
      clearTimeout(patience)
      clearInterval(looks)
      audio.destroy()
      resolve(seconds)
    }
    const look = () => {
      if (audio.duration > 0) finish(audio.duration)
    }
    const patience = setTimeout(() => finish(null), measuringMs)
    const looks = setInterval(look, lookAgainMs)
    audio.onCanplay(look)
    audio.onError(() => finish(null))
    audio.src = path
  })
}
