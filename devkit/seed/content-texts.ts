/**
 * The items of the demo, as they are written down in texts/content/: one file a column, items parted by `=== id`, first fields
 * (`title: …`), then the text. A line `# …` is a heading, `> …` a quote, `![file|caption]` a picture, anything else a paragraph
 * with `**bold**` words.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleKind, ArticleScope } from '../../miniprogram/shared/words'

/** Column → file. */
const files = {
  theory: 'theory',
  partySchool: 'school',
  service: 'service',
  grassroots: 'grassroots',
  heritage: 'heritage',
  roleModels: 'models',
  news: 'news',
  volunteering: 'volunteering',
  notices: 'notices',
  files: 'files',
} as const

export type ItemLine =
  | { readonly kind: 'heading' | 'quote' | 'paragraph'; readonly text: string }
  | { readonly kind: 'picture'; readonly asset: string; readonly caption: string }

export interface ItemPlan {
  readonly id: string
  readonly columnId: string
  readonly kind: ArticleKind
  readonly title: string
  readonly summary: string
  /** Who wrote it, "苏禾、何川"; the first is its author. */
  readonly byline: string
  readonly daysAgo: number
  readonly branchId: string
  readonly scope: ArticleScope
  readonly state: 'draft' | 'submitted' | 'returned' | 'scheduled' | 'published' | 'archived'
  readonly tags: readonly string[]
  readonly cover: string
  readonly lines: readonly ItemLine[]
  readonly video: string
  readonly poster: string
  readonly file: string
  readonly pages: number
  readonly url: string
  readonly wantsReading: boolean
  readonly isPinned: boolean
  readonly returnReason: string
  /** When a scheduled one goes out. */
  readonly inDays: number
  readonly likes: number
  readonly comments: readonly { readonly by: string; readonly text: string }[]
}

/** Everything that is out, newest column first; then what lies on the desk. */
export function itemPlans(): ItemPlan[] {
  const out = Object.entries(files).flatMap(([columnId, file]) => plansIn(file, columnId))
  return [...out, ...plansIn('desk', '')]
}

function plansIn(file: string, columnId: string): ItemPlan[] {
  const text = readFileSync(join(__dirname, 'texts', 'content', `${file}.txt`), 'utf8')
  const parts = text.split(/^=== /m).slice(1)
  return parts.map((part) => planFrom(part, columnId))
}

function planFrom(part: string, columnId: string): ItemPlan {
  const [id = '', ...rest] = part.trimEnd().split('\n')
  const fields = new Map<string, string>()
  let at = 0
  for (; at < rest.length; at++) {
    const field = /^([a-zA-Z]+):\s?(.*)$/.exec(rest[at] ?? '')
    if (!field) break
    fields.set(field[1] ?? '', field[2] ?? '')
  }
  const of = (name: string, otherwise = '') => fields.get(name) ?? otherwise
  return {
    id,
    columnId: of('column', columnId),
    kind: of('kind') as ArticleKind,
    ...{ title: of('title'), summary: of('summary'), byline: of('by'), cover: of('cover') },
    ...{ video: of('video'), poster: of('poster'), file: of('file'), url: of('url'), returnReason: of('reason') },
    ...{ branchId: of('branch', 'branch-2'), scope: of('scope', 'branch') as ArticleScope },
    state: of('state', 'published') as ItemPlan['state'],
    ...{ daysAgo: Number(of('days')), inDays: Number(of('inDays', '0')), pages: Number(of('pages', '0')) },
    tags: of('tags').split('、').filter(Boolean),
    lines: rest.slice(at).filter(Boolean).map(lineFrom),
    ...{ wantsReading: fields.has('reading'), isPinned: fields.has('pin'), likes: Number(of('likes', '0')) },
    comments: of('comments').split(';').filter(Boolean).map(commentFrom),
  }
}

function lineFrom(line: string): ItemLine {
  const picture = /^!\[(.+?)\|(.*)\]$/.exec(line)
  if (picture) return { kind: 'picture', asset: picture[1] ?? '', caption: picture[2] ?? '' }
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) }
  if (line.startsWith('> ')) return { kind: 'quote', text: line.slice(2) }
  return { kind: 'paragraph', text: line.replace(/\*\*(.+?)\*\*/g, '<b>$1</b>') }
}

function commentFrom(said: string) {
  const [by = '', text = ''] = said.split('|')
  return { by, text }
}
