/** The poster of an article: its picture, what it is, and the code that opens it. */
import { cardWhite, fontOf, ink, ink2, linesOf, write, type Context, type Drawable } from '../../../shared/drawing'
import type { ArticleView } from './view-model'

/** Where the pieces stand, in a picture of this size. */
export const size = { width: 750, height: 1100 } as const
const margin = 60
const inside = size.width - 2 * margin
const coverHeight = 420
const codeSize = 200
const footTop = size.height - margin - codeSize
/** Between the line above the foot and the foot. */
const gap = 40
const openingLines = 9

const sunk = '#f0ede8'
const hairline = '#e6e1da'

interface Images {
  /** Each null when it could not be loaded. */
  readonly code: Drawable | null
  readonly cover: Drawable | null
}

type Words = Pick<ArticleView, 'title' | 'summary' | 'facts' | 'columnName' | 'blocks'>

export function drawPoster(context: Context, words: Words, { code, cover }: Images): void {
  context.fillStyle = cardWhite
  context.fillRect(0, 0, size.width, size.height)
  if (cover) fill(context, cover, { width: size.width, height: coverHeight })
  const top = (cover ? coverHeight : margin) + 70
  const below = paragraph(context, {
    text: words.title,
    top,
    px: 48,
    lineHeight: 64,
    weight: 600,
    colour: ink,
    most: 4,
  })
  const rest = { px: 28, lineHeight: 42, weight: 400, colour: ink2, most: 2 }
  const last = words.summary ? paragraph(context, { ...rest, text: words.summary, top: below + 4 }) : below
  const end = paragraph(context, { ...rest, text: words.facts, top: last + 12 })
  opening(context, words, end + 40)
  foot(context, words.columnName, code)
}

interface Paragraph {
  readonly text: string
  /** Of its first base line. */
  readonly top: number
  readonly px: number
  readonly lineHeight: number
  readonly weight: number
  readonly colour: string
  readonly most: number
}

/** @returns where the base line below it would stand */
function paragraph(context: Context, { text, top, px, lineHeight, weight, colour, most }: Paragraph): number {
  context.font = fontOf(px, weight)
  const all = linesOf(context, text, inside)
  const lines = all.slice(0, most)
  if (all.length > most) lines[most - 1] = `${lines[most - 1]?.slice(0, -1)}…`
  lines.forEach((line, index) =>
    write(context, { text: line, x: margin, y: top + index * lineHeight, px, colour, weight }),
  )
  return top + lines.length * lineHeight
}

/** How the article begins, in what room is left above the foot. */
function opening(context: Context, { blocks }: Words, top: number): void {
  const words = blocks.map((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : ''))
  const lineHeight = 50
  const most = Math.min(openingLines, Math.floor((footTop - gap - top) / lineHeight))
  const text = words.join('').replace(/\s+/g, '')
  if (text && most > 0) paragraph(context, { text, top, px: 30, lineHeight, weight: 400, colour: ink, most })
}

function foot(context: Context, columnName: string, code: Drawable | null): void {
  context.fillStyle = hairline
  context.fillRect(margin, footTop - gap, inside, 2)
  const middle = footTop + codeSize / 2
  write(context, { text: '党员之家', x: margin, y: middle - 8, px: 32, colour: ink, weight: 600 })
  const hint = code ? '长按或扫一扫，读全文' : `在学习园地「${columnName}」里读全文`
  write(context, { text: hint, x: margin, y: middle + 36, px: 26, colour: ink2 })
  if (code) context.drawImage(code, size.width - margin - codeSize, footTop, codeSize, codeSize)
}

/** The picture covers its place at the top; what is too much is cut off on both sides alike. */
function fill(context: Context, picture: Drawable, place: { width: number; height: number }): void {
  context.fillStyle = sunk
  context.fillRect(0, 0, place.width, place.height)
  const scale = Math.max(place.width / picture.width, place.height / picture.height)
  const cut = { width: place.width / scale, height: place.height / scale }
  const [x, y] = [(picture.width - cut.width) / 2, (picture.height - cut.height) / 2]
  context.drawImage(picture, x, y, cut.width, cut.height, 0, 0, place.width, place.height)
}
