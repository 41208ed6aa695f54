/** Words on a canvas: what the pictures that people save have in common. */

/** Tokens of styles/tokens.wxss: a canvas knows no variables. */
export const ink = '#211d1a'
export const ink2 = '#5c554e'
export const cardWhite = '#fff'

const fonts = '-apple-system, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Noto Sans CJK SC", sans-serif'

/** A picture as a canvas draws it; its own size, px. */
export interface Drawable {
  readonly width: number
  readonly height: number
}

/** What a drawing needs of a canvas's 2d context; WeChat's types leave it untyped. */
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
  /** A part of the image, then the place that it fills. */
  drawImage(image: object, ...partAndPlace: [number, number, number, number, number, number, number, number]): void
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Line {
  readonly text: string
  readonly x: number
  /** The base line's distance from the top. */
  readonly y: number
  readonly px: number
  readonly colour: string
  readonly weight?: number
  readonly align?: 'left' | 'center' | 'right'
}

export const fontOf = (px: number, weight = 400) => `${weight} ${px}px ${fonts}`

export function write(context: Context, { text, x, y, px, colour, weight = 400, align = 'left' }: Line): void {
  context.font = fontOf(px, weight)
  context.fillStyle = colour
  context.textAlign = align
  context.fillText(text, x, y)
}

/** A text in the context's font, in as many lines as it needs. */
export function linesOf(context: Context, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    const isFull = context.measureText(line + character).width > width
    if (isFull) lines.push(line)
    line = isFull ? character : line + character
  }
  return [...lines, line]
}
