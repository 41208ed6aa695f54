import { builtin } from '../support/builtin'
import { TEXT_PROPS, setUpText } from './text-field'

const TYPES: Record<string, { inputMode: string; filter?: (text: string) => string }> = {
  text: { inputMode: 'text' },
  nickname: { inputMode: 'text' },
  number: { inputMode: 'numeric', filter: (text) => text.replace(/\D/g, '') },
  digit: { inputMode: 'decimal', filter: (text) => text.replace(/[^\d.]/g, '') },
  idcard: { inputMode: 'text', filter: (text) => text.replace(/[^\dXx]/g, '') },
  'safe-password': { inputMode: 'text' },
}

const PROPS = {
  ...TEXT_PROPS,
  type: 'text',
  password: false,
  confirmType: 'done',
  safePasswordCertPath: '',
  safePasswordLength: 0,
  safePasswordTimeStamp: 0,
  safePasswordNonce: '',
  safePasswordSalt: '',
  safePasswordCustomHash: '',
}

export const input = builtin({
  tag: 'input',
  props: PROPS,
  setup(context) {
    const field = context.element('input', 'wx-input-field')
    field.autocomplete = 'off'
    setUpText(context, {
      field,
      takesReturn: true,
      filter: (text) => TYPES[context.data.type]?.filter?.(text) ?? text,
    })
    context.watch(['type', 'password', 'confirmType'], () => {
      const { type, password, confirmType } = context.data
      field.type = password || type === 'safe-password' ? 'password' : 'text'
      field.inputMode = TYPES[type]?.inputMode ?? 'text'
      field.enterKeyHint = confirmType
    })
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      context.emit('confirm', { value: field.value })
      if (!context.data.confirmHold && document.activeElement === field) field.blur()
    })
  },
})
