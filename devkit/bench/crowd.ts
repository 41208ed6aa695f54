import type { BenchWorld } from './world'

/** A branch of copies of somebody of the demo, each bound to WeChat and with a base that is confirmed. @returns openids */
export function insertBranch(
  { cloud: { database, clock } }: BenchWorld,
  branchId: string,
  count: number,
): readonly string[] {
  const like = (name: string, query: Record<string, unknown>) => database.find(name, query).documents[0]
  database.insertMany('units', [{ ...like('units', { kind: 'branch' }), _id: branchId, branchId, memberCount: count }])
  const person = like('members', { openid: 'demo-lin-xiao' })
  const ids = Array.from({ length: count }, (_none, index) => `${branchId}-${index}`)
  const members = ids.map((_id) => ({
    ...person,
    ...{ _id, branchId, openid: _id, groupId: null, roles: [], category: 'salaried' },
    ...{ studentNumber: _id, rosterKey: _id, nameKey: _id },
  }))
  database.insertMany('members', members)
  const year = new Date(clock.now()).getFullYear()
  const confirmed = { category: 'salaried', baseFen: 642_000, year, at: 0, byId: 'bench' }
  const profile = { ...like('duesProfiles', { state: 'confirmed' }), branchId, confirmed, reliefs: [] }
  database.insertMany(
    'duesProfiles',
    ids.map((_id) => ({ ...profile, _id })),
  )
  return ids
}
