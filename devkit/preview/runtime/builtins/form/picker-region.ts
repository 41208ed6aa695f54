import type { Columns, PickerData, PickerMode } from './picker-modes'
import { regions, type Region } from './regions'

const DEPTH: Record<string, number> = { province: 1, city: 2, region: 3, 'sub-district': 3 }

/** The chosen region of each column; undefined where the page's own item ("全部") is chosen. */
const chosen = (
  { customItem, level }: PickerData,
  value: number[],
): { lists: Region[][]; picked: (Region | undefined)[] } => {
  const skipped = customItem ? 1 : 0
  const lists: Region[][] = []
  const picked: (Region | undefined)[] = []
  let list = regions()
  for (let at = 0; at < (DEPTH[level] ?? 3); at += 1) {
    const index = Math.max(0, Math.min((value[at] ?? 0) - skipped, list.length - 1))
    const region = (value[at] ?? 0) < skipped ? undefined : list[index]
    lists.push(list)
    picked.push(region)
    list = region?.children ?? []
  }
  return { lists, picked }
}

const show = (data: PickerData, value: number[]): Columns => {
  const custom = data.customItem ? [data.customItem] : []
  const columns = chosen(data, value).lists.map((list) => [...custom, ...list.map(({ name }) => name)])
  return { columns, value: columns.map((column, at) => Math.max(0, Math.min(value[at] ?? 0, column.length - 1))) }
}

export const region: PickerMode = {
  open(data) {
    const wanted = Array.isArray(data.value) ? data.value.map(String) : []
    let value: number[] = []
    // Each name is looked up in the column that the names before it opened.
    for (let at = 0; at < (DEPTH[data.level] ?? 3); at += 1) {
      value = [...value, Math.max(0, (show(data, value).columns[at] ?? []).indexOf(wanted[at] ?? ''))]
    }
    return show(data, value)
  },
  turned: (data, { value }) => show(data, value),
  detail(data, { value }) {
    const { picked } = chosen(data, value)
    return {
      value: picked.map((one) => one?.name ?? data.customItem),
      code: picked.flatMap((one) => (one ? [one.code] : [])),
      postcode: undefined,
    }
  },
}
