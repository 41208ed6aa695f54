/** What the morning's timer says about open months, branch by branch. */
import { dayOf, monthOf } from '../../miniprogram/shared/calendar'
import { isQuiet } from '../domain/quiet-hours'
import { alertOfArrears } from './alerts'
import { debtorsOf } from './debtors'
import { remindOfDues } from './reminders'
import { goThroughBranches } from './run'

/** @returns what this run did */
export async function tellMembers(
  now: number,
): Promise<{ branchCount: number; alertCount: number; reminderCount: number }> {
  let [alertCount, reminderCount] = [0, 0]
  // A timer that comes late must not wake anybody.
  if (isQuiet(now)) return { branchCount: 0, alertCount, reminderCount }
  const { branchCount } = await goThroughBranches(`alerts_${dayOf(now)}`, async (branchId) => {
    const debtors = await debtorsOf(branchId, monthOf(now))
    alertCount += await alertOfArrears(branchId, debtors, now)
    reminderCount += await remindOfDues(branchId, debtors, now)
  })
  return { branchCount, alertCount, reminderCount }
}
