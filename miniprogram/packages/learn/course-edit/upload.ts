import { newRequestId } from '../../../api/client'
import { uploadFile } from '../../../api/files'
import { minutesText } from './draft'

/** The largest video the phone may send, MB: five minutes at WeChat's own compression. */
export const maxVideoMegabytes = 100

export interface Video {
  readonly fileId: string
  /** Minutes, as the form shows them. */
  readonly minutes: string
}

/**
 * Lets the person choose a video and uploads it. Null when they thought better of it.
 * @throws Error with a Chinese sentence when it is too large or the upload broke
 */
export async function chooseAndUpload(onProgress: (percent: number) => void): Promise<Video | null> {
  const file = await choose()
  if (!file) return null
  if (file.size > maxVideoMegabytes * 1024 * 1024) {
    throw new Error(`视频最大 ${maxVideoMegabytes} MB，这个有 ${Math.ceil(file.size / 1024 / 1024)} MB。压缩后再传。`)
  }
  const fileId = await uploadFile(`lessons/${newRequestId()}.mp4`, file.tempFilePath, onProgress)
  return { fileId, minutes: minutesText(Math.round(file.duration)) }
}

async function choose() {
  try {
    const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['video'], sizeType: ['compressed'] })
    return tempFiles[0] ?? null
  } catch {
    return null
  }
}
