import { dayOf } from '../../../miniprogram/shared/calendar'
import { action } from '../../kit/create-function'
import { writeSheets } from '../../kit/spreadsheet'
import { bankOf, ownBranch } from '../access'
import { bankSheet } from '../bank-sheet'
import { questionsOf } from '../bank-writes'

export const exportBank = action('questions.exportBank', {
  access: ownBranch,
  async run(context) {
    const { _id, title } = await bankOf(context)
    const base64 = await writeSheets([bankSheet(await questionsOf(_id))])
    // What a file system does not take in a name goes.
    return { fileName: `题库 ${title.replace(/[\\/:*?"<>|]/g, ' ')} ${dayOf(context.now)}.xlsx`, base64 }
  },
})
