import { builtin, type Context } from '../support/builtin'
import { builtinHooks, targetInfo } from '../support/hooks'
import { applyHover, hoverProps } from '../support/hover'
import { formOf } from '../support/tree'

const PROPS = {
  size: 'default',
  type: 'default',
  plain: false,
  disabled: false,
  loading: false,
  formType: '',
  openType: '',
  lang: 'en',
  sessionFrom: '',
  sendMessageTitle: '',
  sendMessagePath: '',
  sendMessageImg: '',
  showMessageCard: false,
  appParameter: '',
  businessId: '',
  needShowEntrance: true,
  entrancePath: '',
  phoneNumberNoQuotaToast: true,
  name: '',
  groupId: '',
  guildId: '',
  publicId: '',
  scope: '',
  parentOpenType: '',
  createliveactivity: '',
  ...hoverProps('button-hover', 20, 70),
}
type Button = Context<typeof PROPS>

/** Open types that end in an event of the button, and that event's name. */
const ASKS = {
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  getUserInfo: 'getuserinfo',
  chooseAvatar: 'chooseavatar',
  openSetting: 'opensetting',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
} as const

const ask = async (button: Button, openType: keyof typeof ASKS): Promise<void> => {
  const answer = builtinHooks()[openType === 'getRealtimePhoneNumber' ? 'getPhoneNumber' : openType]
  const refused = (error: unknown) => ({
    errMsg: `${openType}:fail ${error instanceof Error ? error.message : String(error)}`,
  })
  button.emit(ASKS[openType], await answer(button.api.host).catch(refused))
}

const contact = async (button: Button): Promise<void> => {
  const { sessionFrom, sendMessageTitle, sendMessagePath, sendMessageImg, showMessageCard } = button.data
  const message = { sessionFrom, sendMessageTitle, sendMessagePath, sendMessageImg, showMessageCard }
  button.emit('contact', await builtinHooks().contact(button.api.host, message))
}

const open = (button: Button): void => {
  const { openType } = button.data
  if (openType === '') return
  // `agreePrivacyAuthorization` may be combined: "getPhoneNumber|agreePrivacyAuthorization".
  for (const type of openType.split('|')) {
    if (type in ASKS) void ask(button, type as keyof typeof ASKS)
    else if (type === 'share') void builtinHooks().share(button.api.host, targetInfo(button.self))
    else if (type === 'contact') void contact(button)
    else console.warn(`<button open-type="${type}"> 在预览中没有对应的功能。`)
  }
}

export const button = builtin({
  tag: 'button',
  props: PROPS,
  setup(context) {
    const activate = (): void => {
      const { disabled, formType } = context.data
      if (disabled) return
      const form =
        formType === 'submit' || formType === 'reset' ? formOf(context.self, context.api)?.traits.form : undefined
      form?.[formType as 'submit' | 'reset'](context.self)
      open(context)
    }
    context.host.setAttribute('role', 'button')
    applyHover(context, () => context.data.disabled)
    context.swallowTapWhen(() => context.data.disabled)
    context.onTap(activate)
    context.traits.activate = activate
    context.watch(['size', 'type', 'plain', 'disabled', 'loading'], () => {
      const { size, type, plain, disabled, loading } = context.data
      context.attr('size', size)
      context.attr('type', type)
      context.attr('plain', plain)
      context.attr('disabled', disabled)
      context.attr('loading', loading)
    })
  },
})
