/** WeChat's content check of what people write (RULES.md, platform: msgSecCheck v2). */
import { openapi } from './cloud'
import { refuse } from './errors'
import { logger } from './logger'

/** Where it appears, as WeChat counts scenes. */
export const scenes = { profile: 1, comment: 2, forum: 3, socialLog: 4 } as const

/** The author, who must have used the mini program within two hours, and where the text appears. */
export interface CheckContext {
  readonly openid: string
  readonly scene: keyof typeof scenes
}

/**
 * pass: may be shown. review: a person has to look first. unavailable: the service did not answer, ask again later. Until
 * it passes nobody but the author sees the text. risky: refused.
 */
export type CheckVerdict = 'pass' | 'review' | 'unavailable' | 'risky'

export async function checkText(content: string, { openid, scene }: CheckContext): Promise<CheckVerdict> {
  try {
    const { result } = await openapi.security.msgSecCheck({ version: 2, openid, scene: scenes[scene], content })
    // errcode 0 only says that the request succeeded; the verdict is `suggest`.
    if (result.suggest === 'pass') return 'pass'
    return result.suggest === 'risky' ? 'risky' : 'review'
  } catch (error) {
    // A check that is down delays; it never publishes and never loses.
    logger.error('content check failed', error)
    return 'unavailable'
  }
}

/** msgSecCheck takes 2500 characters at a time; one that lies outside the basic plane counts as two. */
const maxCheckedCharacters = 1250
/** Pieces of one long text share so many characters, so that a word cut in two is still read as a whole. */
const overlap = 20
/** Pieces that are asked about at once. */
const checksAtOnce = 8

/** Everything that others will read passes the check before it is stored, or nothing is. Empty texts are left out. */
export async function checkTexts(texts: readonly string[], context: CheckContext): Promise<void> {
  if ((await firstRisky(texts, context)) !== null) refuse('CONTENT_RISKY')
}

/**
 * The place of the first text that does not pass, null when all do. Short texts are asked about together, and one by one
 * only when something is wrong among them. @throws Refusal CHECK_UNAVAILABLE
 */
export async function firstRisky(texts: readonly string[], context: CheckContext): Promise<number | null> {
  const pieces = piecesOf(texts)
  for (let start = 0; start < pieces.length; start += checksAtOnce) {
    const asked = pieces.slice(start, start + checksAtOnce)
    const passed = await Promise.all(asked.map(({ content }) => passes(content, context)))
    const failed = asked[passed.indexOf(false)]
    if (failed) return blamed(failed, texts, context)
  }
  return null
}

interface Piece {
  readonly content: string
  /** Places of the texts in it. */
  readonly places: readonly number[]
}

function piecesOf(texts: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let open: Piece = { content: '', places: [] }
  texts.forEach((text, place) => {
    if (text === '') return
    const isFull = open.content.length + text.length >= maxCheckedCharacters
    if (isFull && open.content !== '') pieces.push(open)
    if (isFull) open = { content: '', places: [] }
    const parts = cut(text)
    for (const content of parts.slice(0, -1)) pieces.push({ content, places: [place] })
    const last = parts.at(-1) ?? ''
    open = { content: open.content === '' ? last : `${open.content}\n${last}`, places: [...open.places, place] }
  })
  return open.content === '' ? pieces : [...pieces, open]
}

function cut(text: string): string[] {
  const characters = [...text]
  const parts: string[] = []
  for (let start = 0; start === 0 || start + overlap < characters.length; start += maxCheckedCharacters - overlap) {
    parts.push(characters.slice(start, start + maxCheckedCharacters).join(''))
  }
  return parts
}

async function passes(content: string, context: CheckContext): Promise<boolean> {
  const verdict = await checkText(content, context)
  if (verdict === 'unavailable') refuse('CHECK_UNAVAILABLE')
  return verdict === 'pass'
}

/** Which of a piece's texts it is; the first when each alone would pass. */
async function blamed({ places }: Piece, texts: readonly string[], context: CheckContext): Promise<number | null> {
  for (const place of places.length > 1 ? places : []) {
    const parts = cut(texts[place] ?? '')
    const passed = await Promise.all(parts.map((part) => passes(part, context)))
    if (passed.includes(false)) return place
  }
  return places[0] ?? null
}
