import type { Context } from '../support/builtin'

export const SWIPER_PROPS = {
  indicatorDots: false,
  indicatorColor: 'rgba(0, 0, 0, .3)',
  indicatorActiveColor: '#000000',
  autoplay: false,
  current: 0,
  currentItemId: '',
  interval: 5000,
  duration: 500,
  circular: false,
  vertical: false,
  previousMargin: '0px',
  nextMargin: '0px',
  displayMultipleItems: 1,
  snapToEdge: false,
  skipHiddenItemLayout: false,
  easingFunction: 'default',
  disableTouch: false,
  touchable: true,
  indicatorType: '',
  layoutType: '',
}
export type SwiperContext = Context<typeof SWIPER_PROPS>
