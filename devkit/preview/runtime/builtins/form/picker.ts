import { builtin, type Context } from '../support/builtin'
import { MODES, type PickerData } from './picker-modes'
import { Sheet } from './sheet'

const PROPS = {
  mode: 'selector',
  headerText: '',
  disabled: false,
  range: null,
  rangeKey: '',
  value: null,
  start: '',
  end: '',
  fields: 'day',
  level: 'region',
  customItem: '',
  name: '',
}

const openSheet = (context: Context<typeof PROPS>, closed: () => void): Sheet | null => {
  const { data } = context
  const mode = MODES[data.mode]
  if (!mode) {
    console.warn(`<picker mode="${data.mode}"> 在预览中没有对应的功能。`)
    return null
  }
  const pickerData = data as PickerData
  return new Sheet({
    host: context.api.host,
    title: data.headerText,
    ...mode.open(pickerData),
    turned(column, chosen) {
      if (data.mode === 'multiSelector') context.emit('columnchange', { column, value: chosen.value[column] })
      return mode.turned?.(pickerData, chosen)
    },
    confirmed(chosen) {
      closed()
      const detail = mode.detail(pickerData, chosen)
      context.set({ value: detail['value'] })
      context.emit('change', detail)
    },
    cancelled() {
      closed()
      context.emit('cancel')
    },
  })
}

export const picker = builtin({
  tag: 'picker',
  layers: ['inner'],
  props: PROPS,
  setup(context) {
    const { data } = context
    let sheet: Sheet | null = null
    const open = (): void => {
      if (data.disabled || sheet) return
      sheet = openSheet(context, () => (sheet = null))
    }
    context.onTap(open)
    context.traits.activate = open
    context.swallowTapWhen(() => data.disabled)
    const empty: Record<string, unknown> = { selector: 0, multiSelector: [], region: [] }
    const value = (): unknown =>
      data.mode === 'selector' ? Number(data.value) || 0 : (data.value ?? empty[data.mode] ?? '')
    context.traits.field = { value, reset: () => context.set({ value: null }) }
    // A page answers `columnchange` with a new range or value, which the open sheet shows.
    context.watch(['range', 'value'], (first) => {
      if (first || !sheet || data.mode !== 'multiSelector') return
      const next = MODES['multiSelector']!.open(data)
      sheet.fill(next.columns, next.value)
    })
    context.onDetached(() => sheet?.close())
  },
})
