/**
 * Search without a search engine: what is written into an article when it is published, and what a query asks for
 * (docs/adr/0017). Chinese has no spaces, so that everything is found by runs of two and three characters.
 */

/** Terms of one article: title, summary, column and tags at their longest make about 330. */
export const maxTerms = 400
/** Terms that one query asks for: more narrow nothing any more. */
const maxAsked = 40

export interface Searchable {
  readonly title: string
  readonly summary: string
  readonly columnName: string
  readonly tags: readonly string[]
}

/** Every run of two and of three characters, each once; those of the title come first. */
export function termsOf({ title, summary, columnName, tags }: Searchable): string[] {
  const words = [title, columnName, ...tags, summary].flatMap(wordsIn)
  return [...new Set(words.flatMap((word) => [...runsOf(word, 2), ...runsOf(word, 3)]))].slice(0, maxTerms)
}

/**
 * Terms that all have to be there, the longest first: the database walks the first and compares the others. A word of two
 * characters is its own term, a longer one all its runs of three; a single character narrows nothing, and beside longer
 * words is left out. @returns empty when there is nothing to look for
 */
export function termsOfQuery(query: string): string[] {
  const words = wordsIn(query)
  const long = words.flatMap((word) => runsOf(word, 3))
  const short = words.filter((word) => [...word].length === 2)
  return [...new Set([...long, ...short])].slice(0, maxAsked)
}

/** Full-width forms become plain ones, capitals small; everything but letters and digits parts words. */
function wordsIn(text: string): string[] {
  const even = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200d\ufeff]/g, '')
  return even.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
}

/** Characters, not halves of them: a rare one takes two places in a string. */
function runsOf(word: string, length: number): string[] {
  const characters = [...word]
  return characters.slice(length - 1).map((_last, start) => characters.slice(start, start + length).join(''))
}
