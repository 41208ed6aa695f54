import { yearOf } from '../../../miniprogram/shared/calendar'
import type { OutputOf } from '../../contract'
import { units, type Unit } from '../../directory/units'
import { canPublish } from '../../domain/dues-publication'
import { canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present, refuse } from '../../kit/errors'
import { ownRecords } from '../access'
import { figuresOf } from '../publication-figures'
import { publicationsOf, type Publication } from '../publication-repository'

type PublicationView = OutputOf<'dues.openPublication'>['publications'][number]

/**
 * The own branch's and the committee's; for whoever may publish, also what would be published now. Another unit than the
 * own branch is opened only by whoever may publish for it.
 */
export const openPublication = action('dues.openPublication', {
  access: ownRecords,
  async run({ input, actor, now }) {
    const { branchId } = actor.member
    const unit = present(await units.get(input.unitId ?? branchId))
    const mayPublish = canDo(actor, 'dues.publish', { branchId: unit._id, path: unit.path })
    if (unit._id !== branchId && !mayPublish) refuse('NOT_FOUND')
    const found = await publicationsOf([...unit.path])
    const years = [...new Set(found.map(({ year }) => year))]
    const year = input.year ?? years[0] ?? yearOf(now) - 1
    const isDraftWanted = mayPublish && canPublish(year, now)
    return {
      year,
      years,
      // The unit's own first, then what stands above it.
      publications: found
        .filter((each) => each.year === year)
        .sort(byDepth(unit))
        .map(publicationView),
      draft: isDraftWanted ? await draftOf(unit, year) : null,
      allowedEvents: isDraftWanted ? (['publish'] as const).slice() : [],
    }
  },
})

const byDepth =
  ({ path }: Unit) =>
  (a: Publication, b: Publication) =>
    path.indexOf(b.unitId) - path.indexOf(a.unitId)

function publicationView({ _id, received, byMonth, ...facts }: Publication): PublicationView {
  return { ...facts, received: { ...received }, byMonth: byMonth.map((each) => ({ ...each })) }
}

async function draftOf(unit: Unit, year: number): Promise<PublicationView> {
  const { byMonth, ...figures } = await figuresOf(unit, year)
  return { ...figures, byMonth: [...byMonth], note: '', publishedAt: null, publishedByName: '' }
}
