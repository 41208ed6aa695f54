/** Money that the organizer takes by hand: how it came, and the question before it is entered. */
import { askText, confirm } from '../../../behaviors/feedback'
import { formatFen } from '../../../shared/fen'
import { limits } from '../../../shared/limits'

export interface WayOfMoney {
  readonly method: 'cash' | 'delivered'
  /** '' when nobody else brought it. */
  readonly deliveredByName: string
}

/** Null when the person thought better of it. */
export async function askWay(): Promise<WayOfMoney | null> {
  const method = await askMethod()
  if (method !== 'delivered') return method && { method, deliveredByName: '' }
  const deliveredByName = await askText('谁代交的？', '家人或别的党员的姓名，可以不写', '下一步')
  return deliveredByName === null ? null : { method, deliveredByName: deliveredByName.slice(0, limits.name) }
}

async function askMethod(): Promise<WayOfMoney['method'] | null> {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: ['收到现金', '家人或他人代交'] })
    return tapIndex === 0 ? 'cash' : 'delivered'
  } catch {
    return null
  }
}

export function askReceived(name: string, amountFen: number, content: string): Promise<boolean> {
  return confirm({ title: `收到${name}的 ${formatFen(amountFen)} 元？`, content, confirmText: '记下' })
}
