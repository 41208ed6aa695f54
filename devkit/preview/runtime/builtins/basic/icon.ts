import { builtin } from '../support/builtin'

/** Glyphs on a 24 × 24 grid; `fill` is the icon's colour, white the sign within. */
const DISC = '<circle cx="12" cy="12" r="10"/>'
const TICK = '<path d="M7 12.5l3.5 3.5L17 9.2" fill="none" stroke="SIGN" stroke-width="1.8"/>'
const MARK = '<path d="M11 6.5h2v7.5h-2zM11 15.8h2v2h-2z" fill="SIGN"/>'
const CROSS = '<path d="M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6" stroke="SIGN" stroke-width="1.6"/>'
const RING = '<circle cx="12" cy="12" r="9.2" fill="none" stroke="INK" stroke-width="1.4"/>'

const ICONS: Record<string, { glyph: string; color: string; sign: string }> = {
  success: { glyph: DISC + TICK, color: '#09bb07', sign: '#fff' },
  success_no_circle: { glyph: TICK, color: '#09bb07', sign: 'INK' },
  success_circle: { glyph: RING + TICK, color: '#09bb07', sign: 'INK' },
  safe_success: {
    glyph: `<path d="M12 2l8 3v6c0 5-3.4 9.2-8 11-4.6-1.8-8-6-8-11V5z"/>${TICK}`,
    color: '#09bb07',
    sign: '#fff',
  },
  safe_warn: {
    glyph: `<path d="M12 2l8 3v6c0 5-3.4 9.2-8 11-4.6-1.8-8-6-8-11V5z"/>${MARK}`,
    color: '#ffbe00',
    sign: '#fff',
  },
  info: { glyph: `${DISC}<path d="M11 10.2h2v7.5h-2zM11 6.4h2v2h-2z" fill="SIGN"/>`, color: '#10aeff', sign: '#fff' },
  info_circle: {
    glyph: `${RING}<path d="M11.2 10.2h1.6v7h-1.6zM11.2 6.8h1.6v1.8h-1.6z" fill="SIGN"/>`,
    color: '#10aeff',
    sign: 'INK',
  },
  warn: { glyph: DISC + MARK, color: '#f43530', sign: '#fff' },
  waiting: { glyph: `${DISC}<path d="M11 6v7h5.5v-1.8H12.8V6z" fill="SIGN"/>`, color: '#10aeff', sign: '#fff' },
  waiting_circle: { glyph: `${RING}<path d="M11.2 6v7h5v-1.6h-3.4V6z" fill="SIGN"/>`, color: '#10aeff', sign: 'INK' },
  circle: { glyph: RING, color: '#c9c9c9', sign: 'INK' },
  download: {
    glyph: `${DISC}<path d="M11 6.5h2V13h2.8L12 17l-3.8-4H11z" fill="SIGN"/>`,
    color: '#09bb07',
    sign: '#fff',
  },
  cancel: { glyph: RING + CROSS, color: '#f43530', sign: 'INK' },
  clear: { glyph: DISC + CROSS, color: '#b2b2b2', sign: '#fff' },
  search: {
    glyph:
      '<circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="INK" stroke-width="1.6"/><path d="M15.3 15.3l5 5" stroke="INK" stroke-width="1.6"/>',
    color: '#b2b2b2',
    sign: 'INK',
  },
}

export const icon = builtin({
  tag: 'icon',
  props: { type: '', size: null, color: '' },
  setup(context) {
    const box = context.element('i', 'wx-icon-glyph')
    context.watch(['type', 'size', 'color'], () => {
      const { type, size, color } = context.data
      const found = ICONS[type]
      const ink = color || found?.color || ''
      const glyph = (found?.glyph ?? '').replace(/SIGN/g, found?.sign ?? '').replace(/INK/g, ink)
      box.innerHTML = found ? `<svg viewBox="0 0 24 24" width="100%" height="100%" fill="${ink}">${glyph}</svg>` : ''
      const side = context.api.rpx((size as string | number | null) ?? 23)
      box.style.width = box.style.height = /^[\d.]+$/.test(side) ? `${side}px` : side
    })
  },
})
