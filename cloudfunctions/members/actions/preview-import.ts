import { action } from '../../kit/create-function'
import { branchOf } from '../access'
import { countsOf, digestOf, planOf } from '../import-plan'

/** Rows shown of what would change; the counts say the rest. */
const sampleSize = 50
/** Issues shown at once: who has more has a systematic one. */
const maxIssues = 200

export const previewImport = action('members.previewImport', {
  access: branchOf,
  async run(context) {
    const { base64 } = context.input
    const { branchId } = branchOf(context)
    const plan = await planOf({ branchId, base64, now: context.now })
    const shown = plan.rows.filter(({ change }) => change !== 'same').slice(0, sampleSize)
    return {
      digest: digestOf(branchId, base64),
      ...countsOf(plan),
      issues: plan.issues.slice(0, maxIssues),
      sample: shown.map(({ row, change, entry: { name, studentNumber } }) => ({ row, name, studentNumber, change })),
    }
  },
})
