/** Alerts after 1, 3, 5 and 6 months of arrears: to the member, and to whoever keeps the ledger as figures alone. */
import { dayOf, monthOf, startOfMonth } from '../../miniprogram/shared/calendar'
import { memberCollection, type Member } from '../directory/members'
import { arrearsOf, arrearsWindow, type AlertLevel } from '../domain/dues-arrears'
import { _ } from '../kit/database'
import { timeKey } from '../kit/ids'
import { notifyMany, notToldYet, type Message } from '../kit/notices'
import { alertMessage, alertSummary } from './arrears-messages'
import type { Debtor } from './debtors'
import { duesPages } from './messages'
import { receipts } from './repository'

interface Alert extends Message {
  readonly level: AlertLevel
}

/** @returns how many members were told by this call */
export async function alertOfArrears(branchId: string, debtors: readonly Debtor[], now: number): Promise<number> {
  const alerts = await withoutPayers(await notToldYet(alertsFor(debtors, now)), now)
  if (alerts.length === 0) return 0
  // First: a run that is cut off after this finds the same members again, and the day's figures are told already.
  await tellKeepers(branchId, alerts, now)
  return notifyMany(alerts, now)
}

/** Whoever muted reminders, or has no WeChat identity, finds it in the inbox without a push. */
function alertsFor(debtors: readonly Debtor[], now: number): Alert[] {
  const thisMonth = monthOf(now)
  return debtors.flatMap((debtor) => {
    const { isQuarterly, areRemindersOn, hasLeft, open, openid } = debtor
    const arrears = arrearsOf(open, { thisMonth, isQuarterly })
    if (!arrears || hasLeft || arrears.isWaitingForWechat || arrears.months.length >= arrearsWindow) return []
    const recipient = { ...debtor, openid: areRemindersOn ? openid : null }
    return [{ ...alertMessage(recipient, arrears, now), level: arrears.level }]
  })
}

/** Whoever paid a part this month is not pressed for the rest before the next: a shorter row begins with another month. */
async function withoutPayers(alerts: readonly Alert[], now: number): Promise<Alert[]> {
  if (alerts.length === 0) return []
  const memberId = _.in(alerts.map((alert) => alert.memberId))
  const since = _.gte(timeKey(startOfMonth(monthOf(now)), ''))
  const where = { memberId, key: since, kind: 'dues', voided: null }
  const payers = new Set((await receipts.find(where, { limit: 1000, fields: ['memberId'] })).map((one) => one.memberId))
  return alerts.filter((alert) => !payers.has(alert.memberId))
}

/** One notice a day to the organizers; to the secretaries where the branch has none. */
async function tellKeepers(branchId: string, alerts: readonly Alert[], now: number): Promise<void> {
  const holders = await memberCollection.find({ 'roles.unitId': branchId }, { limit: 100 })
  const keepers = [
    holders.filter(holds(branchId, ['organizer'])),
    holders.filter(holds(branchId, ['deputySecretary', 'secretary'])),
  ].find((some) => some.length > 0)
  const words = alertSummary(alerts.map(({ level }) => level))
  const common = { fact: `dues alerts ${branchId} ${dayOf(now)}`, ...words, path: duesPages.arrears }
  await notifyMany(
    (keepers ?? []).map(({ _id: memberId, openid }) => ({ ...common, memberId, openid })),
    now,
  )
}

const holds =
  (branchId: string, roles: readonly string[]) =>
  (member: Member): boolean =>
    member.roles.some(({ role, unitId }) => unitId === branchId && roles.includes(role))
