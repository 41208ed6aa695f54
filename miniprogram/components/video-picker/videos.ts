/** One video from the phone's album or camera: chosen, measured, made smaller, sent to storage. */
import { newRequestId } from '../../api/client'
import { startUpload, type Upload } from '../../api/files'
import { clockLabel } from '../../shared/calendar'
import { limits } from '../../shared/limits'

export interface ChosenVideo {
  /** Local path. */
  readonly path: string
  /** Local path of a frame of it. */
  readonly coverPath: string
  readonly bytes: number
  /** Whole seconds, at least 1. */
  readonly seconds: number
  readonly width: number
  readonly height: number
}

/** Below this WeChat's own compression while choosing was enough: compressing again costs time and shows, bytes. */
const smallEnough = 10_000_000

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

/** The longest that the camera takes by itself, seconds. */
const cameraSeconds = 60

/**
 * Lets the person choose or take a video. Null when they thought better of it.
 * @param maxSeconds how long it may be
 * @throws Error with a Chinese sentence when it is too long, cannot be read, or the album stays shut
 */
export async function chooseVideo(maxSeconds: number = limits.postVideoSeconds): Promise<ChosenVideo | null> {
  const file = await pick(maxSeconds)
  if (!file) return null
  const { tempFilePath, thumbTempFilePath, size, duration, width, height } = file
  // A recording that was stopped at 60 s says 60.03.
  const seconds = Math.round(duration)
  if (seconds > maxSeconds)
    throw new Error(`视频最长 ${lengthLabel(maxSeconds)}，这个有 ${clockLabel(seconds)}。剪短后再选。`)
  if (!thumbTempFilePath || !width || !height) throw new Error('这个视频读不出来，换一个再试。')
  return {
    ...{ path: tempFilePath, coverPath: thumbTempFilePath, bytes: size },
    ...{ seconds: Math.max(1, seconds), width: Math.round(width), height: Math.round(height) },
  }
}

const lengthLabel = (seconds: number) => (seconds < 600 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分钟`)

async function pick(maxSeconds: number): Promise<WechatMiniprogram.MediaFile | undefined> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: 1,
      mediaType: ['video'],
      sizeType: ['compressed'],
      maxDuration: Math.min(maxSeconds, cameraSeconds),
    })
    return tempFiles[0]
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    if (/cancel|privacy/i.test(errMsg)) return undefined
    throw new Error('没能打开相册。在手机设置里允许微信使用照片，再试一次。')
  }
}

/**
 * The same video, smaller where the phone can do that.
 * @throws Error with a Chinese sentence when it is too large all the same
 */
export async function smallerVideo(video: ChosenVideo): Promise<ChosenVideo> {
  const small = video.bytes > smallEnough ? await compressed(video) : video
  if (small.bytes > limits.videoBytes) {
    const [most, now] = [megabytes(limits.videoBytes), megabytes(small.bytes)]
    throw new Error(`视频最大 ${most} MB，压缩后还有 ${now} MB。剪短一些再选。`)
  }
  return small
}

/** WeChat on a computer, for one, cannot compress: then it goes as it is, its size is looked at. */
async function compressed(video: ChosenVideo): Promise<ChosenVideo> {
  try {
    // With a quality the other figures count for nothing; WeChat's typings ask for them.
    const options = { src: video.path, quality: 'medium', bitrate: 1500, fps: 30, resolution: 1 } as const
    const { tempFilePath, size } = await wx.compressVideo(options)
    // WeChat gives kilobytes here.
    const bytes = size * 1000
    return bytes < video.bytes ? { ...video, path: tempFilePath, bytes } : video
  } catch {
    return video
  }
}

/** Begins to send it to `<folder>/<random>.mp4`: whatever the camera made, WeChat turns it into MP4 while choosing. */
export function sendVideo(folder: string, path: string, onProgress: (percent: number) => void): Upload {
  return startUpload(`${folder}/${newRequestId()}.mp4`, path, onProgress)
}
