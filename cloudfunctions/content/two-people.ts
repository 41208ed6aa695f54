/** Whether whoever wrote an item may also publish it: a setting of the branch, on unless it was switched off. */
import type { Shelf } from './shelf-repository'

export const twoPeopleIn = (onPath: readonly Pick<Shelf, '_id' | 'needsTwoPeople'>[], branchId: string): boolean =>
  onPath.find(({ _id }) => _id === branchId)?.needsTwoPeople ?? true
