/** Moments open a page alone: no login, no way to other pages, no bar of one's own below. */
const momentsScene = 1154

export function isSinglePage(): boolean {
  return wx.getEnterOptionsSync().scene === momentsScene
}
