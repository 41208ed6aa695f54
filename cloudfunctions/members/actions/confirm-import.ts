import { action } from '../../kit/create-function'
import { importOnce, refuseOtherFile } from '../../kit/import'
import { branchOf } from '../access'
import { planOf } from '../import-plan'
import { writeImport } from '../import-write'
import { rosterImports } from '../repository'

export const confirmImport = action('members.confirmImport', {
  access: branchOf,
  async run(context) {
    const { input, now, requestId } = context
    const { base64, digest } = input
    const { branchId } = branchOf(context)
    refuseOtherFile(branchId, input)
    return importOnce(context, {
      ...{ records: rosterImports, branchId, digest },
      plan: () => planOf({ branchId, base64, now }),
      emptySentence: '表里没有可以导入的人。',
      write: (rows) => writeImport(rows, { branchId, requestId, now }),
      describe: ({ addCount, changeCount }) => ({
        action: 'members.confirmImport',
        what: `导入名册：新增 ${addCount} 人，更新 ${changeCount} 人`,
      }),
    })
  },
})
