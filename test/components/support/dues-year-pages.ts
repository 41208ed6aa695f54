/** What the pages of receipts, the year and one member ask of the phone: questions, files, a canvas. */
import type { Mounted } from '../../support/mini-component'
import { promised } from './plain-page'

interface Asked {
  readonly title: string
  readonly editable?: boolean
}

/** Agrees to what is asked, and types these words where words are asked for. */
export const answering = (words = '') =>
  jest.fn(({ editable }: Asked) => Promise.resolve({ confirm: true, ...(editable && { content: words }) }))

/** Agrees to what is asked until the question that begins like this. */
export const refusing = (title: string, words = '') =>
  jest.fn((asked: Asked) => Promise.resolve({ confirm: !asked.title.startsWith(title), content: words }))

export const choosing = (tapIndex: number) => jest.fn(() => Promise.resolve({ tapIndex }))

/** The action sheet was closed without a choice. */
export const closing = () => jest.fn(() => Promise.reject(new Error('showActionSheet:fail cancel')))

export const aFile = (fileName: string) => ({ fileName, base64: 'eA==' })

/** A phone that keeps and opens files. */
export const aFolder = () => {
  const writeFileSync = jest.fn()
  return {
    writeFileSync,
    wx: {
      env: { USER_DATA_PATH: 'usr' },
      getFileSystemManager: () => ({ writeFileSync }),
      openDocument: jest.fn(() => Promise.resolve({})),
    },
  }
}

/** For two taps, the second before the answer to the first has come. `command` answers then. */
export function anAnswerHeldBack(answer: unknown) {
  const { promise, keep } = promised<unknown>()
  return {
    command: () => promise,
    async tapTwice(page: Mounted, selector: string): Promise<void> {
      await page.tap(selector)
      await page.tap(selector)
      keep(answer)
      await page.settle()
    },
  }
}

interface Written {
  readonly text: string
  readonly y: number
}

/** A canvas that notes what is written on it; each character is as wide as the type is high. */
export function aCanvas({ hasSeal = true } = {}) {
  const written: Written[] = []
  const images: unknown[][] = []
  const context = {
    font: '',
    scale: () => undefined,
    fillRect: () => undefined,
    fillText: (text: string, _x: number, y: number) => void written.push({ text, y }),
    measureText: (text: string) => ({ width: text.length * Number(/(\d+)px/.exec(context.font)![1]) }),
    drawImage: (...values: unknown[]) => void images.push(values),
  }
  const createImage = () => {
    const image = { onload: () => undefined, onerror: () => undefined }
    Object.defineProperty(image, 'src', { set: () => (hasSeal ? image.onload() : image.onerror()) })
    return image
  }
  return { width: 0, height: 0, written, images, getContext: () => context, createImage }
}

/** A phone with an album, whose page has this canvas. */
export function anAlbum(canvas: object) {
  const query = {
    select: () => query,
    node: (take: (found: object) => void) => ({ exec: () => take({ node: canvas }) }),
  }
  return {
    createSelectorQuery: () => query,
    canvasToTempFilePath: jest.fn(() => Promise.resolve({ tempFilePath: 'wxfile://tmp/receipt.png' })),
    saveImageToPhotosAlbum: jest.fn(() => Promise.resolve({})),
    openSetting: jest.fn(() => Promise.resolve({})),
  }
}
