import { iconMarkup, type IconName } from './markup'

const cache = new Map<string, string>()

/** The icon as a CSS image. Stroke 1.5 on the 24 grid; 2.1 for the tab one is on. */
function cssImage(name: IconName, strokeWidth: number): string {
  const key = `${name}/${strokeWidth}`
  let image = cache.get(key)
  if (!image) {
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" ` +
      `stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round">${iconMarkup[name]}</svg>`
    // Single quotes outside, percent-encoding inside: the string stands in a style attribute.
    image = `url('data:image/svg+xml,${encodeURIComponent(svg)}')`
    cache.set(key, image)
  }
  return image
}

Component({
  properties: {
    name: { type: String, value: 'circle-help' },
    /** px */
    size: { type: Number, value: 24 },
    strong: { type: Boolean, value: false },
  },
  data: { image: '' },
  observers: {
    'name, strong'(name: IconName, strong: boolean) {
      this.setData({ image: cssImage(name, strong ? 2.1 : 1.5) })
    },
  },
})
