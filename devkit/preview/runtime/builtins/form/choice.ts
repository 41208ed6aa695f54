/** checkbox and radio, and their groups. A group keeps the order in which things were checked, as WeChat's does. */
import { builtin, type Context } from '../support/builtin'
import type { Choice, Group } from '../support/traits'
import { ancestor } from '../support/tree'

const CHOICE_PROPS = {
  value: '',
  checked: false,
  disabled: false,
  color: '',
  name: '',
  backgroundColor: '',
  borderColor: '',
  activeBackgroundColor: '',
  activeBorderColor: '',
  iconColor: '',
}
type ChoiceContext = Context<typeof CHOICE_PROPS>

const groupOf = (context: ChoiceContext, kind: Choice['kind']): Group | undefined =>
  ancestor(context.self, (above) => above.traits.group?.kind === kind)?.traits.group

const draw = (context: ChoiceContext, box: HTMLElement): void => {
  const {
    checked,
    disabled,
    color,
    backgroundColor,
    borderColor,
    activeBackgroundColor,
    activeBorderColor,
    iconColor,
  } = context.data
  const isRadio = context.tag === 'radio'
  // WeChat's own class names: programs restyle them.
  box.classList.toggle(`wx-${context.tag}-input-checked`, checked)
  box.classList.toggle(`wx-${context.tag}-input-disabled`, disabled)
  // A radio is filled with its colour; a checkbox only draws its tick in it.
  const fill = isRadio ? activeBackgroundColor || color : activeBackgroundColor
  box.style.backgroundColor = checked ? fill : backgroundColor
  box.style.borderColor = checked ? activeBorderColor || (isRadio ? fill : '') : borderColor
  box.style.color = iconColor || (isRadio ? '' : color)
  context.host.setAttribute('aria-checked', String(checked))
}

const setUpChoice = (context: ChoiceContext, kind: Choice['kind']): void => {
  let group: Group | undefined
  const self: Choice = {
    kind,
    isChecked: () => context.data.checked,
    setChecked: (checked) => context.set({ checked }),
    value: () => context.data.value,
  }
  const activate = (): void => {
    const { checked, disabled } = context.data
    if (disabled || (kind === 'radio' && checked)) return
    context.set({ checked: !checked })
    group?.changed(self, true)
  }
  Object.assign(context.traits, { choice: self, activate })
  context.swallowTapWhen(() => context.data.disabled)
  context.onTap(activate)
  context.watch(['checked', 'value'], () => group?.changed(self, false))
  context.onAttached(() => {
    group = groupOf(context, kind)
    group?.joined(self)
  })
  context.onDetached(() => group?.left(self))
}

const choice = (kind: Choice['kind']) =>
  builtin({
    tag: kind,
    layers: ['inner'],
    props: CHOICE_PROPS,
    setup(context) {
      const box = document.createElement('div')
      box.className = `wx-${kind}-input`
      context.inner.before(box)
      context.host.setAttribute('role', kind)
      context.watch(Object.keys(CHOICE_PROPS) as (keyof typeof CHOICE_PROPS)[], () => draw(context, box))
      setUpChoice(context, kind)
    },
  })

export const checkbox = choice('checkbox')
export const radio = choice('radio')

export const checkboxGroup = builtin({
  tag: 'checkbox-group',
  props: { name: '' },
  setup(context) {
    const checked: Choice[] = []
    const drop = (one: Choice): void => {
      const at = checked.indexOf(one)
      if (at >= 0) checked.splice(at, 1)
    }
    const note = (one: Choice): void => {
      if (!one.isChecked()) drop(one)
      else if (!checked.includes(one)) checked.push(one)
    }
    const value = (): string[] => checked.map((one) => one.value())
    context.traits.group = {
      kind: 'checkbox',
      joined: note,
      left: drop,
      changed(one, byUser) {
        note(one)
        if (byUser) context.emit('change', { value: value() })
      },
    }
    context.traits.field = { value, reset: () => [...checked].forEach((one) => one.setChecked(false)) }
  },
})

export const radioGroup = builtin({
  tag: 'radio-group',
  props: { name: '' },
  setup(context) {
    let selected: Choice | null = null
    const select = (one: Choice): void => {
      if (!one.isChecked()) {
        if (selected === one) selected = null
        return
      }
      const before = selected
      selected = one
      if (before && before !== one) before.setChecked(false)
    }
    context.traits.group = {
      kind: 'radio',
      joined: select,
      left: (one) => void (selected = selected === one ? null : selected),
      changed(one, byUser) {
        select(one)
        if (byUser) context.emit('change', { value: one.value() })
      },
    }
    context.traits.field = { value: () => selected?.value() ?? '', reset: () => selected?.setChecked(false) }
  },
})
