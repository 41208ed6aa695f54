const tabPath = /^\/pages\//

/** Handler for anything with a `data-path`: opens that page, tabs by their own way. */
export function openPath({ currentTarget }: WechatMiniprogram.TouchEvent): void {
  const { path } = currentTarget.dataset as { path: string }
  if (tabPath.test(path)) void wx.switchTab({ url: path })
  else void wx.navigateTo({ url: path })
}

/** Back to where the person came from; home when the page was opened by a link and nothing lies behind it. */
export async function goBack(): Promise<void> {
  if (getCurrentPages().length > 1) await wx.navigateBack()
  else await wx.switchTab({ url: '/pages/home/page' })
}
