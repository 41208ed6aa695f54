import { action } from '../../kit/create-function'
import { importOnce, refuseOtherFile } from '../../kit/import'
import { bankOf, ownBranch } from '../access'
import { planOf, writeRows } from '../import'
import { questionImports } from '../repository'

export const confirmImport = action('questions.confirmImport', {
  access: ownBranch,
  async run(context) {
    const { input } = context
    const bank = await bankOf(context)
    const { _id: bankId, branchId, title } = bank
    refuseOtherFile(bankId, input)
    return importOnce(context, {
      ...{ records: questionImports, branchId, digest: input.digest },
      plan: () => planOf(bank, input.base64),
      emptySentence: '表里没有可以导入的题。',
      write: (rows) => writeRows(rows, context),
      describe: ({ addCount, changeCount }) => ({
        action: 'questions.confirmImport',
        what: `导入题库「${title}」：新增 ${addCount} 题，更新 ${changeCount} 题`,
        targetId: bankId,
      }),
    })
  },
})
