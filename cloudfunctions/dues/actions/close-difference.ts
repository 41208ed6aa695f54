import { differenceKindLabels } from '../../../miniprogram/shared/words'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { branchOfDifference } from '../access'
import { differences } from '../difference-repository'

/** A person has looked at it and says what it was; it stays closed however often it is found again. */
export const closeDifference = action('dues.closeDifference', {
  access: branchOfDifference,
  async run({ input: { differenceId, note }, actor, now }) {
    await transaction(async (tx) => {
      const difference = present(await tx.get(differences, differenceId))
      if (difference.state === 'closed') return
      await tx.update(differences, differenceId, { state: 'closed', closedAt: now, closedNote: note })
      const what = `处理了对账差异「${differenceKindLabels[difference.kind]}」：${note}`
      const { branchId } = difference
      await audit(tx, { actor, now }, { action: 'dues.closeDifference', what, branchId, targetId: differenceId })
    })
    return {}
  },
})
