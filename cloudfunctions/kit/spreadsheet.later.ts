/** .xlsx in and out, as base64 inside the answer: no file with personal data ever lies in storage. */
import { unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'
import type { Day } from '../../miniprogram/shared/calendar'
import { limits } from '../../miniprogram/shared/limits'

/** Bytes that a file may unpack to; 1000 rows are far below, a zip bomb far above. */
const maxUnpackedBytes = 20_000_000

const notReadable = '文件读不出来。请用 Excel 或 WPS 另存为 .xlsx 再试。'

/** By its name, since a class of this bundle is not the class of another; `kit/spreadsheet.ts` makes a refusal of it. */
function fail(sentence: string): never {
  throw Object.assign(new Error(sentence), { name: 'UnreadableFile' })
}

type Value = string | number | boolean | Date | null

/** Rows of the first sheet. Refuses what is too big or no .xlsx. */
export async function readRows(base64: string): Promise<Value[][]> {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > limits.importBytes) fail('文件最大 700 KB，拆成几份再导入。')
  refuseBomb(bytes)
  try {
    // A copy of its own: a small Buffer is a window on memory that it shares.
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer)
    return (sheets[0]?.data ?? []) as unknown as Value[][]
  } catch {
    return fail(notReadable)
  }
}

/** The archive's directory says how big each part will be, and the unpacker gives none more room than that. */
function refuseBomb(bytes: Uint8Array): void {
  let total = 0
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        return false
      },
    })
  } catch {
    fail(notReadable)
  }
  if (total > maxUnpackedBytes) fail('文件太大了，删掉图片和多余的工作表再导入。')
}

export interface SheetColumn {
  readonly header: string
  /** Characters. */
  readonly width: number
}

/** Text, a plain number, an amount of money in whole fen, a calendar day "2026-11-18", or nothing. */
export type Cell = string | number | null | { readonly fen: number } | { readonly day: Day }

export interface Sheet {
  readonly name: string
  /** A sentence above the headers. A sheet that people fill in and send back has none. */
  readonly title?: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** @returns the workbook as base64 */
export async function writeSheets(sheets: readonly Sheet[]): Promise<string> {
  const workbook = sheets.map(({ name, title, columns, rows }) => {
    const head = [...(title ? [[toCell(title)]] : []), columns.map(({ header }) => headerCell(header))]
    return {
      sheet: name,
      data: [...head, ...rows.map((row) => row.map(toCell))] as SheetData,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: head.length,
    }
  })
  return (await writeXlsxFile(workbook).toBuffer()).toString('base64')
}

const headerCell = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })

/**
 * Text is written as text, so that a student number keeps its zeros and is not shown as 2.02E+07; money and days as what a
 * spreadsheet reckons and sorts with. A day is midnight UTC: that is what has no fraction in the file.
 */
function toCell(value: Cell) {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'string') return { value: harmless(value), type: String, format: '@' }
  if ('fen' in value) return { value: value.fen / 100, type: Number, format: '#,##0.00' }
  return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
}

/**
 * A cell that begins like a formula would be run by a spreadsheet once the file is saved as .csv and opened again. What has
 * apostrophes before such a beginning gets one more, so that reading, which takes one away, gives back what was there.
 */
export function harmless(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
