import { listRoster } from '../../../api/members'
import type { Choices } from '../../../behaviors/choose'

/**
 * The branch's members who have a WeChat identity, for an office needs one, page by page.
 * @param exceptId whoever hands an office over cannot be the successor
 */
export function boundMembers(branchId?: string, exceptId?: string): Choices['fetchPage'] {
  const target = branchId ? { branchId } : {}
  return async (from) => {
    let cursor = from
    for (;;) {
      const { items, nextCursor } = await listRoster({ ...target, ...(cursor && { cursor }) })
      const options = items
        .filter(({ memberId, isBound }) => isBound && memberId !== exceptId)
        .map(({ memberId, name, studentNumber }) => ({ value: memberId, label: name, note: studentNumber }))
      // A page on which nobody can be chosen would leave nothing to scroll to.
      if (options.length > 0 || nextCursor === null) return { items: options, nextCursor }
      cursor = nextCursor
    }
  }
}
