import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { itemOf, ownBranch } from '../access'
import { refuseBadFilesOf, refuseIncomplete, refuseRisky } from '../draft'
import { move } from '../moving'
import { expectItemChecks, startItemChecks } from '../pictures'
import { keepVersion } from '../versions'

/** Hands it to those who decide. From here on it has to be whole, and fit to be read. */
export const submitItem = action('content.submitItem', {
  access: ownBranch,
  async run({ input: { itemId, version }, actor, now }) {
    const read = await itemOf(itemId, actor)
    if (read.state === 'submitted' && read.version === version) return {}
    refuseIncomplete(read)
    await refuseBadFilesOf(read, read.pictures)
    await refuseRisky(read, actor.openid)
    const submitted = await move(
      itemId,
      { actor, now },
      {
        event: 'submit',
        by: 'writer',
        action: 'content.submitItem',
        isDone: (item) => item.state === 'submitted' && item.version === version,
        change: async (tx, item) => {
          if (item.version !== version) refuse('CONFLICT', '这篇刚又改过，看一眼再提交。')
          await expectItemChecks(tx, item, { openid: actor.openid, now })
          await keepVersion(tx, item, { kind: 'submitted', now, by: actor.member })
          return { submittedAt: now, returnReason: '', lock: null }
        },
      },
    )
    await startItemChecks(submitted, now)
    return {}
  },
})
