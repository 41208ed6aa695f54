import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { branchOfRemittance } from '../access'
import { endRemittance } from '../remittance-end'

export const withdrawRemittance = action('dues.withdrawRemittance', {
  access: branchOfRemittance,
  async run({ input, actor, now }) {
    const ending = { state: 'withdrawn', sentence: '', call: { actor, now } } as const
    await transaction((tx) => endRemittance(tx, input.remittanceId, ending))
    return {}
  },
})
