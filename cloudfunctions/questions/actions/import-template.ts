import { action } from '../../kit/create-function'
import { writeSheets } from '../../kit/spreadsheet'
import { ownBranch } from '../access'
import { templateSheets } from '../bank-sheet'

export const importTemplate = action('questions.importTemplate', {
  access: ownBranch,
  async run() {
    return { fileName: '题库模板.xlsx', base64: await writeSheets(templateSheets()) }
  },
})
