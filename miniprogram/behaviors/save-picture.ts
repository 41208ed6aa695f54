/** Saving what a page shows as a picture in the phone's album. */
import type { Context, Drawable, Size } from '../shared/drawing'
import { confirm, showToast } from './feedback'

export interface Picture {
  readonly size: Size
  /** Picture files: not every phone draws an SVG on a canvas. */
  readonly imagePaths: readonly string[]
  /** @param images in the order of their paths; null for one that the phone could not load */
  draw(context: Context, images: readonly (Drawable | null)[]): void
}

interface CanvasNode extends WechatMiniprogram.Canvas {
  width: number
  height: number
}

/** Dots for each px of the drawing: sharp in print as well. */
const scale = 2

/** Draws on the canvas with this id and asks WeChat to keep the picture. Says what became of it. */
export async function savePicture(canvasId: string, { size, imagePaths, draw }: Picture): Promise<void> {
  try {
    const canvas = await canvasOf(canvasId)
    canvas.width = size.width * scale
    canvas.height = size.height * scale
    const context = canvas.getContext('2d') as Context
    context.scale(scale, scale)
    draw(context, await Promise.all(imagePaths.map((path) => imageOn(canvas, path))))
    const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, fileType: 'png' })
    await wx.saveImageToPhotosAlbum({ filePath: tempFilePath })
    showToast('已保存到相册')
  } catch (error) {
    await explain(error)
  }
}

function canvasOf(id: string): Promise<CanvasNode> {
  return new Promise((resolve, reject) => {
    wx.createSelectorQuery()
      .select(`#${id}`)
      .node(({ node }) => (node ? resolve(node as CanvasNode) : reject(new Error(`no canvas #${id}`))))
      .exec()
  })
}

/** Null when it cannot be loaded. */
function imageOn(canvas: CanvasNode, path: string): Promise<Drawable | null> {
  return new Promise((resolve) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(null)
    image.src = path
  })
}

async function explain(error: unknown): Promise<void> {
  const { errMsg = '' } = error as { errMsg?: string }
  // Thought better of it, at the album or at WeChat's privacy prompt.
  if (/cancel|privacy/i.test(errMsg)) return
  if (!/auth|denied|permission/i.test(errMsg)) {
    showToast('没有存下来，手机可能存满了。清理后再试一次')
    return
  }
  const question = {
    title: '还不能存到相册',
    content: '上次没有允许。在设置里打开「添加到相册」，再回来保存。',
    confirmText: '去设置',
  }
  if (await confirm(question)) await wx.openSetting()
}
