/** Who of the branch has confirmed a notice, and who has not, both in the order of the roster: nobody is ranked. */
import type { Member } from '../directory/members'
import { membersOfBranch } from '../directory/roster'
import { _ } from '../kit/database'
import type { Item } from './item-repository'
import { marks } from './mark-repository'

/** A branch has a few hundred members at most. */
const maxReaders = 1000

export async function readersOf({ _id: articleId, branchId, authorId }: Item) {
  const where = { articleId, branchId, readAt: _.gt(0) }
  const [members, read] = await Promise.all([
    membersOfBranch(branchId),
    marks.find(where, { limit: maxReaders, fields: ['memberId', 'readAt'] }),
  ])
  const readAt = new Map(read.map(({ memberId, readAt: at }) => [memberId, at ?? 0]))
  const confirmed: { readonly member: Member; readonly at: number }[] = []
  const missing: Member[] = []
  for (const member of members) {
    const at = readAt.get(member._id)
    if (at !== undefined) confirmed.push({ member, at })
    // Whoever wrote it knows it.
    else if (member._id !== authorId) missing.push(member)
  }
  return { confirmed, missing }
}
