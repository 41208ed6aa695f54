import { builtin } from '../support/builtin'
import { applyHover, hoverProps } from '../support/hover'

export const view = builtin({
  tag: 'view',
  props: hoverProps('none', 50, 400),
  setup: (context) => applyHover(context),
})

/** Containers without behaviour of their own on this page. */
const plain = (tag: string) => builtin({ tag, props: {}, setup: () => undefined })
export const shareElement = builtin({
  tag: 'share-element',
  props: {
    mapkey: '',
    key: '',
    transform: false,
    duration: 300,
    easingFunction: 'ease-out',
    transitionOnGesture: false,
  },
  setup: () => undefined,
})
export const stickyHeader = builtin({
  tag: 'sticky-header',
  props: { offsetTop: 0, padding: null, worklet: null },
  setup: () => undefined,
})
export const stickySection = builtin({
  tag: 'sticky-section',
  props: { pushPinnedHeader: true, padding: null },
  setup: () => undefined,
})
export const keyboardAccessory = plain('keyboard-accessory')
export const span = plain('span')
export const selection = plain('selection')
