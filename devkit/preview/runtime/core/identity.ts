const KEY = 'preview-identity'

/** Who uses this tab: `?as=<openid>` once, then remembered for the tab. */
export class Identity {
  constructor() {
    const given = new URLSearchParams(location.search).get('as')
    if (given !== null) sessionStorage.setItem(KEY, given)
  }

  get openid(): string {
    return sessionStorage.getItem(KEY) ?? ''
  }

  /** Starts the mini program again as somebody else, on the page that `hash` names. */
  become(openid: string, hash = location.hash): void {
    sessionStorage.setItem(KEY, openid)
    const search = new URLSearchParams(location.search)
    search.set('as', openid)
    const sameDocument = location.search === `?${search}`
    location.replace(`${location.pathname}?${search}${hash}`)
    // A change of the hash alone does not load the document again.
    if (sameDocument) location.reload()
  }
}
