/** The years' figures as members read them. */
import { Collection, _, type Stored } from '../kit/database'
import type { MonthSum, ReceivedSums } from './records'

/** A year's figures as they were published; the id is `unitId_2026`. */
export interface Publication extends Stored {
  readonly unitId: string
  readonly unitName: string
  readonly year: number
  readonly branchCount: number
  readonly payerCount: number
  readonly reliefCount: number
  readonly dueFen: number
  readonly paidFen: number
  readonly received: ReceivedSums
  readonly remittedFen: number
  readonly byMonth: readonly (MonthSum & { readonly month: string })[]
  readonly note: string
  readonly publishedAt: number
  readonly publishedByName: string
}

export const publications = new Collection<Publication>('duesPublications')

export const publicationIdOf = (unitId: string, year: number) => `${unitId}_${year}`

/** Of a branch and the committees above it, newest years first. */
export function publicationsOf(unitIds: readonly string[]): Promise<Publication[]> {
  return publications.find({ unitId: _.in([...unitIds]) }, { orderBy: ['year', 'desc'], limit: 100 })
}
