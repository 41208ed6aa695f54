import { yearOf } from '../../../miniprogram/shared/calendar'
import { units, type Unit } from '../../directory/units'
import { toRemit } from '../../domain/dues-receipt'
import type { JoinedActor } from '../../kit/actor'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { branchesOf } from '../publication-figures'
import { publicationIdOf, publications } from '../publication-repository'
import type { DuesYear } from '../records'
import { waitingReliefs } from '../relief-repository'
import { reliefView } from '../relief-view'
import { waitingRemittances } from '../remittance-repository'
import { remittanceView } from '../remittance-view'
import { duesYearsOf } from '../repository'
import { nothingReceived } from '../year-book'

/** The committee that the caller administers; permission says that there is one. */
const committeeOf = ({ member }: JoinedActor) =>
  present(member.roles.find(({ role }) => role === 'committeeAdmin')).unitId

/** What waits for the committee, and every branch's year, in one row a branch. */
export const openCommittee = action('dues.openCommittee', {
  access: ({ actor }) => ({ branchId: committeeOf(actor) }),
  async run({ input, actor, now }) {
    const year = input.year ?? yearOf(now)
    const unit = present(await units.get(committeeOf(actor)))
    const branches = await branchesOf(unit)
    const ids = branches.map(({ _id }) => _id)
    const [reliefs, remittances, books, published] = await Promise.all([
      waitingReliefs(ids),
      waitingRemittances(ids),
      duesYearsOf(ids, [year]),
      publications.getMany([unit._id, ...ids].map((id) => publicationIdOf(id, year))),
    ])
    const paths = new Map(branches.map(({ _id, path }) => [_id, path]))
    const viewer = ({ branchId }: { branchId: string }) => ({ actor, now, path: paths.get(branchId) ?? [] })
    const isPublished = new Set(published.map(({ unitId }) => unitId))
    const bookOf = new Map(books.map((book) => [book.branchId, book]))
    return {
      now,
      year,
      unitId: unit._id,
      unitName: unit.name,
      reliefs: reliefs.map((request) => reliefView(request, viewer(request))),
      remittances: remittances.map((each) => remittanceView(each, viewer(each))),
      branches: branches.map((branch) => ({
        ...branchRow(branch, bookOf.get(branch._id)),
        isPublished: isPublished.has(branch._id),
      })),
      isPublished: isPublished.has(unit._id),
    }
  },
})

function branchRow({ _id, name, memberCount }: Unit, book: DuesYear | undefined) {
  const { received = nothingReceived, remittedFen = 0, byMonth = {} } = book ?? {}
  const sums = Object.values(byMonth)
  return {
    branchId: _id,
    name,
    memberCount,
    dueFen: sums.reduce((sum, { dueFen }) => sum + dueFen, 0),
    paidFen: sums.reduce((sum, { paidFen }) => sum + paidFen, 0),
    received,
    remittedFen,
    toRemitFen: toRemit(received, remittedFen),
  }
}
