import { memberCollection, type Member } from './members'

/** A branch has some dozens of members, a few hundred at most; the platform's cap of a read is far above. */
const maxMembers = 1000

/** Everybody on the branch's roster in its order, in one call; those transferred out are left out. */
export async function membersOfBranch(branchId: string): Promise<Member[]> {
  const members = await memberCollection.find({ branchId }, { orderBy: ['rosterKey', 'asc'], limit: maxMembers })
  return members.filter(({ status }) => status !== 'transferredOut')
}
