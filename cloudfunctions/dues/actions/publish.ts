import { memberCollection } from '../../directory/members'
import { units, type Unit } from '../../directory/units'
import { canPublish } from '../../domain/dues-publication'
import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { notifyMany } from '../../kit/notices'
import { figuresOf } from '../publication-figures'
import { publicationIdOf, publications } from '../publication-repository'
import { afterwards } from '../telling'

type Context = RunContext<'dues.publish'>

const unitIdOf = ({ input, actor }: Context) => input.unitId ?? actor.member.branchId

/** Publishes the year's sums, or publishes them anew with a correction. */
export const publish = action('dues.publish', {
  access: (context) => ({ branchId: unitIdOf(context) }),
  async run(context) {
    const { input, actor, now } = context
    const { year, note } = input
    if (!canPublish(year, now)) refuse('WRONG_STATE', `${year} 年的账还没有结，12 月起可以公布。`)
    const unit = present(await units.get(unitIdOf(context)))
    const publication = {
      _id: publicationIdOf(unit._id, year),
      ...(await figuresOf(unit, year)),
      note,
      publishedAt: now,
      publishedByName: actor.member.name,
    }
    await transaction(async (tx) => {
      await tx.set(publications, publication)
      const what = `公布了 ${year} 年党费收缴情况。`
      await audit(tx, context, { action: 'dues.publish', what, branchId: unit._id, targetId: unit._id })
    })
    if (unit.kind === 'branch') await afterwards(() => tellBranch(unit, { year, now }))
    return {}
  },
})

/** Told once a year, however often it is corrected. */
async function tellBranch({ _id: branchId }: Unit, { year, now }: { year: number; now: number }): Promise<void> {
  const members = await memberCollection.find({ branchId }, { limit: 1000, fields: ['openid', 'stage'] })
  const readers = members.filter(({ stage }) => stage === 'probationary' || stage === 'full')
  const messages = readers.map(({ _id, openid }) => ({
    fact: `dues publication ${branchId} ${year}`,
    memberId: _id,
    openid,
    title: `${year} 年党费收缴情况公布了`,
    text: '支部收了多少、上缴了多少，都在这里。',
    path: `/packages/dues/publication/page?year=${year}`,
  }))
  await notifyMany(messages, now)
}
