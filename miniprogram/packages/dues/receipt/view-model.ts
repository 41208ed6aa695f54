import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'

type Receipt = OutputOf<'dues.openReceipt'>['receipt']

export const methodLabels: Record<Receipt['method'], string> = {
  wechat: '微信支付',
  cash: '现金',
  delivered: '他人代交',
}

export function toView(receipt: Receipt) {
  const { number, payerName, branchName, months, amountFen, amountInWords, method, paidAt, handledByName } = receipt
  const year = yearOf(paidAt)
  const rows = [
    { label: '缴纳人', value: payerName },
    { label: '所在支部', value: branchName },
    { label: '所属月份', value: monthsWithYear(months, year) },
    { label: '方式', value: methodLabels[method] },
    { label: '时间', value: formatMoment(paidAt, 'YYYY年M月D日 HH:mm') },
    ...(handledByName ? [{ label: '经手', value: handledByName }] : []),
  ]
  return {
    number,
    amount: formatFen(amountFen),
    words: amountInWords,
    cleared: `${monthsLabel(months, year)}${months.length > 1 ? '都' : ''}已缴清`,
    rows,
    assurance:
      method === 'wechat'
        ? '支付结果已与微信核对，记入支部台账。收据一直留在「我的党费」里。'
        : '已记入支部台账。收据一直留在「我的党费」里。',
  }
}

function monthsWithYear(months: readonly string[], year: number): string {
  const label = monthsLabel(months, year)
  return label.includes('年') ? label : `${year}年${label}`
}
