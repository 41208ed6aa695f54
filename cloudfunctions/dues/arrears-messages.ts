/** What is said about open months: it informs and offers help; it decides nothing and threatens nobody. */
import { monthsLabel, yearOf, type Month } from '../../miniprogram/shared/calendar'
import { formatFen } from '../../miniprogram/shared/fen'
import type { AlertLevel, Arrears, OpenBill } from '../domain/dues-arrears'
import type { Message } from '../kit/notices'
import type { Debtor } from './debtors'
import { duesPages } from './messages'

type Recipient = Pick<Debtor, 'memberId' | 'openid'>

const help = '有困难可以告诉组织委员，支部可以按规定申请少缴或免缴。'

/** Once a level of each row of months; a row is known by the month it began with. */
export function alertMessage({ memberId, openid }: Recipient, arrears: Arrears, now: number): Message {
  const { months, level, openFen } = arrears
  const count = months.length
  const late = `已经连续 ${count} 个月了，补缴最多 6 个月（《党费规定》第十二条）。早点补上，或者和组织委员说说情况，支部可以按规定申请少缴或免缴。`
  return {
    fact: `dues alert ${months[0] ?? ''} ${level}`,
    memberId,
    openid,
    title: `还有 ${count} 个月的党费没有缴`,
    text: `${sumOf(months, openFen, now)}。${level < 5 ? help : late}`,
    path: duesPages.mine,
  }
}

/** By the clock, once a month. */
export function reminderMessage({ memberId, openid }: Recipient, { due, month, now }: Reminding): Message {
  const text = `${sumOfBills(due, now)}，月底前缴就好。不想收到提醒，在我的党费页可以关掉。`
  return { fact: `dues due ${month}`, memberId, openid, title: '党费该缴了', text, path: duesPages.mine }
}

export interface Reminding {
  /** What is named, oldest first. */
  readonly due: readonly OpenBill[]
  readonly month: Month
  readonly now: number
}

/** By hand, once a day. @param day "2026-11-24" */
export function handReminderMessage(
  { memberId, openid }: Recipient,
  due: readonly OpenBill[],
  { byName, day, now }: { byName: string; day: string; now: number },
): Message {
  const text = `${sumOfBills(due, now)}，抽空缴一下就好。有困难可以告诉组织委员。`
  return { fact: `dues by hand ${day}`, memberId, openid, title: `${byName}提醒你缴党费`, text, path: duesPages.mine }
}

/** For whoever keeps the ledger: how many, never who. @param levels one entry a member */
export function alertSummary(levels: readonly AlertLevel[]): { title: string; text: string } {
  const reached = [...new Set(levels)].sort((a, b) => a - b)
  const counts = reached.map((level) => `${levels.filter((other) => other === level).length} 人满 ${level} 个月`)
  const text = `有 ${counts.join('、')}没有缴党费，可以问问是不是有困难。`
  const sixMonths =
    '连续 6 个月没有缴的，先了解原因。怎么处理，由支部按规定研究（《党费规定》第十三条、《党员教育管理条例》第三十一条）。'
  return { title: '党费欠缴情况', text: reached.includes(6) ? text + sixMonths : text }
}

const sumOfBills = (due: readonly OpenBill[], now: number) =>
  sumOf(
    due.map(({ month }) => month),
    due.reduce((sum, { amountFen }) => sum + amountFen, 0),
    now,
  )

/** "9月、10月，共 192.60 元" */
function sumOf(months: readonly Month[], amountFen: number, now: number): string {
  return `${monthsLabel(months, yearOf(now))}，${months.length > 1 ? '共 ' : ''}${formatFen(amountFen)} 元`
}
