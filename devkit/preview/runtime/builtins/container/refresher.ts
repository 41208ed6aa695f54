/** Pull-to-refresh of a scroll-view: pulling shows what is above, letting go beyond the threshold refreshes until the page says it is done. */
import { onDrag } from '../support/drag'
import type { ScrollContext } from './scroll-props'

/** Pull distance, in px, follows the finger with this resistance. */
const RESISTANCE = 0.5

interface Parts {
  box: HTMLElement
  refresher: HTMLElement
}

export const setUpRefresher = (context: ScrollContext, { box, refresher }: Parts): void => {
  let refreshing = false
  const dots = document.createElement('div')
  dots.className = 'wx-refresher-dots'
  refresher.prepend(dots)
  const height = (px: number, animated: boolean): void => {
    refresher.style.transition = animated ? 'height .2s' : 'none'
    refresher.style.height = `${px}px`
  }
  const open = (): void => {
    if (refreshing) return
    refreshing = true
    height(context.data.refresherThreshold, true)
    context.emitLater('refresherrefresh')
  }
  const close = (): void => {
    if (!refreshing) return
    refreshing = false
    height(0, true)
    context.emitLater('refresherrestore')
  }
  context.watch(['refresherEnabled', 'refresherDefaultStyle', 'refresherBackground'], () => {
    const { refresherEnabled, refresherDefaultStyle, refresherBackground } = context.data
    refresher.hidden = !refresherEnabled
    refresher.style.backgroundColor = refresherBackground
    dots.hidden = refresherDefaultStyle === 'none'
    dots.dataset['look'] = refresherDefaultStyle
  })
  context.watch(['refresherTriggered'], (first) => {
    if (!first) (context.data.refresherTriggered ? open : close)()
  })
  const renewTouchAction = onDrag(box, {
    axis: 'y',
    accepts: (_, dy) => context.data.refresherEnabled && !refreshing && dy > 0 && box.scrollTop <= 0,
    // Only pulling down at the top is ours; everything else scrolls natively. The names say where the content goes: `pan-down` is a finger moving up.
    touchAction: () => (context.data.refresherEnabled && box.scrollTop <= 0 ? 'pan-x pan-down' : 'auto'),
    move({ dy }) {
      const pulled = Math.max(0, dy * RESISTANCE)
      height(pulled, false)
      context.emit('refresherpulling', { dy: pulled })
    },
    end({ dy }, cancelled) {
      if (!cancelled && dy * RESISTANCE >= context.data.refresherThreshold) {
        context.set({ refresherTriggered: true })
      } else {
        height(0, true)
        context.emit('refresherabort')
      }
    },
  })
  context.watch(['refresherEnabled'], renewTouchAction)
  box.addEventListener('scroll', renewTouchAction)
}
