/** What was typed survives a crash, a phone call and a lost network: kept on the phone until it has been sent. */
const prefix = 'draft:'

export function readDraft<T>(key: string): T | null {
  return wx.getStorageSync<T | ''>(prefix + key) || null
}

export function keepDraft(key: string, draft: unknown): void {
  // A full phone keeps no draft; there is nothing the writer could do about it now.
  wx.setStorage({ key: prefix + key, data: draft }).catch(() => undefined)
}

/** At once: the page reads its draft again right after sending. */
export function dropDraft(key: string): void {
  wx.removeStorageSync(prefix + key)
}
