import { now } from '../../../api/clock'
import { listFound } from '../../../api/content'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { limits } from '../../../shared/limits'
import { forgetSearches, keepSearch, recentSearches } from './recent'
import { isTooShort, nothingAsked, toView, type FoundView } from './view-model'

/** Typing has paused for so long: what stands there is meant. */
const pauseMs = 400

const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

function stopWaiting(page: object): void {
  const timer = timers.get(page)
  if (timer !== undefined) clearTimeout(timer)
}

loadablePage({
  data: {
    text: '',
    /** Something was typed, but too little to search by. */
    isShort: false,
    recent: [] as readonly string[],
    max: limits.searchWords,
  },
  /** Nothing is searched for by itself, and what was found stays when one comes back from an article. */
  freshForSeconds: Infinity,
  async fetchView({ words: given = '' }): Promise<FoundView> {
    // A tag that was tapped is searched for at once.
    if (!this.data.view && !this.data.text && given) this.setData({ text: decodeURIComponent(given) })
    const words = this.data.text.trim()
    this.setData({ recent: recentSearches() })
    if (!words || isTooShort(words)) return nothingAsked
    return toView(await listFound({ words }), words, now())
  },
  type({ detail }: WechatMiniprogram.Input) {
    this.write(detail.value)
    timers.set(
      this,
      setTimeout(() => void this.search(), pauseMs),
    )
  },
  /** The keyboard's own key: at once. */
  confirm() {
    stopWaiting(this)
    return this.search()
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.write((currentTarget.dataset as { words: string }).words)
    return this.search()
  },
  clear() {
    this.write('')
    this.setData({ view: nothingAsked })
  },
  write(text: string) {
    stopWaiting(this)
    const words = text.trim()
    this.setData({ text, isShort: words !== '' && isTooShort(words) })
  },
  async search() {
    const words = this.data.text.trim()
    // A failure stands in the place of the results, and its retry asks for what stands in the field by then.
    if (words === this.data.view?.words && this.data.phase === 'ready') return
    this.setData({ phase: 'loading', view: null })
    await this.reload()
  },
  /** What led somewhere was worth searching for. */
  keep() {
    const { view } = this.data
    if (view?.words) this.setData({ recent: keepSearch(view.words) })
  },
  forget() {
    forgetSearches()
    this.setData({ recent: [] })
  },
  onReachBottom() {
    const words = this.data.view?.words ?? ''
    void loadMore(this, async (cursor) => toView(await listFound({ words, cursor }), words, now()))
  },
  onUnload() {
    stopWaiting(this)
  },
})
