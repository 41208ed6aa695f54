/** .xlsx in and out, from a bundle that is loaded when a call needs it. */
import { refuse } from './errors'
import type { readRows as ReadRows, writeSheets as WriteSheets } from './spreadsheet.later'

export type { Cell, Sheet } from './spreadsheet.later'

const load = () => import('./spreadsheet.later')

/** Rows of the first sheet. Refuses what is too big or no .xlsx. */
export const readRows: typeof ReadRows = async (base64) => {
  try {
    return await (await load()).readRows(base64)
  } catch (error) {
    const { name, message } = error as Error
    if (name === 'UnreadableFile') return refuse('INVALID_INPUT', message)
    throw error
  }
}

export const writeSheets: typeof WriteSheets = async (sheets) => (await load()).writeSheets(sheets)
