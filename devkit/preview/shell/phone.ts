import { h } from './dom'

/** Pixels of the frame, the size the pages are designed for. */
const WIDTH = 390
const HEIGHT = 844
/** Pixels of the phone's rim on each side. */
const RIM = 10
/** Pixels of window below which the rim goes, as in shell.css. */
const NARROW = 460
/** Below this a page can no longer be read. */
const SMALLEST = 0.5

interface FromFrame {
  source?: string
  event?: string
  payload?: Record<string, string>
}

export interface PhoneEvents {
  navigate: { hash: string; path: string; title: string }
  title: { title: string }
  identity: { openid: string }
  'missing-api': { name: string }
  error: { message: string }
}

const NETWORK = 'preview-network'

/** The frame with the mini program, and the talk with it. */
export class Phone {
  readonly element: HTMLElement
  private readonly frame = h('iframe', {
    id: 'frame',
    title: '小程序',
    width: String(WIDTH),
    height: String(HEIGHT),
    allow: 'clipboard-read; clipboard-write; fullscreen',
  })
  private readonly listeners = new Map<string, (payload: never) => void>()
  private isBig = false

  constructor() {
    this.element = h('div', { class: 'phone', 'data-testid': 'phone' }, [
      h('div', { class: 'phone-body' }, [this.frame]),
    ])
    window.addEventListener('message', (event: MessageEvent<FromFrame>) => this.receive(event))
    window.addEventListener('hashchange', () => this.send('navigate', { hash: location.hash }))
    new ResizeObserver(() => this.fit()).observe(document.documentElement)
  }

  on<K extends keyof PhoneEvents>(event: K, listener: (payload: PhoneEvents[K]) => void): void {
    this.listeners.set(event, listener)
  }

  /** Starts the mini program on the page that the address bar names. */
  start(openid: string): void {
    const search = new URLSearchParams({ as: openid, ...(this.isBig ? { fontSize: 'big' } : {}) })
    this.frame.src = `/app/?${search}${location.hash}`
  }

  become(openid: string): void {
    this.send('identity', { openid })
  }

  open(path: string): void {
    this.send('navigate', { hash: `#/${path.replace(/^\//, '')}` })
  }

  setBigFont(isBig: boolean, openid: string): void {
    this.isBig = isBig
    this.start(openid)
  }

  get isOnline(): boolean {
    return sessionStorage.getItem(NETWORK) !== 'off'
  }

  setOnline(online: boolean): void {
    // The frame reads it when it starts again.
    sessionStorage.setItem(NETWORK, online ? 'on' : 'off')
    this.send('network', { online })
  }

  private send(event: string, payload: object): void {
    this.frame.contentWindow?.postMessage({ source: 'shell', event, payload }, location.origin)
  }

  private receive({ source, data }: MessageEvent<FromFrame>): void {
    if (source !== this.frame.contentWindow || data?.source !== 'preview') return
    const { event = '', payload = {} } = data
    // replaceState: it is the frame that has a history, the address only names its page.
    if (event === 'navigate' && payload.hash) history.replaceState(null, '', payload.hash)
    this.listeners.get(event)?.(payload as never)
  }

  /** The whole phone is seen however low the window is; in a window as narrow as a phone it fills the width. */
  private fit(): void {
    const { innerWidth, innerHeight } = window
    const margin = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--margin'))
    const room = innerWidth < NARROW ? innerWidth / WIDTH : (innerHeight - 2 * margin) / (HEIGHT + 2 * RIM)
    this.element.style.setProperty('--scale', String(Math.max(Math.min(1, room), SMALLEST)))
  }
}
