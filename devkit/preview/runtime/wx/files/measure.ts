import { Failure } from '../core/api'

export interface Size {
  width: number
  height: number
}

/** @throws Failure when the browser cannot read the picture */
export function loadImage(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.crossOrigin = 'anonymous'
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Failure('download image failed'))
    image.src = url
  })
}

export async function imageSize(url: string): Promise<Size> {
  const { naturalWidth, naturalHeight } = await loadImage(url)
  return { width: naturalWidth, height: naturalHeight }
}

/** Size, seconds and the first picture of a video; zeros when the browser cannot read it. */
export function videoFacts(url: string): Promise<Size & { duration: number; poster: Blob | null }> {
  return new Promise((resolve) => {
    const video = document.createElement('video')
    video.muted = true
    video.preload = 'auto'
    video.addEventListener('error', () => resolve({ width: 0, height: 0, duration: 0, poster: null }))
    video.addEventListener('loadeddata', () => {
      const { videoWidth: width, videoHeight: height, duration } = video
      const canvas = drawn(video, { width, height })
      canvas.toBlob((poster) => resolve({ width, height, duration, poster }), 'image/jpeg')
    })
    video.src = url
  })
}

export function drawn(source: CanvasImageSource, { width, height }: Size): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height)
  return canvas
}

/** @param quality 0 to 1, for jpeg */
export function toBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Failure('create bitmap failed'))), type, quality)
  })
}
