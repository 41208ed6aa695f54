import type { Cloud, Order } from '../cloud'
import { button, emptyNote, h } from '../dom'
import { shortTime, yuan } from '../format'
import type { People } from '../people'

const STATES: Record<Order['tradeState'], string> = {
  NOTPAY: '等付款',
  SUCCESS: '已付款',
  REFUND: '退款',
  CLOSED: '已关闭',
}

interface PaymentParts {
  cloud: Cloud
  people: People
  now: () => number
  onCount: (count: number) => void
}

/** Orders at WeChat Pay, newest first, with the notification sent late or once more. */
export class PaymentsPanel {
  readonly element = h('div', { class: 'panel-body list', 'data-testid': 'payments' })
  private orders: Order[] = []

  constructor(private readonly parts: PaymentParts) {
    parts.cloud.on('payment', (order) => {
      this.orders = [order, ...this.orders.filter(({ outTradeNo }) => outTradeNo !== order.outTradeNo)]
      this.render()
    })
  }

  async load(): Promise<void> {
    this.orders = (await this.parts.cloud.payments()).reverse()
    this.render()
  }

  private render(): void {
    this.parts.onCount(this.orders.length)
    const newest = [...this.orders].sort((a, b) => b.createdAt - a.createdAt)
    const empty = emptyNote('还没有订单。在手机里付一次党费，订单和回调会排在这里。')
    this.element.replaceChildren(...(newest.length ? newest.map((order) => this.card(order)) : [empty]))
  }

  private card(order: Order): HTMLElement {
    const { people, now } = this.parts
    const { tradeState, callback, totalFee } = order
    const look = tradeState === 'SUCCESS' ? 'tag done' : 'tag'
    return h('div', { class: 'item', 'data-testid': 'order', 'data-state': tradeState }, [
      h('span', { class: 'item-head' }, [
        h('b', { class: 'money' }, [yuan(totalFee)]),
        h('span', { class: look }, [STATES[tradeState]]),
        h('small', {}, [shortTime(order.createdAt, now())]),
      ]),
      h('span', {}, [`${order.body}，${people.labelOf(order.openid)}`]),
      tradeState === 'SUCCESS' && h('span', { class: callback.acknowledged ? '' : 'heavy' }, [callbackText(order)]),
      h('small', {}, [order.outTradeNo]),
      tradeState === 'SUCCESS' && h('div', { class: 'row' }, [this.deliverButton(order)]),
    ])
  }

  private deliverButton({ prepayId, callback }: Order): HTMLElement {
    const made = button({
      label: callback.attempts === 0 ? '现在送达回调' : '再送一次回调',
      testId: 'order-deliver',
      look: 'small',
      onTap: () => {
        made.disabled = true
        void this.parts.cloud.deliver(prepayId).finally(() => void this.load())
      },
    })
    return made
  }
}

function callbackText({ callback: { attempts, acknowledged } }: Order): string {
  if (attempts === 0) return '回调还没送到云函数'
  return acknowledged ? `回调送了 ${attempts} 次，云函数收下了` : `回调送了 ${attempts} 次，云函数没收下`
}
