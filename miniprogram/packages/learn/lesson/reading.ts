/** How far an article has been read, and the way back to that place. */

export interface TextPlace {
  /** The text's upper edge, px below the upper edge of the window; negative once it has moved past. */
  readonly top: number
  readonly height: number
  /** How far the page is scrolled, px. */
  readonly scrollTop: number
  readonly windowHeight: number
}

/** Asks where the first element that fits stands; null when there is none. */
export function placeOf(selector: string): Promise<TextPlace | null> {
  return new Promise((resolve) => {
    const query = wx.createSelectorQuery()
    query.select(selector).boundingClientRect()
    query.selectViewport().scrollOffset()
    query.exec(([rect, offset]: [WechatMiniprogram.BoundingClientRectCallbackResult | null, { scrollTop: number }]) => {
      const { windowHeight } = wx.getWindowInfo()
      resolve(rect && { top: rect.top, height: rect.height, scrollTop: offset.scrollTop, windowHeight })
    })
  })
}

/** Percent of the text that has come above the lower edge of the window. */
export function percentRead({ top, height, windowHeight }: TextPlace): number {
  if (height <= 0) return 0
  return Math.round(Math.min(1, Math.max(0, (windowHeight - top) / height)) * 100)
}

/** Where to scroll so that this much of the text has been read, px; what was read to its end begins anew. */
export function scrollTopFor(percent: number, { top, height, scrollTop, windowHeight }: TextPlace): number {
  if (percent >= 100) return 0
  return Math.max(0, Math.round(scrollTop + top + (percent / 100) * height - windowHeight))
}
