/** Whom something is for: a branch, groups of it, or named people. What is addressed carries keys, a member looks by theirs. */

export interface Addressee {
  readonly id: string
  readonly branchId: string
  readonly groupId: string | null
}

export const audienceKey = {
  all: (branchId: string) => `all_${branchId}`,
  group: (groupId: string) => `group_${groupId}`,
  member: (memberId: string) => `member_${memberId}`,
  /** Everybody in a branch, or below a committee. */
  unit: (unitId: string) => `unit_${unitId}`,
} as const

/** The keys under which a member finds what is for them. */
export function audienceKeysOf({ id, branchId, groupId }: Addressee): string[] {
  return [audienceKey.all(branchId), ...(groupId ? [audienceKey.group(groupId)] : []), audienceKey.member(id)]
}
