/** A report of money passed on to the committee, while it is being written: as typed. */
import { formatFen, parseYuan } from '../../../../shared/fen'
import type { Day } from '../../../../shared/calendar'

export interface RemitDraft {
  /** In yuan. */
  readonly yuan: string
  readonly remittedOn: Day
  readonly note: string
}

/** What a `<remit-sheet>` shows: kept by the page in its data as `remit`. */
export interface RemitSheet {
  readonly isOpen: boolean
  readonly title: string
  /** What can be passed on at most. */
  readonly hint: string
  readonly draft: RemitDraft
  readonly earliest: Day
  readonly latest: Day
  readonly isBusy: boolean
  /** Field of the input → sentence. */
  readonly errors: Readonly<Record<string, string>>
}

export const noRemit: RemitSheet = {
  isOpen: false,
  title: '',
  hint: '',
  draft: { yuan: '', remittedOn: '', note: '' },
  earliest: '',
  latest: '',
  isBusy: false,
  errors: {},
}

/** As an input has it: without the commas between thousands. */
export const typedFen = (amountFen: number): string => formatFen(amountFen).replace(/,/g, '')

/** What can be said before the server is asked: field → sentence. @param mostFen received by hand and not passed on */
export function check({ yuan }: RemitDraft, mostFen: number): Record<string, string> {
  const fen = parseYuan(yuan)
  if (fen === null || fen === 0) return { amountFen: '写成 120 或 120.50 这样，最多两位小数。' }
  return fen > mostFen ? { amountFen: `最多 ${formatFen(mostFen)} 元，这是还没上缴的。` } : {}
}
