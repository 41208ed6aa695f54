import { action } from '../../kit/create-function'
import { digestOf, previewOf } from '../../kit/import'
import { bankOf, ownBranch } from '../access'
import { planOf } from '../import'

export const previewImport = action('questions.previewImport', {
  access: ownBranch,
  async run(context) {
    const { base64 } = context.input
    const bank = await bankOf(context)
    const { sample, ...preview } = previewOf(await planOf(bank, base64))
    return {
      digest: digestOf(bank._id, base64),
      ...preview,
      sample: sample.map(({ row, change, content: { kind, stem } }) => ({ row, kind, stem, change })),
    }
  },
})
