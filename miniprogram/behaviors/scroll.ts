interface Owner {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery
}

/** Room above what the page scrolls to, px. */
const marginPx = 16

/**
 * Brings the first element that fits into view; nothing happens when there is none.
 * @param owner the page or component in whose template it stands
 */
export function scrollTo(owner: object, selector: string): void {
  if (!selector) return
  const query = (owner as Owner).createSelectorQuery()
  query.select(selector).boundingClientRect()
  query.selectViewport().scrollOffset()
  query.exec(([place, viewport]: [{ top: number } | null, { scrollTop: number }]) => {
    if (place) void wx.pageScrollTo({ scrollTop: viewport.scrollTop + place.top - marginPx })
  })
}
