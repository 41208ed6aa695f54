import { openShareCard, openSheet, type Person, type ShareCard } from '../chrome/share-sheet'
import type { ShareRequest } from '../host'
import type { PageView } from '../page/page'
import { formatUrl } from '../page/url'

export interface ShareServices {
  screen: HTMLElement
  cloudOrigin: string
  appName: string
  topPage(): PageView | null
  assetUrl(path: string, from?: string): string
  tell(card: ShareCard): void
  openAs(openid: string, hash: string): void
  restart(): void
}

interface ShareContent {
  title?: string
  path?: string
  query?: string
  imageUrl?: string
  promise?: Promise<ShareContent>
}

/** How long a page may take to fill in its card, ms: WeChat waits three seconds. */
const PROMISE_TIMEOUT_MS = 3000

/** The menu behind the capsule's "•••", and the card a page gives for sharing. */
export class Sharing {
  /** Entries a page hid with `wx.hideShareMenu`. */
  private readonly hidden = new Set<string>()

  constructor(private readonly services: ShareServices) {}

  show(menus: string[]): void {
    menus.forEach((menu) => this.hidden.delete(menu))
  }

  hide(menus: string[]): void {
    menus.forEach((menu) => this.hidden.add(menu))
  }

  openMenu(): void {
    const page = this.services.topPage()
    const choices: Array<{ label: string; act(): void }> = []
    if (page?.has('onShareAppMessage') && !this.hidden.has('shareAppMessage')) {
      choices.push({ label: '转发给朋友', act: () => void this.share({ from: 'menu' }) })
    }
    if (page?.has('onShareTimeline') && !this.hidden.has('shareTimeline')) {
      choices.push({ label: '分享到朋友圈', act: () => this.shareTimeline(page) })
    }
    if (page?.has('onAddToFavorites'))
      choices.push({ label: '收藏', act: () => void page.call('onAddToFavorites', {}) })
    choices.push({ label: '重新进入小程序', act: () => this.services.restart() })
    openSheet(this.services.screen, [], choices)
  }

  async share(request: ShareRequest): Promise<void> {
    const page = this.services.topPage()
    if (!page) return
    const given = (page.call('onShareAppMessage', request) ?? {}) as ShareContent
    const later = given.promise ? await withTimeout(given.promise) : null
    const { title, path, imageUrl } = { ...given, ...later }
    this.present(
      { title: title ?? this.defaultTitle(page), path: path ?? `/${formatUrl(page)}`, imageUrl: imageUrl ?? '' },
      page,
    )
  }

  private shareTimeline(page: PageView): void {
    const { title, query, imageUrl } = (page.call('onShareTimeline') ?? {}) as ShareContent
    const path = `/${page.path}${query ? `?${query}` : ''}`
    this.present({ title: title ?? this.defaultTitle(page), path, imageUrl: imageUrl ?? '' }, page)
  }

  private present(given: ShareCard, page: PageView): void {
    const path = given.path.startsWith('/') ? given.path : `/${given.path}`
    const card = { ...given, path, imageUrl: given.imageUrl && this.services.assetUrl(given.imageUrl, page.path) }
    this.services.tell(card)
    const hash = `#${card.path}`
    void this.people().then((people) =>
      openShareCard(this.services.screen, card, {
        people,
        openAs: ({ openid }) => this.services.openAs(openid, hash),
        copyLink: () => void navigator.clipboard.writeText(new URL(`/${hash}`, location.href).href),
      }),
    )
  }

  private defaultTitle(page: PageView): string {
    return page.frame.bar.text || this.services.appName
  }

  /** The demo identities; none when no cloud answers. */
  private async people(): Promise<Person[]> {
    try {
      const response = await fetch(`${this.services.cloudOrigin}/cloud/identities`)
      if (!response.ok) return []
      const body: unknown = await response.json()
      const list = Array.isArray(body) ? body : ((body as { identities?: unknown }).identities ?? [])
      return list as Person[]
    } catch {
      return []
    }
  }
}

function withTimeout(promise: Promise<ShareContent>): Promise<ShareContent | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, PROMISE_TIMEOUT_MS, null))
  return Promise.race([promise.catch(() => null), timeout])
}
