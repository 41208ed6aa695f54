import { el } from '../../chrome/dom'
import { button } from './layer'

/** The red line over the page that names a function the preview does not have. */
export function showMissing(screen: HTMLElement, name: string): void {
  const banner =
    screen.querySelector<HTMLElement>('.wx-missing') ??
    el('div', { class: 'wx-missing', role: 'alert', 'data-testid': 'missing-api' })
  const close = button({ label: '×', testId: 'missing-api-close', onTap: () => banner.remove() })
  close.setAttribute('aria-label', '关闭')
  banner.replaceChildren(el('span', {}, [`预览里没有 ${name}，手机上的表现看不到。`]), close)
  screen.append(banner)
}
