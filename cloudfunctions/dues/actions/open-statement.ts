import { yearOf } from '../../../miniprogram/shared/calendar'
import { action } from '../../kit/create-function'
import { ownRecords } from '../access'
import { statementOf } from '../statement'

export const openStatement = action('dues.openStatement', {
  access: ownRecords,
  run: ({ input, actor, now }) => statementOf(actor, input.year ?? yearOf(now), now),
})
