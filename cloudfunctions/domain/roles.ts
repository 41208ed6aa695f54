/** Who may give which office (PRODUCT.md, "Who may do what"; module 1). */
import { wordsOf, roleLabels, type Role, type UnitKind } from '../../miniprogram/shared/words'

export interface Held {
  readonly role: Role
  readonly unitId: string
}

/** Where an office is held. */
export const unitKindOfRole: Readonly<Record<Role, UnitKind>> = {
  groupLeader: 'group',
  publicityOfficer: 'branch',
  organizer: 'branch',
  deputySecretary: 'branch',
  secretary: 'branch',
  committeeAdmin: 'committee',
}

/** Nobody grants or takes an office above the own. */
const rank: Readonly<Record<Role, number>> = {
  groupLeader: 1,
  publicityOfficer: 2,
  organizer: 2,
  deputySecretary: 3,
  secretary: 4,
  committeeAdmin: 5,
}

export interface Place {
  /** Ids from the topmost unit to this one. */
  readonly path: readonly string[]
}

/** The highest office over the place; 0 when there is none. */
function rankOver(offices: readonly Held[], { path }: Place): number {
  return Math.max(0, ...offices.filter(({ unitId }) => path.includes(unitId)).map(({ role }) => rank[role]))
}

export function mayGrant(offices: readonly Held[], role: Role, place: Place): boolean {
  return rankOver(offices, place) >= rank[role]
}

/** Offices that a page of this unit may offer; a branch's page offers those of its groups as well. */
export function grantableAt(offices: readonly Held[], kind: UnitKind, place: Place): Role[] {
  const kinds: readonly UnitKind[] = kind === 'branch' ? ['branch', 'group'] : [kind]
  return wordsOf(roleLabels).filter((role) => kinds.includes(unitKindOfRole[role]) && mayGrant(offices, role, place))
}

/** A branch that has a secretary, and a committee that has an administrator, always keeps one. */
export function mustStay(role: Role): boolean {
  return role === 'secretary' || role === 'committeeAdmin'
}

export const holds = (offices: readonly Held[], { role, unitId }: Held): boolean =>
  offices.some((office) => office.role === role && office.unitId === unitId)
