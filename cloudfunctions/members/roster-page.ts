/** Pages of the roster: each filter and each search is one range on one index. */
import { memberCollection, type Member } from '../directory/members'
import { _, type Page } from '../kit/database'
import { comparableName, storedNumber } from '../domain/membership'

export type RosterFilter = 'all' | 'full' | 'probationary' | 'activist' | 'away' | 'unbound'

const conditions: Readonly<Record<RosterFilter, object>> = {
  all: {},
  full: { stage: 'full' },
  probationary: { stage: 'probationary' },
  activist: { stage: _.in(['applicant', 'activist', 'candidate']) },
  away: { status: 'away' },
  unbound: { openid: null },
}

export interface RosterQuery {
  readonly branchId: string
  /** Only this group. */
  readonly groupId: string | null
  readonly filter: RosterFilter
  /** The beginning of a name or of a student number; empty for everybody. */
  readonly search: string
  readonly cursor: string | undefined
  readonly size: number
}

/** Above every character that a name or number holds. */
const top = '\uffff'

export async function pageOfRoster(query: RosterQuery): Promise<Page<Member>> {
  const { branchId, groupId, filter, search, cursor, size } = query
  const by = /^[\x20-\x7e]+$/.test(search) || search === '' ? 'rosterKey' : 'nameKey'
  const prefix = by === 'rosterKey' ? storedNumber(search) : comparableName(search)
  const from = cursor === undefined ? _.gte(prefix) : _.gt(cursor)
  const found = await memberCollection.find(
    {
      branchId,
      ...(groupId !== null && { groupId }),
      ...conditions[filter],
      [by]: from.and(_.lt(prefix + top)),
    },
    { orderBy: [by, 'asc'], limit: size + 1 },
  )
  const items = found.slice(0, size)
  const last = items.at(-1)
  return { items, nextCursor: found.length > size && last ? last[by] : null }
}
