import { builtin } from '../support/builtin'
import { PickerColumn, offerColumns, type Column } from './picker-column'

const VIEW_PROPS = {
  value: null,
  indicatorStyle: '',
  indicatorClass: '',
  maskStyle: '',
  maskClass: '',
  immediateChange: false,
  name: '',
}

const inOrder = (columns: Column[]): Column[] =>
  columns.sort((one, other) =>
    one.host.compareDocumentPosition(other.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )

const listOf = (value: unknown): number[] => (Array.isArray(value) ? value.map((one) => Number(one) || 0) : [])

export const pickerView = builtin({
  tag: 'picker-view',
  props: VIEW_PROPS,
  setup(context) {
    const columns: Column[] = []
    const current = (): number[] => inOrder(columns).map(({ wheel }) => wheel.index)
    const showValue = (animated: boolean): void => {
      const wanted = listOf(context.data.value)
      inOrder(columns).forEach(({ wheel }, at) => {
        if ((wanted[at] ?? 0) !== wheel.index) wheel.show(wanted[at] ?? 0, animated)
      })
    }
    const tell = (): void => {
      const value = current()
      const before = listOf(context.data.value)
      if (value.length === before.length && value.every((index, at) => index === before[at])) return
      context.set({ value })
      context.emit('change', { value })
    }
    offerColumns(context.self, {
      look: () => context.data,
      itemsChanged: () => showValue(false),
      join(column) {
        columns.push(column)
        queueMicrotask(() => showValue(false))
      },
      leave: (column) => void columns.splice(columns.indexOf(column), 1),
      started: () => context.emit('pickstart'),
      chosen: () => (context.data.immediateChange ? tell() : undefined),
      ended() {
        tell()
        context.emit('pickend')
      },
    })
    context.watch(['value'], (first) => (first ? undefined : showValue(true)))
    context.watch(['indicatorStyle', 'indicatorClass', 'maskStyle', 'maskClass'], () =>
      queueMicrotask(() => columns.forEach((column) => column.refresh())),
    )
    context.traits.field = { value: current, reset: () => context.set({ value: columns.map(() => 0) }) }
  },
})

export const pickerViewColumn = builtin({
  tag: 'picker-view-column',
  layers: ['picker-group', 'picker-content'],
  props: {},
  setup: (context) => void new PickerColumn(context),
})
