import type { OutputOf } from '../../../../cloudfunctions/contract'
import { yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { reliefCase } from '../relief-case'
import { remittanceCase } from '../remittance-case'

type Committee = OutputOf<'dues.openCommittee'>
type Branch = Committee['branches'][number]

export type CommitteeView = ReturnType<typeof toView>
export type Filter = 'all' | 'toRemit' | 'unpublished'

export function toView(answer: Committee) {
  const { now, year, unitId, unitName, branches, isPublished } = answer
  const cases = waitingCases(answer)
  return {
    year,
    lastYear: yearOf(now),
    unitName,
    waiting: cases,
    waitingLine: cases.length > 0 ? `${cases.length} 件，久等的在前` : '',
    ...toSums(branches),
    publication: {
      path: `/packages/dues/publication/page?unitId=${unitId}&year=${year}`,
      sub: publicationLine(branches, isPublished),
    },
    rows: branches.map(toRow),
    filters: toFilters(branches),
  }
}

function waitingCases({ reliefs, remittances, now }: Committee) {
  return [
    ...reliefs.map((relief) => ({ since: relief.submittedAt, view: reliefCase(relief, now, true) })),
    ...remittances.map((remittance) => ({ since: remittance.reportedAt, view: remittanceCase(remittance, now, true) })),
  ]
    .sort((a, b) => a.since - b.since)
    .map(({ view }) => view)
}

function toSums(branches: readonly Branch[]) {
  const sum = (figure: (branch: Branch) => number) => branches.reduce((total, branch) => total + figure(branch), 0)
  const [dueFen, paidFen] = [sum(({ dueFen }) => dueFen), sum(({ paidFen }) => paidFen)]
  const wechatFen = sum(({ received }) => received.wechatFen)
  const byHandFen = sum(({ received }) => received.cashFen + received.deliveredFen)
  return {
    paid: formatFen(paidFen),
    due: formatFen(dueFen),
    parts: [dueFen > 0 ? Math.round((paidFen / dueFen) * 1000) / 10 : 0],
    sums: [
      { title: '微信收的', sub: '已经在党委的商户号里', value: formatFen(wechatFen) },
      { title: '支部收的现金和代交', sub: '', value: formatFen(byHandFen) },
      { title: '支部已上缴', sub: '', value: formatFen(sum(({ remittedFen }) => remittedFen)) },
      { title: '支部待上缴', sub: '', value: formatFen(sum(({ toRemitFen }) => toRemitFen)) },
    ],
  }
}

function publicationLine(branches: readonly Branch[], isPublished: boolean): string {
  const missing = branches.filter((branch) => !branch.isPublished).length
  const own = isPublished ? '党委的已公示' : '党委的还没公示'
  return missing > 0 ? `${own}，${missing} 个支部没有公示` : `${own}，支部都公示了`
}

function toRow({ branchId, name, memberCount, dueFen, paidFen, toRemitFen, isPublished }: Branch) {
  const toRemit = toRemitFen > 0 ? `，待上缴 ${formatFen(toRemitFen)}` : ''
  return {
    branchId,
    name,
    sub: `${memberCount} 人${toRemit}${isPublished ? '，已公示' : ''}`,
    paid: formatFen(paidFen),
    due: `应收 ${formatFen(dueFen)}`,
    isPublished,
    hasToRemit: toRemitFen > 0,
    path: `/packages/dues-admin/ledger/page?branchId=${branchId}`,
  }
}

export type BranchRow = ReturnType<typeof toRow>

function toFilters(branches: readonly Branch[]) {
  const toRemit = branches.filter(({ toRemitFen }) => toRemitFen > 0).length
  const unpublished = branches.filter(({ isPublished }) => !isPublished).length
  const all: { key: Filter; label: string }[] = [
    { key: 'all', label: `全部 ${branches.length}` },
    ...(toRemit > 0 ? [{ key: 'toRemit' as const, label: `待上缴 ${toRemit}` }] : []),
    ...(unpublished > 0 ? [{ key: 'unpublished' as const, label: `没公示 ${unpublished}` }] : []),
  ]
  return all
}

export function rowsIn({ rows }: CommitteeView, filter: Filter): BranchRow[] {
  if (filter === 'all') return rows
  return rows.filter(({ hasToRemit, isPublished }) => (filter === 'toRemit' ? hasToRemit : !isPublished))
}
