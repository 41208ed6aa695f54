import type { OutputOf } from '../../../../cloudfunctions/contract'
import { yearOf } from '../../../shared/calendar'
import { toPublicationView } from '../components/publication-card/publication-view'

type Answer = OutputOf<'dues.openPublication'>
export type PublicationPage = ReturnType<typeof toView>

/** @param isOwn the page shows the reader's own branch, not a unit that a committee opened */
export function toView({ year, years, publications, draft, allowedEvents }: Answer, now: number, isOwn: boolean) {
  const mayPublish = allowedEvents.includes('publish')
  const present = draft && publications.find(({ unitId }) => unitId === draft.unitId)
  return {
    year,
    first: Math.min(year, ...years),
    // Whoever may publish turns to this year too, which nobody has published yet.
    last: Math.max(year, ...years, ...(mayPublish ? [yearOf(now)] : [])),
    published: publications.map(toPublicationView),
    draft: draft && toPublicationView(draft),
    /** The note that is published now goes on in a correction. */
    note: present?.note ?? '',
    isCorrection: present != null,
    question: draft && toQuestion({ year, isBranch: draft.branchCount === 0, isCorrection: present != null }),
    none: publications.length === 0 && !draft ? noneLine({ year, now, isOwn }) : '',
  }
}

function noneLine({ year, now, isOwn }: { year: number; now: number; isOwn: boolean }): string {
  if (!isOwn && year === yearOf(now)) return '今年的账还没有结，12 月起可以公布。'
  return '公布以后，收了多少、怎么收的、上缴了多少，都在这里。'
}

function toQuestion({ year, isBranch, isCorrection }: { year: number; isBranch: boolean; isCorrection: boolean }) {
  const readers = isBranch ? '支部的党员' : '下面各支部的党员'
  return {
    title: isCorrection ? `重新公布 ${year} 年党费收缴情况？` : `公布 ${year} 年党费收缴情况？`,
    content: isCorrection
      ? `${readers}看到的会换成这一份，公布日期改成今天。`
      : `${readers}会看到这些数字和说明，没有任何人的名字和金额。`,
    confirmText: '公布',
  }
}
