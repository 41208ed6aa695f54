/**
 * When a page has to ask again. A warm return within the page's freshness shows what is there and calls nothing, unless
 * something was changed from this phone since.
 */
let lastChangeAt = 0

export function markChanged(): void {
  lastChangeAt = Date.now()
}

/**
 * @param loadedAt when the page asked, epoch ms; 0 for never
 * @param freshForSeconds how long that holds; Infinity for good, whatever changes
 */
export function isStale(loadedAt: number, freshForSeconds: number): boolean {
  if (loadedAt === 0) return true
  if (freshForSeconds === Infinity) return false
  return lastChangeAt > loadedAt || Date.now() - loadedAt > freshForSeconds * 1000
}
