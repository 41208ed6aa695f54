import { units } from './units'

/** Members on the branch's roster, from the counter that membership keeps. */
export async function memberCountOf(branchId: string): Promise<number> {
  return (await units.get(branchId))?.memberCount ?? 0
}
