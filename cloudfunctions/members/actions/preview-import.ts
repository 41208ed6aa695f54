import { action } from '../../kit/create-function'
import { digestOf, previewOf } from '../../kit/import'
import { branchOf } from '../access'
import { planOf } from '../import-plan'

export const previewImport = action('members.previewImport', {
  access: branchOf,
  async run(context) {
    const { base64 } = context.input
    const { branchId } = branchOf(context)
    const { sample, ...preview } = previewOf(await planOf({ branchId, base64, now: context.now }))
    return {
      digest: digestOf(branchId, base64),
      ...preview,
      sample: sample.map(({ row, change, entry: { name, studentNumber } }) => ({ row, name, studentNumber, change })),
    }
  },
})
