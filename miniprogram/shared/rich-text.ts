/**
 * What editors type and what readers get. A phone's keyboard knows no bold: `**粗体**` and `[文字](https://…)` mark it, line
 * breaks are line breaks. In a word as it is typed `\` takes the meaning from a mark that was meant as itself.
 */
import { isOfficialPage } from './official-pages'

/** A link as it is typed. Neither words nor address hold what would end them. */
const link = /^\[([^[\]*\n]+)\]\((https:\/\/[^\s()<>"]+)\)/
/** What was meant as one, wherever it leads. */
const anyLink = /\[[^[\]*\n]+\]\(((?:https?:\/\/|www\.)\S+?)\)/g

interface Token {
  readonly kind: 'text' | 'bold' | 'link'
  readonly text: string
  readonly url: string
  /** Characters that it took. */
  readonly length: number
}

/** @param marked as it is typed @returns html with strong, br and a[href] only, and no tag that was typed */
export function toHtml(marked: string): string {
  const tokens = tokensOf(marked)
  const marks = tokens.filter(({ kind }) => kind === 'bold').length
  let seen = 0
  const html = tokens.map((token) => {
    if (token.kind === 'text') return escaped(token.text)
    if (token.kind === 'link') return `<a href="${escaped(token.url)}">${escaped(token.text)}</a>`
    seen += 1
    // The last one of an odd number closes nothing: it is what was typed.
    if (seen === marks && marks % 2 === 1) return '**'
    return seen % 2 === 1 ? '<strong>' : '</strong>'
  })
  return html
    .join('')
    .replace(/<strong><\/strong>/g, '****')
    .replace(/\n/g, '<br>')
}

function tokensOf(marked: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < marked.length;) {
    const token = tokenAt(marked.slice(at))
    tokens.push(token)
    at += token.length
  }
  return tokens
}

function tokenAt(rest: string): Token {
  if (/^\\[\\*[]/.test(rest)) return { kind: 'text', text: rest.charAt(1), url: '', length: 2 }
  if (rest.startsWith('**')) return { kind: 'bold', text: '', url: '', length: 2 }
  const [all, words = '', url = ''] = link.exec(rest) ?? []
  if (all !== undefined && isOfficialPage(url)) return { kind: 'link', text: words, url, length: all.length }
  const [text] = /^[\s\S][^\\*[]*/.exec(rest) ?? ['']
  return { kind: 'text', text, url: '', length: text.length }
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** @param html as the server keeps it: b, strong, i, em, u, br and a[href] @returns what an editor goes on typing in */
export function toMarked(html: string): string {
  let isBold = false
  let url = ''
  const parts = html.split(/(<[^>]*>)/).map((part) => {
    const tag = /^<(\/?)(\w+)[^>]*>$/.exec(part)
    if (!tag) return url === '' ? guarded(unescaped(part)) : linked(unescaped(part), url)
    const [, closing = '', name = ''] = tag
    if (name === 'br') return '\n'
    if (name === 'a') url = closing ? '' : hrefOf(part)
    // Chinese is emphasised by weight: what was set in italics reads as bold.
    if (!/^(b|strong|i|em)$/.test(name) || url !== '' || isBold === !closing) return ''
    isBold = !closing
    return '**'
  })
  return parts.join('').replace(/\*{4}/g, '')
}

const hrefOf = (tag: string) =>
  unescaped(/href="([^"]*)"/.exec(tag)?.[1] ?? '')
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')

/** Words that cannot stand in a typed link keep their meaning and lose what would end it. */
function linked(words: string, url: string): string {
  const plain = words.replace(/[[\]*\n]/g, '')
  return plain === '' ? '' : `[${plain}](${url})`
}

/** What would be read as a mark gets its `\`; a single star between letters does not need one. */
function guarded(text: string): string {
  return text.replace(/[\\*[]/g, (mark, at: number) => (isMarkAt(text, at) ? `\\${mark}` : mark))
}

/** Also at the ends, where what comes next stands in another part. No look-behind: iOS before 16.4 cannot read it. */
function isMarkAt(text: string, at: number): boolean {
  const rest = text.slice(at)
  if (rest.startsWith('\\')) return /^\\([\\*[]|$)/.test(rest)
  if (rest.startsWith('[')) return /^\[[^[\]*\n]*\]\(/.test(rest)
  return at === 0 || text.charAt(at - 1) === '*' || /^\*(\*|$)/.test(rest)
}

const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')

/** Addresses that were typed as links and are not official: they stay words, and the editor is told. */
export function foreignLinks(marked: string): string[] {
  return [...marked.matchAll(anyLink)].map(([, url = '']) => url).filter((url) => !isOfficialPage(url))
}
