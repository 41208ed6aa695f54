/** The receipt as a picture, drawn on a canvas as the page shows it. */
import { cardWhite, fontOf, ink, ink2, linesOf, write, type Context } from '../../../shared/drawing'
import type { ReceiptView } from './view-model'

/** Of a row. */
const px = 28
const lineHeight = 36
const rowGap = 20
const width = 750
const margin = 64
const right = width - margin
const headHeight = 360
const footHeight = 150
/** Of what stands beside a label. */
const valueWidth = 430
const hairline = '#d3c9bc'
const red = '#c8161d'

/** Tall enough for the rows: a character is at most as wide as it is high. */
export function sizeOf({ rows }: ReceiptView) {
  const lines = rows.reduce((sum, { value }) => sum + Math.ceil((value.length * px) / valueWidth), 0)
  return { width, height: headHeight + lines * lineHeight + rows.length * rowGap + footHeight }
}

/** @param seal 已收; left out when the phone could not load it, the words stay */
export function draw(context: Context, view: ReceiptView, seal: object | null): void {
  const { height } = sizeOf(view)
  context.fillStyle = cardWhite
  context.fillRect(0, 0, width, height)
  head(context, view)
  if (seal) context.drawImage(seal, right - 132, 136, 132, 132)
  else write(context, { text: '已收', x: right, y: 216, px: 40, colour: red, weight: 600, align: 'right' })
  tear(context, 312)
  rows(context, view)
  tear(context, height - footHeight + 22)
  write(context, { text: '记入支部党费台账，编号连续，', x: margin, y: height - 78, px: 24, colour: ink2 })
  write(context, { text: '可在小程序「我的党费」里核对。', x: margin, y: height - 42, px: 24, colour: ink2 })
}

function head(context: Context, { title, number, amount, words }: ReceiptView): void {
  write(context, { text: title, x: margin, y: 92, px: 32, colour: ink, weight: 600 })
  write(context, { text: number, x: right, y: 92, px: 26, colour: ink2, align: 'right' })
  write(context, { text: `¥ ${amount}`, x: margin, y: 204, px: 72, colour: ink, weight: 600 })
  write(context, { text: words, x: margin, y: 264, px: 28, colour: ink2 })
}

/** A dashed line from edge to edge. */
function tear(context: Context, y: number): void {
  context.fillStyle = hairline
  for (let x = margin; x < right; x += 14) context.fillRect(x, y, 8, 2)
}

function rows(context: Context, view: ReceiptView): void {
  let y = headHeight + lineHeight - 8
  for (const { label, value } of view.rows) {
    write(context, { text: label, x: margin, y, px, colour: ink2 })
    context.font = fontOf(px)
    const lines = linesOf(context, value, valueWidth)
    for (const [index, text] of lines.entries())
      write(context, { text, x: right, y: y + index * lineHeight, px, colour: ink, align: 'right' })
    y += lines.length * lineHeight + rowGap
  }
}
