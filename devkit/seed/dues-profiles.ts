/** Bases that the organizers have confirmed, and one that waits for it. */
import type { Member } from '../../cloudfunctions/directory/members'
import { blankProfile, type DuesProfile } from '../../cloudfunctions/dues/records'
import { isFixedAmount, standardFor } from '../../miniprogram/shared/dues-standard'
import { monthOf, startOfMonth, yearOf } from '../../miniprogram/shared/calendar'
import { approvedFor } from './dues-reliefs'
import { Random } from './random'

const dayMs = 24 * 3600_000

/** Monthly, in fen; everybody else's is drawn from what is usual in the category. */
const knownBases: Readonly<Record<string, number>> = {
  陈一鸣: 1_000_000,
  江遥: 786_000,
  林晓: 642_000,
  贺兰: 558_000,
  陆远: 912_500,
  钟鸣: 485_000,
  孟怀远: 536_000,
  周宁: 120_000,
  高岚: 1_036_000,
}
const usual: Readonly<Record<string, readonly [from: number, to: number]>> = {
  salaried: [4_200, 11_800],
  retired: [3_900, 6_400],
  postgraduate: [600, 1_500],
}

/** Only categories that are reckoned on a base have a profile, and whoever was let off for a while. */
export function profilesFor(members: readonly Member[], now: number): Map<string, DuesProfile> {
  const random = new Random(2_008_03)
  const standard = standardFor(monthOf(now))
  const profiles = new Map<string, DuesProfile>()
  for (const member of members) {
    const reliefs = approvedFor(member, now)
    if (member.joinedOn === null) continue
    if (isFixedAmount(member.category, standard)) {
      const { _id, branchId } = member
      if (reliefs.length > 0) profiles.set(_id, { ...blankProfile(_id, branchId), reliefs })
      continue
    }
    profiles.set(member._id, profileOf(member, { random, now }))
  }
  return profiles
}

function profileOf(member: Member, { random, now }: { random: Random; now: number }): DuesProfile {
  const { _id, branchId, name, category } = member
  const year = yearOf(now)
  const [from, to] = usual[category] ?? [0, 0]
  const baseFen = knownBases[name] ?? random.between(from, to) * 100
  const confirmed = { category, baseFen, year, at: startOfMonth(`${year}-01`) + 9 * dayMs, byId: 'seed' }
  const common = { ...blankProfile(_id, branchId), reliefs: approvedFor(member, now) }
  if (name !== '白鹭') return { ...common, state: 'confirmed', confirmed }
  const declared = { category, baseFen: baseFen + 30_000, at: now - 2 * dayMs }
  return { ...common, state: 'declared', declared, confirmed: { ...confirmed, year: year - 1 } }
}
