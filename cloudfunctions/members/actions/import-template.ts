import { action } from '../../kit/create-function'
import { writeSheets } from '../../kit/spreadsheet'
import { branchOf } from '../access'
import { templateSheets } from '../roster-sheet'

export const importTemplate = action('members.importTemplate', {
  access: ({ actor }) => branchOf({ actor, input: {} }),
  async run() {
    return { fileName: '党员名册模板.xlsx', base64: await writeSheets(templateSheets()) }
  },
})
