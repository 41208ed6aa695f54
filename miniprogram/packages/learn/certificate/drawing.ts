/** The certificate as a picture, drawn on a canvas as the page shows it. */
import { cardWhite, fontOf, ink, ink2, linesOf, write, type Context } from '../../../shared/drawing'
import type { CertificateView } from './view-model'

/** Where the pieces stand, in a picture of this size. */
export const size = { width: 750, height: 1000 } as const
const margin = 84
const middle = size.width / 2
/** Of what stands beside a label. */
const valueWidth = 450

const gold = '#80591a'
const goldLine = '#d8bf8c'

/** @param seal the product's mark; left out when the phone could not load it */
export function draw(context: Context, view: CertificateView, seal: object | null): void {
  context.fillStyle = cardWhite
  context.fillRect(0, 0, size.width, size.height)
  frame(context, { inset: 28, width: 2 })
  frame(context, { inset: 38, width: 1 })
  const inMiddle = { x: middle, align: 'center' } as const
  write(context, { ...inMiddle, text: '结业证书', y: 176, px: 52, colour: gold, weight: 600 })
  write(context, { ...inMiddle, text: view.name, y: 308, px: 48, colour: ink, weight: 600 })
  write(context, { ...inMiddle, text: view.before, y: 374, px: 28, colour: ink2 })
  context.font = fontOf(36, 600)
  const title = linesOf(context, `《${view.courseTitle}》`, size.width - 2 * margin)
  title.forEach((text, index) =>
    write(context, { ...inMiddle, text, y: 440 + index * 52, px: 36, colour: ink, weight: 600 }),
  )
  const below = 440 + title.length * 52 + 8
  write(context, { ...inMiddle, text: view.after, y: below, px: 28, colour: ink2 })
  if (seal) context.drawImage(seal, middle - 36, below + 36, 72, 72)
  rows(context, view)
}

function frame(context: Context, { inset, width }: { inset: number; width: number }): void {
  context.strokeStyle = goldLine
  context.lineWidth = width
  context.strokeRect(inset, inset, size.width - 2 * inset, size.height - 2 * inset)
}

/** From the foot upwards: the name of a branch may take several lines. */
function rows(context: Context, view: CertificateView): void {
  let y = size.height - margin
  for (const { label, value } of [...view.rows].reverse()) {
    context.font = fontOf(26)
    const lines = linesOf(context, value, valueWidth)
    const top = y - (lines.length - 1) * 36
    const right = { x: size.width - margin, align: 'right' } as const
    lines.forEach((text, index) => write(context, { ...right, text, y: top + index * 36, px: 26, colour: ink }))
    write(context, { text: label, x: margin, y: top, px: 26, colour: ink2 })
    y = top - 48
  }
}
