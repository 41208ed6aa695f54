import type { TextContext } from './text-field'

/** `focus`, `auto-focus` and the selection properties, and the events of gaining and losing the focus. */
export const listenFocus = (context: TextContext, field: HTMLInputElement | HTMLTextAreaElement): void => {
  let attached = false
  // No keyboard covers the frame, so its height is 0.
  field.addEventListener('focus', () => context.emit('focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => {
    // `focus` may be set again by the page only when it has been told that it is lost.
    if (context.data.focus) context.set({ focus: false })
    context.emit('blur', { value: field.value, cursor: field.selectionStart ?? field.value.length })
  })
  const select = (): void => {
    const { cursor, selectionStart, selectionEnd } = context.data
    if (selectionStart >= 0 && selectionEnd >= 0) field.setSelectionRange(selectionStart, selectionEnd)
    else if (cursor >= 0) field.setSelectionRange(cursor, cursor)
  }
  const apply = (): void => {
    if (!attached) return
    if (!context.data.focus) return field.blur()
    field.focus()
    select()
  }
  context.watch(['focus'], (first) => (first ? undefined : queueMicrotask(apply)))
  context.watch(['cursor', 'selectionStart', 'selectionEnd'], () => {
    if (attached && document.activeElement === field) select()
  })
  context.onAttached(() => {
    attached = true
    requestAnimationFrame(() => {
      if (!context.data.focus && !context.data.autoFocus) return
      field.focus()
      select()
    })
  })
}
