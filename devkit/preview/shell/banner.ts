import { button, h } from './dom'

/** Red lines over everything: what the mini program asked for and did not get. Each is told once. */
export class Banner {
  readonly element = h('div', { class: 'banners', role: 'alert' })
  private readonly told = new Set<string>()

  show(text: string, detail = ''): void {
    if (this.told.has(text)) return
    this.told.add(text)
    const close = button({ label: '知道了', testId: 'banner-close', look: 'on-red', onTap: () => line.remove() })
    const line = h('div', { class: 'banner', 'data-testid': 'banner' }, [
      h('div', {}, [h('b', {}, [text]), detail && h('small', {}, [detail])]),
      close,
    ])
    this.element.append(line)
  }

  clear(): void {
    this.told.clear()
    this.element.replaceChildren()
  }
}
