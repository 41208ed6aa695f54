/**
 * New posts are announced above a list and put into it when the reader asks, so that nothing moves under the eyes of
 * whoever reads. Asks while the page is in front (a page hides with the app) and somebody touches it now and then.
 */
import type { InputOf, OutputOf } from '../../cloudfunctions/contract'
import { ApiError } from '../api/client'
import { listNew } from '../api/forum'

type Post = OutputOf<'forum.listNew'>['items'][number]
export type Place = InputOf<'forum.listNew'>['place']

/** Between two questions. */
const intervalSeconds = 30
/** Nobody has touched the page for so long: the phone lies on the table. */
const idleMinutes = 10

interface Options {
  /** What the list has already: one's own post that has just been sent. */
  readonly isListed: (postId: string) => boolean
  /** "3 条新发言"; '' when there is nothing to announce. */
  readonly announce: (label: string) => void
}

export class NewPosts {
  private place: Place | null = null
  private newestKey = ''
  private found: Post[] = []
  private isTooMany = false
  private isInFront = false
  private touchedAt = 0
  private isAsking = false
  private label = ''
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly options: Options) {}

  /** The list was loaded up to `newestKey`. Without a place nothing new can come. */
  follow(place: Place | null, newestKey: string): void {
    this.place = place
    this.newestKey = newestKey
    this.forget()
    this.wait()
  }

  show(): void {
    this.isInFront = true
    this.touchedAt = Date.now()
    this.wait()
  }

  hide(): void {
    this.isInFront = false
    this.stop()
  }

  /** After a pause it asks at once. */
  touch(): void {
    this.touchedAt = Date.now()
    if (this.timer === null && !this.isAsking && this.canAsk) void this.ask()
  }

  /** What has been announced, oldest first; null when it is too much and the list had better be loaded anew. */
  take(): readonly Post[] | null {
    const { found, isTooMany } = this
    this.forget()
    return isTooMany ? null : found
  }

  private get canAsk(): boolean {
    return this.isInFront && this.place !== null && !this.isTooMany
  }

  private async ask(): Promise<void> {
    const { place, newestKey: after } = this
    if (!place) return
    this.isAsking = true
    try {
      const answer = await listNew({ place, after })
      // Unless the list was loaded meanwhile, or another one took its place.
      if (this.place === place && this.newestKey === after) this.hear(answer)
    } catch (error) {
      // Nobody asked for this: it says nothing, and asks again later.
      if (!(error instanceof ApiError)) throw error
    } finally {
      this.isAsking = false
      this.wait()
    }
  }

  private hear({ items, newestKey, hasMore }: OutputOf<'forum.listNew'>): void {
    this.newestKey = newestKey
    this.found.push(...items.filter(({ postId }) => !this.options.isListed(postId)))
    this.isTooMany = hasMore
    this.say(labelOf(this.found.length, hasMore))
  }

  private wait(): void {
    this.stop()
    if (!this.canAsk) return
    this.timer = setTimeout(() => {
      this.timer = null
      if (Date.now() - this.touchedAt < idleMinutes * 60_000) void this.ask()
    }, intervalSeconds * 1000)
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private forget(): void {
    this.found = []
    this.isTooMany = false
    this.say('')
  }

  private say(label: string): void {
    if (label !== this.label) this.options.announce((this.label = label))
  }
}

function labelOf(count: number, hasMore: boolean): string {
  if (hasMore) return `${count} 条以上新发言`
  return count === 0 ? '' : `${count} 条新发言`
}
