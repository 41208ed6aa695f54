import { yearOf } from '../../../miniprogram/shared/calendar'
import { yearlyTarget } from '../../domain/credit-hours'
import { action } from '../../kit/create-function'
import { creditGrants, learningYears, sumsOf } from '../hours-repository'
import { rule } from '../year-ledger'

/** Grants a page. */
const pageSize = 30
/** A life of learning fits; a read needs a cap. */
const maxYears = 100

export const openYear = action('learn.openYear', {
  access: () => null,
  async run({ input, actor, now }) {
    const thisYear = yearOf(now)
    const year = input.year ?? thisYear
    const memberId = actor.member.id
    const [stored, page] = await Promise.all([
      learningYears.find({ memberId }, { orderBy: ['year', 'desc'], limit: maxYears, fields: ['year', 'tenths'] }),
      creditGrants.page({ memberId, year }, { by: 'key', direction: 'desc', cursor: input.cursor, size: pageSize }),
    ])
    const years = [...new Set([thisYear, ...stored.map((each) => each.year)])].sort((a, b) => b - a)
    return {
      year: { year, ...sumsOf(stored.find((each) => each.year === year)), targetTenths: yearlyTarget.tenths },
      rule,
      years,
      items: page.items.map(({ _id: grantId, source, title, tenths, at }) => ({ grantId, source, title, tenths, at })),
      nextCursor: page.nextCursor,
    }
  },
})
