/** What input and textarea share: the placeholder element, the value with its events, focus and selection. */
import type { Context, Props } from '../support/builtin'
import { listenFocus } from './text-focus'

export const TEXT_PROPS = {
  value: '',
  name: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: 'input-placeholder',
  disabled: false,
  maxlength: 140,
  cursorSpacing: 0,
  focus: false,
  autoFocus: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  confirmType: '',
  confirmHold: false,
  cursorColor: '',
  alwaysEmbed: false,
}
type TextProps = typeof TEXT_PROPS & Props
export type TextContext = Context<TextProps>

export interface TextOptions {
  field: HTMLInputElement | HTMLTextAreaElement
  /** Drops what the keyboard of this type could not have typed. */
  filter?: (text: string) => string
  /** WeChat takes an input's returned value, not a textarea's. */
  takesReturn: boolean
  /** After the shown text has changed for whatever reason. */
  shown?: () => void
}

interface Returned {
  value?: unknown
  cursor?: number
}

const toReturned = (returned: unknown): Returned | null => {
  if (typeof returned === 'string') return { value: returned }
  return typeof returned === 'object' && returned !== null && 'value' in returned ? returned : null
}

export const setUpText = (context: TextContext, options: TextOptions): void => {
  const { field } = options
  const placeholder = document.createElement('div')
  field.before(placeholder)
  watchPlaceholder(context, placeholder)
  const refresh = (): void => {
    placeholder.hidden = field.value !== ''
    options.shown?.()
  }
  const show = (value: string): void => {
    if (field.value !== value) field.value = value
    refresh()
  }
  context.watch(['value'], () => show(context.data.value))
  context.watch(['disabled', 'maxlength'], () => {
    const { disabled, maxlength } = context.data
    field.disabled = disabled
    if (maxlength < 0) field.removeAttribute('maxlength')
    else field.maxLength = maxlength
  })
  listenInput(context, options, show)
  listenFocus(context, field)
  context.traits.field = { value: () => field.value, reset: () => context.set({ value: '' }) }
  context.traits.activate = () => field.focus()
}

const watchPlaceholder = (context: TextContext, placeholder: HTMLElement): void => {
  const ownClass = String(context.definition.props['placeholderClass'])
  context.watch(['placeholder', 'placeholderStyle', 'placeholderClass'], () => {
    const { data, api, self } = context
    const names = data.placeholderClass === ownClass ? '' : api.scopedClass(self, data.placeholderClass)
    placeholder.className = `wx-placeholder ${ownClass} ${names}`.trim()
    placeholder.style.cssText = api.rpx(data.placeholderStyle)
    placeholder.textContent = data.placeholder
    context.host.querySelector('input, textarea')?.setAttribute('aria-label', data.placeholder)
  })
}

const listenInput = (context: TextContext, options: TextOptions, show: (value: string) => void): void => {
  const { field } = options
  const { glassEasel } = context.api
  let keyCode = 0
  field.addEventListener('keydown', (event) => {
    keyCode = (event as KeyboardEvent).keyCode
  })
  const tell = (): void => {
    const typed = options.filter?.(field.value) ?? field.value
    if (typed !== field.value) field.value = typed
    const cursor = field.selectionStart ?? typed.length
    context.set({ value: typed })
    let returned: Returned | null = null
    const handleListenerReturn = (value: unknown): void => {
      returned = toReturned(value) ?? returned
    }
    context.self.dispatchEvent(
      new glassEasel.Event(
        'input',
        { value: typed, cursor, keyCode },
        options.takesReturn ? { handleListenerReturn } : {},
      ),
    )
    if (returned) replace(returned)
    show(context.data.value)
  }
  const replace = ({ value, cursor }: Returned): void => {
    context.set({ value })
    show(String(value ?? ''))
    if (cursor !== undefined) field.setSelectionRange(cursor, cursor)
  }
  // While a Chinese input method composes, WeChat tells nothing until the word stands.
  let composing = false
  field.addEventListener('compositionstart', () => (composing = true))
  field.addEventListener('compositionend', () => {
    composing = false
    tell()
  })
  field.addEventListener('input', (event) => {
    event.stopPropagation()
    if (!composing) tell()
    else context.host.querySelector<HTMLElement>('.wx-placeholder')!.hidden = field.value !== ''
  })
}
