import { formatFen } from '../../../miniprogram/shared/fen'
import { memberCollection } from '../../directory/members'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { notify } from '../../kit/notices'
import { branchOfRemittance } from '../access'
import { endRemittance } from '../remittance-end'
import type { Remittance } from '../remittance-repository'
import { afterwards } from '../telling'

/** The committee has the money, or sends the report back with a reason. */
export const decideRemittance = action('dues.decideRemittance', {
  access: branchOfRemittance,
  async run({ input: { remittanceId, isReceived, sentence }, actor, now }) {
    if (!isReceived && sentence === '') {
      const why = '写一句为什么退回，支部会看到。'
      refuse('INVALID_INPUT', why, { sentence: why })
    }
    const ending = { state: isReceived ? 'received' : 'returned', sentence, call: { actor, now } } as const
    const remittance = await transaction((tx) => endRemittance(tx, remittanceId, ending))
    await afterwards(() => tellReporter(remittance, now))
    return {}
  },
})

async function tellReporter({ _id, state, amountFen, reportedById, sentence }: Remittance, now: number): Promise<void> {
  const openid = (await memberCollection.get(reportedById))?.openid ?? null
  const isReceived = state === 'received'
  const title = isReceived ? '党委收到了上缴的党费' : '一笔上缴被退回了'
  const text = isReceived ? `${formatFen(amountFen)} 元，已确认。` : `${formatFen(amountFen)} 元：${sentence}`
  const path = '/packages/dues-admin/remittances/page'
  await notify({ fact: `${_id} ${state}`, memberId: reportedById, openid, title, text, path }, now)
}
