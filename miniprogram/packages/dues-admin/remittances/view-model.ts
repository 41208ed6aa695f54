import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { payMethodLabels } from '../../../shared/words'
import type { RemitSheet } from '../components/remit-sheet/remit'
import { noRemit, typedFen } from '../components/remit-sheet/remit'
import { remittanceCase } from '../remittance-case'

type Remittances = OutputOf<'dues.openRemittances'>

export type RemittancesView = ReturnType<typeof toView>

export function toView(answer: Remittances) {
  const { now, year, branchName, received, toRemitFen, remittedFen, items, allowedEvents } = answer
  const byHandFen = received.cashFen + received.deliveredFen
  return {
    year,
    lastYear: yearOf(now),
    today: dayOf(now),
    branchName,
    toRemitFen,
    toRemit: formatFen(toRemitFen),
    parts: byHandFen > 0 ? [Math.round((remittedFen / byHandFen) * 1000) / 10] : [],
    progress: `收到现金和代交 ${formatFen(byHandFen)}，已上缴 ${formatFen(remittedFen)}`,
    waiting: waitingLine(items),
    received: receivedLines(received),
    items: items.map((item) => remittanceCase(item, now)),
    canReport: allowedEvents.includes('reportRemittance') && toRemitFen > 0,
  }
}

/** What the committee has not confirmed yet counts as passed on: it is said so. */
function waitingLine(items: Remittances['items']): string {
  const fen = items.reduce((sum, { state, amountFen }) => sum + (state === 'reported' ? amountFen : 0), 0)
  return fen > 0 ? `其中 ${formatFen(fen)} 等党委确认。` : ''
}

function receivedLines({ wechatFen, cashFen, deliveredFen, extraFen }: Remittances['received']) {
  return [
    { title: payMethodLabels.cash, sub: '', value: formatFen(cashFen) },
    { title: payMethodLabels.delivered, sub: '', value: formatFen(deliveredFen) },
    { title: payMethodLabels.wechat, sub: '直接进党委的商户号，不用上缴', value: formatFen(wechatFen) },
    ...(extraFen > 0 ? [{ title: '其中自愿多缴', sub: '', value: formatFen(extraFen) }] : []),
  ]
}

/** The form, opened: all that is there to pass on, today. */
export function remitSheet({ year, today, toRemit, toRemitFen }: RemittancesView): RemitSheet {
  return {
    ...noRemit,
    isOpen: true,
    title: `上缴${year}年的党费`,
    hint: `待上缴 ${toRemit} 元。先把钱交给党委，再在这里报。`,
    draft: { yuan: typedFen(toRemitFen), remittedOn: today, note: '' },
    earliest: `${year}-01-01`,
    latest: today,
  }
}
