/** WeChat Pay in memory: orders, money, refunds; silent or slow when the story wants it. */
export class ProviderSilent extends Error {}

interface Sheet {
  readonly orderId: string
  readonly totalFen: number
  readonly openid: string
  readonly expiresAt: number
  state: 'unpaid' | 'paid' | 'closed' | 'refunded'
}

export const sheets = new Map<string, Sheet>()
export const moods = { isSilent: false, now: 0, refund: 'done' as 'done' | 'failed' | 'processing' }

async function ask<T>(answer: () => T): Promise<T> {
  await new Promise((resolve) => setImmediate(resolve))
  if (moods.isSilent) throw new ProviderSilent()
  return answer()
}

function standing(orderId: string) {
  const sheet = sheets.get(orderId)
  if (!sheet) return { state: 'unknown' }
  const { state, totalFen: amountFen, openid: payerOpenid } = sheet
  return { state, amountFen, payerOpenid, transactionId: `t-${orderId}`, paidAt: moods.now }
}

interface Placed {
  readonly orderId: string
  readonly amountFen: number
  readonly payerOpenid: string
  readonly expiresAt: number
}

const provider = {
  isAvailable: true,
  start: ({ orderId, amountFen, payerOpenid, expiresAt }: Placed) =>
    ask(() => {
      const known = sheets.get(orderId)
      if (known && known.state !== 'unpaid') throw new ProviderSilent()
      sheets.set(orderId, known ?? { orderId, totalFen: amountFen, openid: payerOpenid, expiresAt, state: 'unpaid' })
      return { timeStamp: '', nonceStr: '', package: orderId, signType: 'RSA', paySign: '' }
    }),
  query: (orderId: string) => ask(() => standing(orderId)),
  close: (orderId: string) =>
    ask(() => {
      const sheet = sheets.get(orderId)
      if (sheet?.state === 'unpaid') sheet.state = 'closed'
      return standing(orderId)
    }),
  refund: ({ orderId }: { orderId: string }) =>
    ask(() => {
      if (moods.refund === 'failed') return { state: 'failed', problem: '余额不足' }
      if (moods.refund === 'done') sheets.get(orderId)!.state = 'refunded'
      return { state: moods.refund }
    }),
  queryRefund: ({ orderId }: { orderId: string }) =>
    ask(() => ({ state: sheets.get(orderId)?.state === 'refunded' ? 'done' : 'unknown' })),
}

export const paymentProvider = () => provider

/** The user pays in the sheet, if WeChat still lets them. */
export function payIn(orderId: string): void {
  const sheet = sheets.get(orderId)
  if (sheet?.state === 'unpaid' && moods.now < sheet.expiresAt) sheet.state = 'paid'
}
