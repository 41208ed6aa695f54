/** Lectures and theme days that were attended, and everybody's year as the sum of all grants. */
import { yearOf } from '../../miniprogram/shared/calendar'
import type { Member } from '../../cloudfunctions/directory/members'
import type { CreditGrant, CreditYear } from '../../cloudfunctions/learn/repository'
import { Random } from './random'
import { thisYear } from './this-year'

const dayMs = 24 * 3600_000

const offline = [
  { id: 'lecture-1', source: 'lecture', title: '书记讲党课：从一张实验记录说起', tenths: 20, daysAgo: 190 },
  { id: 'lecture-2', source: 'lecture', title: '党课：怎样读一份文件', tenths: 20, daysAgo: 70 },
  { id: 'theme-1', source: 'themeDay', title: '主题党日：城南旧址半日行', tenths: 10, daysAgo: 150 },
  { id: 'theme-2', source: 'themeDay', title: '主题党日：给新生指一天路', tenths: 10, daysAgo: 80 },
  { id: 'theme-3', source: 'themeDay', title: '主题党日：社区电脑义诊', tenths: 10, daysAgo: 33 },
] as const

interface Basis {
  readonly members: readonly Member[]
  /** Granted for lessons. */
  readonly grants: readonly CreditGrant[]
  readonly now: number
}

export function hoursFor({ members, grants, now }: Basis): { grants: CreditGrant[]; years: CreditYear[] } {
  const random = new Random(20)
  const attended = members.flatMap(({ _id: memberId, branchId, name }) =>
    offline
      .filter(() => random.chance(0.8) || name === '林晓')
      .map(({ id, source, title, tenths, daysAgo }): CreditGrant => {
        const at = thisYear(now - daysAgo * dayMs, now)
        return { _id: `${id}_${memberId}`, memberId, branchId, year: yearOf(at), source, tenths, title, at }
      }),
  )
  const all = [...grants, ...attended]
  return { grants: all, years: yearsOf(all) }
}

function yearsOf(grants: readonly CreditGrant[]): CreditYear[] {
  const years = new Map<string, CreditYear>()
  for (const { memberId, year, source, tenths } of grants) {
    const _id = `${memberId}_${year}`
    const sums = years.get(_id)?.tenths ?? {}
    years.set(_id, { _id, memberId, year, tenths: { ...sums, [source]: (sums[source] ?? 0) + tenths } })
  }
  return [...years.values()]
}
