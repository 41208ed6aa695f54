import { dayOf, yearOf } from '../../../miniprogram/shared/calendar'
import { formatFen } from '../../../miniprogram/shared/fen'
import { units } from '../../directory/units'
import { toRemit } from '../../domain/dues-receipt'
import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { ownBranch } from '../access'
import { remittances, type Remittance } from '../remittance-repository'
import { duesYearIdOf, duesYears } from '../repository'

type Context = RunContext<'dues.reportRemittance'>

/** Money by hand that the branch has handed to the committee; it waits for the committee's word. */
export const reportRemittance = action('dues.reportRemittance', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now, requestId } = context
    checkDay(context)
    const { branchId } = actor.member
    const branch = present(await units.get(branchId))
    const _id = factId('remittance', branchId, requestId)
    const remittance: Remittance = {
      _id,
      key: timeKey(now, _id),
      branchId,
      branchName: branch.name,
      ...input,
      state: 'reported',
      reportedAt: now,
      reportedById: actor.member.id,
      reportedByName: actor.member.name,
      decidedAt: null,
      decidedByName: '',
      sentence: '',
    }
    await transaction((tx) => report(tx, remittance, context))
    return { remittanceId: _id }
  },
})

function checkDay({ input: { year, remittedOn }, now }: Context): void {
  const problem = (field: 'year' | 'remittedOn', sentence: string) =>
    refuse('INVALID_INPUT', sentence, { [field]: sentence })
  if (year > yearOf(now)) problem('year', '年份不能晚于今年。')
  if (remittedOn > dayOf(now)) problem('remittedOn', '上缴日期不能晚于今天。')
  if (remittedOn < `${year}-01-01`) problem('remittedOn', `上缴日期不能早于 ${year} 年。`)
}

async function report(tx: Transaction, remittance: Remittance, context: Context): Promise<void> {
  if (await tx.get(remittances, remittance._id)) return
  const { branchId, year, amountFen } = remittance
  const book = await tx.get(duesYears, duesYearIdOf(branchId, year))
  const leftFen = book ? toRemit(book.received, book.remittedFen) : 0
  if (!book || amountFen > leftFen) {
    const sentence = `${year} 年还有 ${formatFen(leftFen)} 元待上缴，不能超过它。`
    return refuse('INVALID_INPUT', sentence, { amountFen: sentence })
  }
  await tx.update(duesYears, book._id, { remittedFen: book.remittedFen + amountFen })
  await tx.create(remittances, remittance)
  const what = `登记上缴党委 ${formatFen(amountFen)} 元（${year} 年党费）。`
  await audit(tx, context, { action: 'dues.reportRemittance', what, branchId, targetId: branchId })
}
