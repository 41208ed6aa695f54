import { yearOf } from '../../../miniprogram/shared/calendar'
import { action } from '../../kit/create-function'
import { writeDocument } from '../../kit/document'
import { ownRecords } from '../access'
import { statementDocument } from '../documents'
import { statementOf } from '../statement'

/** The statement as a .docx. */
export const exportStatement = action('dues.exportStatement', {
  access: ownRecords,
  async run({ input, actor, now }) {
    const statement = await statementOf(actor, input.year ?? yearOf(now), now)
    const base64 = await writeDocument(statementDocument(statement))
    return { fileName: `${statement.year}年党费对账单 ${statement.memberName}.docx`, base64 }
  },
})
