import { el, markup } from '../../chrome/dom'

export interface ToastOptions {
  title: string
  icon?: 'success' | 'error' | 'fail' | 'loading' | 'none' | 'exception'
  image?: string
  /** Milliseconds; 0 stays until it is hidden. */
  duration: number
  mask?: boolean
}

const PICTURES: Record<string, string> = {
  success: '<svg viewBox="0 0 40 40"><path d="M6 21l10 10L35 10"/></svg>',
  error: '<svg viewBox="0 0 40 40"><path d="M20 6v19M20 31v3"/></svg>',
  loading: '<i class="wx-spinner"></i>',
}

/** One place for `wx.showToast` and `wx.showLoading`: on a phone, too, each takes the other away. */
export class Toast {
  private shown: HTMLElement | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly screen: HTMLElement) {}

  show(options: ToastOptions): void {
    this.hide()
    const { title, mask, duration } = options
    const picture = pictureOf(options)
    const kind = picture ? 'wx-toast wx-toast-square' : 'wx-toast'
    const parts = [...(picture ? [picture] : []), el('span', { 'data-testid': 'toast-title' }, [title])]
    const box = el(
      'div',
      { class: kind, role: 'status', 'data-testid': 'toast', 'data-icon': options.icon ?? 'success' },
      parts,
    )
    this.shown = el('div', { class: mask ? 'wx-toast-place wx-toast-mask' : 'wx-toast-place' }, [box])
    this.screen.append(this.shown)
    if (duration > 0) this.timer = setTimeout(() => this.hide(), duration)
  }

  hide(): void {
    clearTimeout(this.timer)
    this.shown?.remove()
    this.shown = null
  }
}

function pictureOf({ icon = 'success', image }: ToastOptions): HTMLElement | null {
  if (image) return el('img', { src: image, alt: '' })
  const drawn = PICTURES[icon === 'fail' || icon === 'exception' ? 'error' : icon]
  return drawn ? markup(drawn) : null
}
