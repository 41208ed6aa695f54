import { el } from '../../chrome/dom'
import type { Host } from '../../host'
import { Failure, promised } from '../core/api'
import { button, Layer } from './layer'

interface Source {
  url: string
  type?: 'image' | 'video'
  poster?: string
}

export function galleryApis(host: Host): Record<string, unknown> {
  return {
    previewImage: promised<{ urls: string[]; current?: string | number }>('previewImage', ({ urls, current = 0 }) => {
      if (!Array.isArray(urls) || urls.length === 0)
        throw new Failure('parameter error: parameter.urls should be Array;')
      const start = typeof current === 'number' ? current : urls.indexOf(current)
      openGallery(
        host,
        urls.map((url) => ({ url })),
        start,
      )
    }),
    previewMedia: promised<{ sources: Source[]; current?: number }>('previewMedia', ({ sources, current = 0 }) =>
      openGallery(host, sources, current),
    ),
  }
}

/** Pictures and videos over the whole screen: arrows turn the page, a tap or Escape closes. */
function openGallery(host: Host, sources: readonly Source[], start: number): void {
  let index = Math.max(start, 0)
  const place = el('div', { class: 'wx-gallery-place' })
  const count = el('span', { class: 'wx-gallery-count', 'data-testid': 'gallery-count' })
  const show = (next: number): void => {
    const source = sources[next]
    if (!source) return
    index = next
    place.replaceChildren(picture(host, source))
    count.textContent = `${index + 1} / ${sources.length}`
    back.disabled = index === 0
    forward.disabled = index === sources.length - 1
  }
  const back = button({ label: '‹', testId: 'gallery-previous', look: 'wx-gallery-turn', onTap: () => show(index - 1) })
  const forward = button({ label: '›', testId: 'gallery-next', look: 'wx-gallery-turn', onTap: () => show(index + 1) })
  back.setAttribute('aria-label', '上一张')
  forward.setAttribute('aria-label', '下一张')
  const close = button({ label: '关闭', testId: 'gallery-close', look: 'wx-gallery-close', onTap: () => layer.close() })
  const turns = sources.length > 1 ? [back, count, forward] : []
  const content = el('div', { class: 'wx-gallery' }, [place, el('div', { class: 'wx-gallery-bar' }, [...turns, close])])
  const layer = new Layer(host.screen, {
    testId: 'gallery',
    label: '预览',
    look: 'wx-black',
    content,
    onDismiss: () => layer.close(),
  })
  place.addEventListener('click', (event) => !(event.target instanceof HTMLVideoElement) && layer.close())
  layer.element.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') show(index - 1)
    if (key === 'ArrowRight') show(index + 1)
  })
  show(index)
}

function picture(host: Host, { url, type = 'image', poster }: Source): HTMLElement {
  const src = host.assetUrl(url)
  if (type === 'image') return el('img', { src, alt: '', 'data-testid': 'gallery-image' })
  const attributes = { src, controls: '', 'data-testid': 'gallery-video' }
  return el('video', poster ? { ...attributes, poster: host.assetUrl(poster) } : attributes)
}
