import { action } from '../../kit/create-function'
import { branchOf } from '../access'
import { templateSheets } from '../roster-sheet'
import { writeSheets } from '../spreadsheet'

export const importTemplate = action('members.importTemplate', {
  access: ({ actor }) => branchOf({ actor, input: {} }),
  async run() {
    return { fileName: '党员名册模板.xlsx', base64: await writeSheets(templateSheets()) }
  },
})
