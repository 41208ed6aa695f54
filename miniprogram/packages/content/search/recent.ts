/** What was searched for last, on this phone only. */
const storageKey = 'recent-searches'
const most = 8

export function recentSearches(): readonly string[] {
  return wx.getStorageSync<string[] | ''>(storageKey) || []
}

/** Puts it in front; the same words stand there once. @returns all of them */
export function keepSearch(words: string): readonly string[] {
  const kept = [words, ...recentSearches().filter((other) => other !== words)].slice(0, most)
  // A full phone keeps nothing; the search goes on all the same.
  wx.setStorage({ key: storageKey, data: kept }).catch(() => undefined)
  return kept
}

export function forgetSearches(): void {
  wx.removeStorageSync(storageKey)
}
