import { builtin } from '../support/builtin'
import { TEXT_PROPS, setUpText } from './text-field'

const PROPS = {
  ...TEXT_PROPS,
  placeholderClass: 'textarea-placeholder',
  autoHeight: false,
  fixed: false,
  showConfirmBar: true,
  disableDefaultPadding: false,
  confirmType: 'return',
  adjustKeyboardTo: 'cursor',
}

export const textarea = builtin({
  tag: 'textarea',
  props: PROPS,
  setup(context) {
    const field = context.element('textarea', 'wx-textarea-field')
    // Measured apart, since the field itself is never smaller than its box.
    const ruler = context.element('div', 'wx-textarea-ruler')
    ruler.setAttribute('aria-hidden', 'true')
    let lines = 0
    const measure = (): void => {
      if (!context.host.isConnected) return
      ruler.textContent = `${field.value || '\u200b'}${field.value.endsWith('\n') ? '\u200b' : ''}`
      const height = ruler.offsetHeight
      const lineHeight = lineHeightOf(ruler)
      context.style(context.data.autoHeight ? `height:${height + paddingOf(context.host)}px` : '')
      const lineCount = Math.round(height / lineHeight)
      if (lineCount === lines) return
      lines = lineCount
      const heightRpx = (750 / document.documentElement.clientWidth) * height
      context.emitLater('linechange', () => ({ height, heightRpx, lineCount, lineHeight }))
    }
    setUpText(context, { field, takesReturn: false, shown: measure })
    context.watch(['autoHeight'], measure)
    context.onAttached(() => requestAnimationFrame(measure))
    context.watch(
      ['confirmType'],
      () => (field.enterKeyHint = context.data.confirmType === 'return' ? 'enter' : context.data.confirmType),
    )
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || context.data.confirmType === 'return') return
      event.preventDefault()
      context.emit('confirm', { value: field.value })
      if (!context.data.confirmHold) field.blur()
    })
  },
})

const lineHeightOf = (element: HTMLElement): number => {
  const text = element.textContent
  element.textContent = '\u200b'
  const height = element.offsetHeight
  element.textContent = text
  return height || 1
}

const paddingOf = (element: HTMLElement): number => {
  const style = getComputedStyle(element)
  const sides = [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth]
  return style.boxSizing === 'border-box' ? sides.reduce((sum, side) => sum + parseFloat(side), 0) : 0
}
