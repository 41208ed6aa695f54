import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { subscriptionId, subscriptions } from '../mark-repository'
import { pathOfReader } from '../readable'
import { isOffered, shelvesOn } from '../shelves'

export const setSubscription = action('content.setSubscription', {
  access: () => null,
  async run({ input: { columnId, isSubscribed, consentCount }, actor, requestId }) {
    const _id = subscriptionId(columnId, actor.member.id)
    if (!isSubscribed) {
      await subscriptions.remove(_id)
      return { isSubscribed, consentCount: 0 }
    }
    const unitIds = await pathOfReader(actor)
    if (!isOffered(await shelvesOn(unitIds), columnId))
      refuse('NOT_FOUND', '这个栏目现在订阅不了，回到学习园地重新选。')
    return transaction(async (tx) => {
      const before = await tx.get(subscriptions, _id)
      // WeChat gave its leave once, however often the phone says so.
      const given = before?.savedWith === requestId ? 0 : consentCount
      const left = (before?.consentCount ?? 0) + given
      const subscription = {
        _id,
        memberId: actor.member.id,
        columnId,
        unitIds,
        consentCount: left,
        savedWith: requestId,
      }
      await tx.set(subscriptions, subscription)
      return { isSubscribed, consentCount: left }
    })
  },
})
