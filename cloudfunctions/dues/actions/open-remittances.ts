import { yearOf } from '../../../miniprogram/shared/calendar'
import { units } from '../../directory/units'
import { toRemit } from '../../domain/dues-receipt'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { branchOf, chosenBranch } from '../access'
import { remittancesOfYear } from '../remittance-repository'
import { remittanceView } from '../remittance-view'
import { duesYearIdOf, duesYears } from '../repository'
import { nothingReceived } from '../year-book'

/** What a branch received in a year, and what it has passed on. */
export const openRemittances = action('dues.openRemittances', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const branchId = branchOf(actor, input)
    const year = input.year ?? yearOf(now)
    const [branch, book, items] = await Promise.all([
      units.get(branchId),
      duesYears.get(duesYearIdOf(branchId, year)),
      remittancesOfYear(branchId, year),
    ])
    const { name: branchName, path } = present(branch)
    const { received = nothingReceived, remittedFen = 0 } = book ?? {}
    return {
      now,
      year,
      branchId,
      branchName,
      received,
      toRemitFen: toRemit(received, remittedFen),
      remittedFen,
      items: items.map((each) => remittanceView(each, { actor, path })),
      allowedEvents: allowedOf(actor, { branchId }, { reportRemittance: 'dues.reportRemittance' }),
    }
  },
})
