/** Back to a page that this one was opened from, however many pages ago; there anew when it was not. */
export async function backTo(route: string, id: string): Promise<void> {
  const pages = getCurrentPages()
  const place = pages.findIndex((page) => page.route === route && page.options?.id === id)
  if (place >= 0 && place < pages.length - 1) await wx.navigateBack({ delta: pages.length - 1 - place })
  else await wx.redirectTo({ url: `/${route}?id=${id}` })
}
