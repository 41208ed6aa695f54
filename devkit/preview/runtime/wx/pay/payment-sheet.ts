import { el } from '../../chrome/dom'
import { button, Layer } from '../ui/layer'

/** An order as `GET /cloud/payments/<prepayId>` tells it. */
export interface Order {
  body: string
  /** Fen. */
  totalFee: number
  outTradeNo: string
}

/** What becomes of the notification to the cloud function. */
export type CallbackMode = 'normal' | 'lose' | 'repeat' | 'late'

const TROUBLES: readonly { mode: CallbackMode; label: string }[] = [
  { mode: 'lose', label: '付了，回调丢了' },
  { mode: 'repeat', label: '付了，回调来两次' },
  { mode: 'late', label: '付了，回调晚到' },
]

/** @returns how the payer pays, null when the sheet was closed */
export function openPaymentSheet(screen: HTMLElement, order: Order): Promise<CallbackMode | null> {
  return new Promise((resolve) => {
    const answer = (mode: CallbackMode | null) => (): void => {
      layer.close()
      resolve(mode)
    }
    const close = button({ label: '×', testId: 'payment-cancel', look: 'wx-pay-close', onTap: answer(null) })
    close.setAttribute('aria-label', '取消支付')
    const pay = button({ label: '立即支付', testId: 'payment-pay', look: 'wx-green', onTap: answer('normal') })
    pay.setAttribute('data-primary', '')
    const troubles = TROUBLES.map(({ mode, label }) =>
      button({ label, testId: `payment-${mode}`, onTap: answer(mode) }),
    )
    const content = el('div', { class: 'wx-bottom-sheet wx-pay' }, [
      close,
      el('div', { class: 'wx-pay-what', 'data-testid': 'payment-body' }, [order.body]),
      el('div', { class: 'wx-pay-amount', 'data-testid': 'payment-amount' }, [`¥${(order.totalFee / 100).toFixed(2)}`]),
      el('div', { class: 'wx-pay-way' }, [el('span', {}, ['支付方式']), el('span', {}, ['零钱（不会真的扣）'])]),
      pay,
      el('div', { class: 'wx-pay-troubles' }, [el('span', {}, ['试试出岔子']), ...troubles]),
    ])
    const layer = new Layer(screen, {
      testId: 'payment',
      label: '微信支付',
      look: 'wx-bottom',
      content,
      onDismiss: answer(null),
    })
  })
}
