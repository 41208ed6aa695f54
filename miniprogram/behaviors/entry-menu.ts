/** In the order of the menu. WeChat's action sheet holds six; no reader may do more with one entry. */
const menuLabels = {
  edit: '修改',
  appeal: '申诉',
  pin: '置顶',
  unpin: '取消置顶',
  markExcellent: '设为精华',
  unmarkExcellent: '取消精华',
  restore: '恢复显示',
  hide: '隐藏',
  report: '举报',
  remove: '删除',
} as const
export type MenuEvent = keyof typeof menuLabels

/** Asks what to do with an entry, of what is allowed; null when the menu was closed without a choice. */
export async function chooseEvent(allowedEvents: readonly string[]): Promise<MenuEvent | null> {
  const events = (Object.keys(menuLabels) as MenuEvent[]).filter((event) => allowedEvents.includes(event))
  if (events.length === 0) return null
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: events.map((event) => menuLabels[event]) })
    return events[tapIndex] ?? null
  } catch {
    return null
  }
}
