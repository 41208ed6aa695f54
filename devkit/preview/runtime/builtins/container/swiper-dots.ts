import type { SwiperContext } from './swiper-props'

interface Dots {
  count: number
  current: number
  /** Items on the screen at once; each of them has an active dot. */
  shown: number
}

/** WeChat's own class names, because programs restyle them. */
export const drawDots = (context: SwiperContext, { count, current, shown }: Dots): void => {
  const { data, host } = context
  let row = host.querySelector<HTMLElement>(':scope > .wx-swiper-dots')
  if (!data.indicatorDots) return row?.remove()
  if (!row) {
    row = document.createElement('div')
    host.append(row)
  }
  row.className = `wx-swiper-dots wx-swiper-dots-${data.vertical ? 'vertical' : 'horizontal'}`
  const dots = Array.from({ length: count }, (_, index) => {
    const active = index >= current && index < current + shown
    const dot = document.createElement('div')
    dot.className = active ? 'wx-swiper-dot wx-swiper-dot-active' : 'wx-swiper-dot'
    dot.style.background = active ? data.indicatorActiveColor : data.indicatorColor
    return dot
  })
  row.replaceChildren(...dots)
}
