import type { Cell, Reading } from './roster-cells'
import { rosterColumns, type ColumnKey } from './roster-columns'

export interface ImportIssue {
  /** As the spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly column: string
  readonly message: string
}

/** Where each known column stands in this file. */
export type Columns = ReadonlyMap<ColumnKey, number>

export interface Row {
  readonly number: number
  readonly cells: readonly Cell[]
}

/** Reads the cells of one row by column and collects what is wrong with them. */
export class RowReader {
  readonly issues: ImportIssue[] = []

  constructor(
    private readonly source: Row,
    private readonly columns: Columns,
  ) {}

  get row(): number {
    return this.source.number
  }

  required<T>(key: ColumnKey, read: (cell: Cell) => Reading<T>, fallback?: T): T | null {
    const found = this.read(key, read)
    if (found !== undefined) return found
    if (fallback !== undefined) return fallback
    this.complain(key, `${headerOf(key)}还没有填。`)
    return null
  }

  optional<T>(key: ColumnKey, read: (cell: Cell) => Reading<T>): T | null {
    return this.read(key, read) ?? null
  }

  complain(key: ColumnKey, message: string): void {
    this.issues.push({ row: this.row, column: headerOf(key), message })
  }

  /** Undefined for an empty cell, null for one that cannot be read. */
  private read<T>(key: ColumnKey, read: (cell: Cell) => Reading<T>): T | null | undefined {
    const at = this.columns.get(key)
    const reading = at === undefined ? null : read(this.source.cells[at])
    if (reading === null) return undefined
    if ('value' in reading) return reading.value
    this.complain(key, reading.problem)
    return null
  }
}

function headerOf(key: ColumnKey): string {
  return rosterColumns.find((column) => column.key === key)?.header ?? key
}
