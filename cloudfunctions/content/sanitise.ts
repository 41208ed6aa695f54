/** Rich text as it is stored: words, their marks and links to official pages. Everything else falls, and its words stay. */
import { FilterXSS } from 'xss'
import { isOfficialPage } from '../../miniprogram/shared/official-pages'

const plainTags = ['b', 'strong', 'i', 'em', 'u', 'br'] as const

/** Their contents are not words that anybody wrote. */
const droppedWithContents = ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math']

const filter = new FilterXSS({
  whiteList: { ...Object.fromEntries(plainTags.map((tag) => [tag, []])), a: ['href'] },
  stripIgnoreTag: true,
  stripIgnoreTagBody: droppedWithContents,
  allowCommentTag: false,
  css: false,
  onTagAttr: (_tag, name, value) => {
    // A foreign link loses its address; the words that it stood on stay.
    if (name === 'href') return isOfficialPage(plainAddress(value)) ? `href="${escaped(plainAddress(value))}"` : ''
    return undefined
  },
})

const plainAddress = (value: string) => value.replace(/&amp;/g, '&').trim()
const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')

export function sanitise(html: string): string {
  return filter
    .process([...html].filter((character) => character === '\n' || character >= ' ').join(''))
    .replace(/<a>(.*?)<\/a>/gs, '$1')
    .trim()
}

/** The words alone, for counting, comparing and WeChat's check. */
export function wordsOf(html: string): string {
  return html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim()
}
