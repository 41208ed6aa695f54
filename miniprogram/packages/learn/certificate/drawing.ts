/** The certificate as a picture, drawn on a canvas as the page shows it. */
import type { CertificateView } from './view-model'

/** Where the pieces stand, in a picture of this size. */
export const size = { width: 750, height: 1000 } as const
const margin = 84
const middle = size.width / 2
/** Of what stands beside a label. */
const valueWidth = 450

/** The tokens of styles/tokens.wxss: a canvas knows no variables. */
const ink = '#211d1a'
const ink2 = '#5c554e'
const gold = '#80591a'
const goldLine = '#d8bf8c'
const card = '#fff'

const fonts = '-apple-system, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans CJK SC", sans-serif'

/** What the drawing needs of a canvas's 2d context; WeChat's types leave it untyped. */
export interface Context {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  font: string
  textAlign: 'left' | 'center' | 'right'
  scale(x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
  drawImage(image: object, x: number, y: number, width: number, height: number): void
}

interface Line {
  readonly text: string
  /** The base line's distance from the top. */
  readonly y: number
  readonly px: number
  readonly colour: string
  readonly weight?: number
}

/** @param seal the product's mark; left out when the phone could not load it */
export function draw(context: Context, view: CertificateView, seal: object | null): void {
  context.fillStyle = card
  context.fillRect(0, 0, size.width, size.height)
  frame(context, { inset: 28, width: 2 })
  frame(context, { inset: 38, width: 1 })
  context.textAlign = 'center'
  write(context, { text: '结业证书', y: 176, px: 52, colour: gold, weight: 600 })
  write(context, { text: view.name, y: 308, px: 48, colour: ink, weight: 600 })
  write(context, { text: view.before, y: 374, px: 28, colour: ink2 })
  context.font = fontOf(36, 600)
  const title = linesOf(context, `《${view.courseTitle}》`, size.width - 2 * margin)
  title.forEach((text, index) => write(context, { text, y: 440 + index * 52, px: 36, colour: ink, weight: 600 }))
  const below = 440 + title.length * 52 + 8
  write(context, { text: view.after, y: below, px: 28, colour: ink2 })
  if (seal) context.drawImage(seal, middle - 36, below + 36, 72, 72)
  rows(context, view)
}

function frame(context: Context, { inset, width }: { inset: number; width: number }): void {
  context.strokeStyle = goldLine
  context.lineWidth = width
  context.strokeRect(inset, inset, size.width - 2 * inset, size.height - 2 * inset)
}

function write(context: Context, { text, y, px, colour, weight = 400 }: Line): void {
  context.font = fontOf(px, weight)
  context.fillStyle = colour
  context.fillText(text, middle, y)
}

const fontOf = (px: number, weight = 400) => `${weight} ${px}px ${fonts}`

/** A text in the context's font, in as many lines as it needs. */
function linesOf(context: Context, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    const isFull = context.measureText(line + character).width > width
    if (isFull) lines.push(line)
    line = isFull ? character : line + character
  }
  return [...lines, line]
}

/** From the foot upwards: the name of a branch may take several lines. */
function rows(context: Context, view: CertificateView): void {
  context.font = fontOf(26)
  let y = size.height - margin
  for (const { label, value } of [...view.rows].reverse()) {
    const lines = linesOf(context, value, valueWidth)
    const top = y - (lines.length - 1) * 36
    context.textAlign = 'right'
    context.fillStyle = ink
    lines.forEach((line, index) => context.fillText(line, size.width - margin, top + index * 36))
    context.textAlign = 'left'
    context.fillStyle = ink2
    context.fillText(label, margin, top)
    y = top - 48
  }
}
