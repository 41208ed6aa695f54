import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { payMethodLabels } from '../../../shared/words'

type Opened = OutputOf<'dues.openReceipt'>
type Receipt = Opened['receipt']
export type ReceiptView = ReturnType<typeof toView>

export function toView({ receipt, isMine, allowedEvents }: Opened) {
  const { receiptId, number, kind, amountFen, amountInWords } = receipt
  return {
    receiptId,
    number,
    title: kind === 'extra' ? '党费电子收据（自愿多缴）' : '党费电子收据',
    amount: formatFen(amountFen),
    words: amountInWords,
    cleared: clearedLine(receipt),
    rows: rowsOf(receipt),
    assurance: assuranceOf(receipt),
    voided: receipt.voided && voidedOf(receipt, receipt.voided),
    isMine,
    canVoid: allowedEvents.includes('voidReceipt'),
    voidHint: `${effectOfVoiding(receipt)}编号不再用，${receipt.payerName}会收到通知。`,
  }
}

function clearedLine({ kind, months, paidAt }: Receipt): string {
  if (kind === 'extra') return '自愿多缴的，已记入支部台账'
  return `${monthsLabel(months, yearOf(paidAt))}${months.length > 1 ? '都' : ''}已缴清`
}

function rowsOf(receipt: Receipt) {
  const { payerName, branchName, method, paidAt, handledByName, deliveredByName } = receipt
  return [
    { label: '缴纳人', value: payerName },
    { label: '所在支部', value: branchName },
    ...monthRows(receipt),
    { label: '方式', value: payMethodLabels[method] },
    ...(deliveredByName ? [{ label: '代交人', value: deliveredByName }] : []),
    { label: '时间', value: formatMoment(paidAt, 'YYYY年M月D日 HH:mm') },
    ...(handledByName ? [{ label: '经手', value: handledByName }] : []),
  ]
}

/** One line for all months where they cost the same, a line each where they do not. */
function monthRows({ months, items, paidAt }: Receipt) {
  const [first] = items
  if (!first) return []
  const year = yearOf(paidAt)
  if (items.every(({ amountFen }) => amountFen === first.amountFen)) {
    return [
      { label: '所属月份', value: withYear(monthsLabel(months, year), year) },
      { label: '每月金额', value: `${formatFen(first.amountFen)} 元` },
    ]
  }
  return items.map(({ month, amountFen }) => ({
    label: withYear(monthsLabel([month], year), year),
    value: `${formatFen(amountFen)} 元`,
  }))
}

const withYear = (label: string, year: number) => (label.includes('年') ? label : `${year}年${label}`)

function assuranceOf({ method, kind }: Receipt): string {
  if (method === 'wechat') return '支付结果已与微信核对，记入支部台账。收据一直留在「我的党费」里。'
  return `${kind === 'extra' ? '自愿多缴的，' : ''}已记入支部台账。收据一直留在「我的党费」里。`
}

function effectOfVoiding({ kind, months, paidAt }: Receipt): string {
  return kind === 'extra' ? '这笔不再记在账上。' : `${monthsLabel(months, yearOf(paidAt))}重新算没缴。`
}

function voidedOf(receipt: Receipt, { at, byName, reason }: NonNullable<Receipt['voided']>) {
  return { line: `${byName} ${formatMoment(at, 'M月D日')}作废，${effectOfVoiding(receipt)}`, reason: `原因：${reason}` }
}
