/** Items whose text an older version has just replaced: an editor that is still open behind must load again. */
const restored = new Set<string>()

export function markRestored(itemId: string): void {
  restored.add(itemId)
}

/** @returns whether it was, once */
export function takeRestored(itemId: string): boolean {
  return restored.delete(itemId)
}
