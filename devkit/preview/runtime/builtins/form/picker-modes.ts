/** The modes of `<picker>`: which columns the sheet has for a value, and what a choice in them means. */
import { date, time } from './picker-datetime'
import { region } from './picker-region'

export interface PickerData {
  mode: string
  range: unknown
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
  level: string
  customItem: string
}
export interface Columns {
  columns: string[][]
  value: number[]
}
/** What the columns stand on. */
export interface Chosen {
  value: number[]
  labels: string[]
}
export interface PickerMode {
  open(data: PickerData): Columns
  /** Columns that depend on others, after one of them was turned. */
  turned?(data: PickerData, chosen: Chosen): Columns
  /** `detail` of the change event. */
  detail(data: PickerData, chosen: Chosen): Record<string, unknown>
}

const label = (item: unknown, key: string): string =>
  String(key && typeof item === 'object' && item ? (item as Record<string, unknown>)[key] : item)
const labels = (range: unknown, key: string): string[] =>
  Array.isArray(range) ? range.map((item) => label(item, key)) : []
const indexes = (value: unknown): number[] => (Array.isArray(value) ? value.map((one) => Number(one) || 0) : [])
const selector: PickerMode = {
  open: ({ range, rangeKey, value }) => ({ columns: [labels(range, rangeKey)], value: [Number(value) || 0] }),
  detail: (_, { value: [index] }) => ({ value: index }),
}

const multiSelector: PickerMode = {
  open: ({ range, rangeKey, value }) => ({
    columns: (Array.isArray(range) ? range : []).map((column) => labels(column, rangeKey)),
    value: indexes(value),
  }),
  detail: (_, { value }) => ({ value }),
}

export const MODES: Record<string, PickerMode> = { selector, multiSelector, time, date, region }
