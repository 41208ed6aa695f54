import { builtinContextOf, canvasById, nodeOf } from '../../builtins'
import type { Host } from '../../host'
import { Failure, needString, promised } from '../core/api'
import { drawn, imageSize, loadImage, toBlob } from './measure'
import { extensionOf, type FileStore } from './store'

interface CompressOption {
  src: string
  /** 0 to 100. */
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}
interface CanvasOption {
  canvas?: HTMLCanvasElement
  canvasId?: string
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  quality?: number
}

const DEFAULT_QUALITY = 80

export function imageApis(host: Host, files: FileStore): Record<string, unknown> {
  return {
    getImageInfo: promised<{ src: string }, object>('getImageInfo', async (options) => {
      const src = needString(options, 'src')
      const size = await imageSize(host.assetUrl(src))
      return { ...size, path: src, orientation: 'up', type: extensionOf(src).replace('jpg', 'jpeg') || 'unknown' }
    }),
    compressImage: promised<CompressOption, object>('compressImage', (options) => compress(host, files, options)),
    canvasToTempFilePath: promised<CanvasOption, object>('canvasToTempFilePath', (options) =>
      exportCanvas(host, files, options),
    ),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      offscreen(width, height),
  }
}

async function compress(host: Host, files: FileStore, options: CompressOption): Promise<object> {
  const { quality = DEFAULT_QUALITY, compressedWidth, compressedHeight } = options
  const image = await loadImage(host.assetUrl(needString(options, 'src')))
  const ratio = image.naturalHeight / image.naturalWidth
  const width = compressedWidth ?? (compressedHeight ? compressedHeight / ratio : image.naturalWidth)
  const height = compressedHeight ?? width * ratio
  const canvas = drawn(image, { width: Math.round(width), height: Math.round(height) })
  const blob = await toBlob(canvas, 'image/jpeg', quality / 100)
  return { tempFilePath: await files.addFile(blob, 'compressed.jpg') }
}

async function exportCanvas(host: Host, files: FileStore, options: CanvasOption): Promise<object> {
  const source = canvasOf(host, options)
  if (!source) throw new Failure('fail canvas is empty')
  const { x = 0, y = 0, width = source.width - x, height = source.height - y, fileType = 'png', quality = 1 } = options
  const { destWidth = width, destHeight = height } = options
  const canvas = Object.assign(document.createElement('canvas'), { width: destWidth, height: destHeight })
  const context = canvas.getContext('2d')
  if (fileType === 'jpg' && context) {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, destWidth, destHeight)
  }
  context?.drawImage(source, x, y, width, height, 0, 0, destWidth, destHeight)
  const blob = await toBlob(canvas, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality)
  return { tempFilePath: await files.addFile(blob, `canvas.${fileType}`) }
}

function canvasOf(host: Host, { canvas, canvasId }: CanvasOption): HTMLCanvasElement | null {
  if (canvas) return canvas
  if (!canvasId) return null
  const page = host.currentPage()
  const old = page ? canvasById(page.element, canvasId) : null
  const element = old ?? host.elementById(canvasId)
  if (element instanceof HTMLCanvasElement) return element
  return element ? (((nodeOf(element) ?? builtinContextOf(element)) as HTMLCanvasElement | undefined) ?? null) : null
}

function offscreen(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  return Object.assign(canvas, { createImage: () => Object.assign(new Image(), { crossOrigin: 'anonymous' }) })
}
