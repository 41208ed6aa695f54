/**
 * A paragraph's sanitised html as runs of text. The mini program's own rich-text element swallows every tap, and links
 * have to be tapped; runs are also all that can be shown, whatever the html said.
 */
export interface Run {
  /** Its place in the paragraph. */
  readonly key: number
  readonly text: string
  /** Class names, ready to be written behind one another; '' for plain words. */
  readonly look: string
  /** Where it leads; '' for words that lead nowhere. */
  readonly href: string
}

const looks: Readonly<Record<string, string>> = { b: 'strong', strong: 'strong', i: 'slant', em: 'slant', u: 'line' }

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** A tag with its name and what stands in it, or the text up to the next one. A lone "<" is text. */
const token = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+|</gi
const hrefOf = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i

export function toRuns(html: string): Run[] {
  const reader = new Reader()
  for (const [text, slash, name, inside = ''] of html.matchAll(token)) {
    if (name === undefined) reader.write(decode(text))
    else if (name.toLowerCase() === 'br') reader.write('\n')
    else if (slash) reader.close(name.toLowerCase())
    else reader.open(name.toLowerCase(), inside)
  }
  return reader.runs
}

interface OpenTag {
  readonly name: string
  readonly href: string
}

class Reader {
  readonly runs: Run[] = []
  private tags: OpenTag[] = []

  open(name: string, inside: string): void {
    const match = name === 'a' ? hrefOf.exec(inside) : null
    this.tags.push({ name, href: decode(match?.[1] ?? match?.[2] ?? '') })
  }

  close(name: string): void {
    const index = this.tags.map((tag) => tag.name).lastIndexOf(name)
    if (index >= 0) this.tags.splice(index, 1)
  }

  write(text: string): void {
    const names = this.tags.map(({ name }) => looks[name] ?? '')
    const look = [...new Set(names)].filter(Boolean).sort().join(' ')
    const href = this.tags.reduce((found, tag) => tag.href || found, '')
    const last = this.runs[this.runs.length - 1]
    if (last?.look === look && last.href === href) this.runs.splice(-1, 1, { ...last, text: last.text + text })
    else this.runs.push({ key: this.runs.length, text, look, href })
  }
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (...[whole, decimal, hex, name]: string[]) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : null
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return entities[(name ?? '').toLowerCase()] ?? whole ?? ''
  })
}
