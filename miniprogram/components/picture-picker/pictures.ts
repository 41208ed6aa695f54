/** Pictures from the phone's album or camera: chosen, made smaller, sent to storage. */
import { newRequestId } from '../../api/client'
import { uploadFile } from '../../api/files'
import { limits } from '../../shared/limits'

export interface ChosenPictures {
  /** Local paths, in the order of choosing. */
  readonly paths: string[]
  /** What was left out and why, as one sentence; empty when nothing was. */
  readonly refusal: string
}

/** Endings that the server takes (contract: pictureFile). */
const knownEndings = /^(jpg|jpeg|png|webp)$/
/** What WeChat offers at once. */
const mostAtOnce = 9
/** Percent. Text on a photographed page stays readable. */
const quality = 80

/** Lets the person choose pictures; none when they thought better of it. @param count how many there is room for */
export async function choosePictures(count: number): Promise<ChosenPictures> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count: Math.min(count, mostAtOnce),
      mediaType: ['image'],
      sizeType: ['compressed'],
    })
    return sorted(tempFiles.slice(0, count))
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    // Also who has just said no to WeChat's privacy prompt knows why nothing happens; the next tap asks again.
    const isUnwanted = /cancel|privacy/i.test(errMsg)
    return { paths: [], refusal: isUnwanted ? '' : '没能打开相册。在手机设置里允许微信使用照片，再试一次。' }
  }
}

function sorted(files: readonly { tempFilePath: string; size: number }[]): ChosenPictures {
  const known = files.filter(({ tempFilePath }) => knownEndings.test(endingOf(tempFilePath)))
  const fitting = known.filter(({ size }) => size <= limits.pictureBytes)
  const refusals = [
    known.length < files.length && `有 ${files.length - known.length} 张不是 JPG、PNG 或 WebP 图片`,
    fitting.length < known.length && `有 ${known.length - fitting.length} 张超过 ${limits.pictureBytes / 1_000_000} MB`,
  ].filter(Boolean)
  return {
    paths: fitting.map(({ tempFilePath }) => tempFilePath),
    refusal: refusals.length > 0 ? `${refusals.join('，')}，没有加上。` : '',
  }
}

/**
 * Makes a picture smaller and sends it to `<folder>/<random>.<ending>`.
 * @returns its file id
 * @throws Error with a Chinese sentence; the picture is still on the phone and can be sent again
 */
export async function sendPicture(folder: string, path: string, onProgress: (percent: number) => void) {
  const small = await smaller(path)
  return uploadFile(`${folder}/${newRequestId()}.${endingOf(small)}`, small, onProgress)
}

/** A picture that the phone cannot make smaller goes as it is: its size has been looked at. */
async function smaller(path: string): Promise<string> {
  try {
    const { tempFilePath } = await wx.compressImage({ src: path, quality })
    return knownEndings.test(endingOf(tempFilePath)) ? tempFilePath : path
  } catch {
    return path
  }
}

function endingOf(path: string): string {
  return path.split('.').pop()?.toLowerCase() ?? ''
}
