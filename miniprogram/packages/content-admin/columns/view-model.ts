import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'

type Row = OutputOf<'content.openColumns'>['items'][number]

export interface ColumnRow extends Omit<Row, 'columnId'> {
  /** For the list alone. */
  readonly key: number
  /** Null for a new one. */
  readonly columnId: string | null
}

export interface ColumnsView {
  readonly unitName: string
  readonly version: number
  readonly rows: readonly ColumnRow[]
}

export function toView({ items, version, unitName }: OutputOf<'content.openColumns'>): ColumnsView {
  return { unitName, version, rows: items.map((item, key) => ({ ...item, key })) }
}

export const toInput = ({ version, rows }: ColumnsView): InputOf<'content.saveColumns'> => ({
  version,
  items: rows.map(({ columnId, name, goal, isHidden }) => ({ columnId, name, goal, isHidden })),
})

export function moved(rows: readonly ColumnRow[], index: number, by: 1 | -1): readonly ColumnRow[] {
  const [row, other] = [rows[index], rows[index + by]]
  if (!row || !other) return rows
  return rows.map((each, at) => (at === index ? other : at === index + by ? row : each))
}

/** A new one stands at the end, where the page shows it at once. */
export function added(rows: readonly ColumnRow[]): readonly ColumnRow[] {
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
  return [...rows, { key, columnId: null, name: '', goal: '', isHidden: false }]
}

/** What readers may know already is hidden; what was just added goes. */
export function dropped(rows: readonly ColumnRow[], index: number): readonly ColumnRow[] {
  return rows.flatMap((row, at) => {
    if (at !== index) return [row]
    return row.columnId === null ? [] : [{ ...row, isHidden: !row.isHidden }]
  })
}
