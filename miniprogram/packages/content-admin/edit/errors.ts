/** Refusals of an item at the places where they belong. */

type Errors = Readonly<Record<string, string>>

/** Fields in the order of the page; each is the id of its place there. */
const above = ['kind', 'columnId', 'title', 'document', 'url', 'blocks'] as const
const below = ['summary', 'byline', 'tags', 'scope', 'wantsReading', 'cover'] as const

/** "blocks.2.text" → sentence for the block that was the third when it was sent. */
export function errorsByKey(fields: Errors, keys: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [path, sentence] of Object.entries(fields)) {
    const key = keys[Number(/^blocks\.(\d+)\./.exec(path)?.[1] ?? -1)]
    if (key !== undefined) found[key] ??= sentence
  }
  return found
}

/** "tags.2" stands at tags, "document.fileName" at document. */
export function errorsByField(fields: Errors): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [path, sentence] of Object.entries(fields)) {
    const [name = ''] = path.split('.')
    const field = name === 'coverFileId' ? 'cover' : name
    if (field !== 'blocks' || path === 'blocks') found[field] ??= sentence
  }
  return found
}

/** Selector of the first refusal as the page is read from above; '' for none. */
export function firstError(byField: Errors, byKey: Errors, keys: readonly string[]): string {
  const field = (names: readonly string[]) => names.find((name) => byField[name] !== undefined)
  const key = keys.find((one) => byKey[one] !== undefined)
  const first = field(above)
  if (first !== undefined) return `#${first}`
  return key !== undefined ? `#block-${key}` : field(below) === undefined ? '' : `#${field(below)}`
}
