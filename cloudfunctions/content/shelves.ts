/** What the shelves on a reader's path say, put together. */
import { activityIn } from '../domain/shelf'
import type { OutputOf } from '../contract'
import { columnsOf, standardColumns } from './columns'
import { shelves, type Column, type Shelf } from './shelf-repository'

type ColumnDto = OutputOf<'content.open'>['columns'][number]

/** One read. @param path from the topmost unit. @returns from the branch up, those that were ever written to */
export async function shelvesOn(path: readonly string[]): Promise<Shelf[]> {
  const found = await shelves.getMany(path)
  return found.sort((a, b) => path.indexOf(b._id) - path.indexOf(a._id))
}

/** Every column that anything may stand in: the list that counts, those of units above it, the standard one. */
function knownColumns(onPath: readonly Shelf[]): Map<string, Column> {
  const lists = [...onPath.map(({ columns }) => columns ?? []), standardColumns].reverse()
  return new Map([...lists, columnsOf(onPath)].flat().map((column) => [column.columnId, column]))
}

export type NameOf = (columnId: string) => string | undefined

/** Names as they are now, whenever it was published. */
export function namesOn(onPath: readonly Shelf[]): NameOf {
  const known = knownColumns(onPath)
  return (columnId) => known.get(columnId)?.name
}

/** A column that the reader may look into; a hidden one as well. Undefined when there is none. */
export const columnOn = (onPath: readonly Shelf[], columnId: string): Column | undefined =>
  knownColumns(onPath).get(columnId)

/** Whether it is offered: it stands in the list that counts, and not hidden. */
export const isOffered = (onPath: readonly Shelf[], columnId: string): boolean =>
  offeredOn(onPath).some((column) => column.columnId === columnId)

const offeredOn = (onPath: readonly Shelf[]) => columnsOf(onPath).filter(({ isHidden }) => !isHidden)

/** The columns that are offered, each with what is new in it. */
export const columnsFor = (onPath: readonly Shelf[], now: number): ColumnDto[] =>
  offeredOn(onPath).map((column) => toColumn(column, onPath, now))

export function toColumn({ columnId, name, goal }: Column, onPath: readonly Shelf[], now: number): ColumnDto {
  return { columnId, name, goal, ...activityIn(onPath, columnId, now) }
}
