export interface Selection {
  /** Characters before its first and its last one. */
  readonly start: number
  readonly end: number
}

const mark = '**'

/** The text with its selection in bold, or no longer so; null when nothing is selected. */
export function marked(text: string, selection: Selection | null): string | null {
  if (!selection || selection.end <= selection.start || selection.end > text.length) return null
  const [before, chosen, after] = [
    text.slice(0, selection.start),
    text.slice(selection.start, selection.end),
    text.slice(selection.end),
  ]
  if (before.endsWith(mark) && after.startsWith(mark)) return before.slice(0, -2) + chosen + after.slice(2)
  return chosen.trim() === '' ? null : before + mark + chosen + mark + after
}
