/** A table that people fill in: a first row of headers, then one thing a row; read by column, with all that is wrong. */
import { limits } from '../../miniprogram/shared/limits'
import { textOf, type Cell, type Reading } from './cells'

export interface Column<K extends string> {
  readonly key: K
  readonly header: string
  /** Other headers that people's own lists carry. */
  readonly aliases: readonly string[]
  readonly isRequired: boolean
  /** Width in characters. */
  readonly width: number
  /** What the template says about it. */
  readonly hint: string
}

export interface ImportIssue {
  /** As the spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly column: string
  readonly message: string
}

export interface TableForm<K extends string> {
  readonly columns: readonly Column<K>[]
  /** "人": what a row is counted in. */
  readonly unit: string
  readonly emptySentence: string
  /** Why a header must not be there, or null. */
  readonly forbid?: (header: string) => string | null
}

export interface Table<K extends string> {
  /** One reader for each row that is not empty; none when the table as a whole cannot be read. */
  readonly rows: readonly RowReader<K>[]
  readonly issues: readonly ImportIssue[]
}

export function readTable<K extends string>(sheet: readonly (readonly Cell[])[], form: TableForm<K>): Table<K> {
  const { places, issues } = readHeader(sheet[0] ?? [], form)
  if (issues.length > 0) return { rows: [], issues }
  const rows = sheet
    .map((cells, index) => new RowReader(index + 1, cells, { places, columns: form.columns }))
    .slice(1)
    .filter((row) => !row.isEmpty)
  const [first] = form.columns
  const fails = (row: number, message: string) => ({
    rows: [],
    issues: [{ row, column: first?.header ?? '', message }],
  })
  if (rows.length === 0) return fails(2, form.emptySentence)
  if (rows.length <= limits.importRows) return { rows, issues: [] }
  const count = `一次最多导入 ${limits.importRows} ${form.unit}，现在是 ${rows.length} ${form.unit}，拆成几份。`
  return fails(rows.length + 1, count)
}

function readHeader<K extends string>(cells: readonly Cell[], { columns, forbid }: TableForm<K>) {
  const titles = cells.map((cell) => textOf(cell).replace(/[\s*＊]|（.*?）|\(.*?\)/g, ''))
  const issues: ImportIssue[] = []
  const places = new Map<K, number>()
  for (const { key, header, aliases, isRequired } of columns) {
    const at = titles.findIndex((title) => title === header || aliases.includes(title))
    if (at >= 0) places.set(key, at)
    else if (isRequired) issues.push({ row: 1, column: header, message: `第一行里没有「${header}」这一列。` })
  }
  for (const title of titles) {
    const message = forbid?.(title)
    if (message) issues.push({ row: 1, column: title, message })
  }
  return { places, issues }
}

interface Columns<K extends string> {
  /** Where each known column stands in this file. */
  readonly places: ReadonlyMap<K, number>
  readonly columns: readonly Column<K>[]
}

/** Reads the cells of one row by column and collects what is wrong with them. */
export class RowReader<K extends string> {
  readonly issues: ImportIssue[] = []

  constructor(
    /** As the spreadsheet counts. */
    readonly row: number,
    private readonly cells: readonly Cell[],
    private readonly columns: Columns<K>,
  ) {}

  get isEmpty(): boolean {
    return this.cells.every((cell) => textOf(cell) === '')
  }

  required<T>(key: K, read: (cell: Cell) => Reading<T>, fallback?: T): T | null {
    const found = this.read(key, read)
    if (found !== undefined) return found
    if (fallback !== undefined) return fallback
    this.complain(key, `${this.headerOf(key)}还没有填。`)
    return null
  }

  optional<T>(key: K, read: (cell: Cell) => Reading<T>): T | null {
    return this.read(key, read) ?? null
  }

  complain(key: K, message: string): void {
    this.issues.push({ row: this.row, column: this.headerOf(key), message })
  }

  /** Undefined for an empty cell, null for one that cannot be read. */
  private read<T>(key: K, read: (cell: Cell) => Reading<T>): T | null | undefined {
    const at = this.columns.places.get(key)
    const reading = at === undefined ? null : read(this.cells[at])
    if (reading === null) return undefined
    if ('value' in reading) return reading.value
    this.complain(key, reading.problem)
    return null
  }

  private headerOf(key: K): string {
    return this.columns.columns.find((column) => column.key === key)?.header ?? key
  }
}
