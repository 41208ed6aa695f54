/** A mini program opens no web page of others: the address goes where the person can paste it. */
import { showToast } from './feedback'

export async function copyLink(url: string): Promise<void> {
  try {
    await wx.setClipboardData({ data: url })
    showToast('网址已复制，到浏览器里粘贴打开')
  } catch {
    showToast('网址没有复制下来，再点一次')
  }
}
