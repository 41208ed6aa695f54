/** Cells of an imported spreadsheet: they come as text, number, date, yes/no or empty. */

export type Cell = string | number | boolean | Date | null | undefined

/** A value, nothing (keep what is there), or the reason why the cell cannot be read. */
export type Reading<T> = { readonly value: T } | { readonly problem: string } | null

/** The text of a cell. Exports put an apostrophe before what a spreadsheet could take for a formula; it goes again here. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return isoDay(cell)
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  return String(cell)
    .trim()
    .replace(/^'(?='*[=+\-@])/, '')
}

/** Text of one line. */
export function readText(cell: Cell, label: string, max: number): Reading<string> {
  const reading = readLines(cell, label, max)
  if (reading === null || 'problem' in reading || !reading.value.includes('\n')) return reading
  return { problem: `${label}里有换行或看不见的控制符。` }
}

/** Text that may have line breaks. */
export function readLines(cell: Cell, label: string, max: number): Reading<string> {
  const text = textOf(cell).replace(/\r\n?/g, '\n')
  if (text === '') return null
  if (text.length > max) return { problem: `${label}最多 ${max} 个字，现在是 ${text.length} 个。` }
  const isPlain = Array.from(text).every((character) => character === '\n' || character >= ' ')
  return isPlain ? { value: text } : { problem: `${label}里有换行或看不见的控制符。` }
}

export function readWord<W extends string>(cell: Cell, label: string, labels: Readonly<Record<W, string>>): Reading<W> {
  const text = textOf(cell)
  if (text === '') return null
  const word = (Object.keys(labels) as W[]).find((key) => labels[key] === text)
  if (word !== undefined) return { value: word }
  return { problem: `${label}「${text.slice(0, 20)}」不认识。可以写：${Object.values(labels).join('、')}。` }
}

/** Spreadsheets know no time zone: the reader gives a date's fields in UTC. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
