import { el } from '../../chrome/dom'
import { Failure } from '../core/api'
import { button, Layer } from './layer'

export interface ActionSheetOptions {
  itemList: string[]
  alertText?: string
  itemColor?: string
}

/** Source: wx.showActionSheet, "按钮的文字数组，数组长度最大为 6". */
const ITEMS_MAX = 6

/** @throws Failure `cancel` when nothing was chosen */
export function openActionSheet(screen: HTMLElement, options: ActionSheetOptions): Promise<{ tapIndex: number }> {
  const { itemList, alertText, itemColor = '#000' } = options
  if (!Array.isArray(itemList) || itemList.length === 0) {
    throw new Failure('parameter error: parameter.itemList should have at least 1 item;')
  }
  if (itemList.length > ITEMS_MAX) throw new Failure(`parameter error: itemList should not be large than ${ITEMS_MAX}`)
  return new Promise((resolve, reject) => {
    const cancel = (): void => {
      layer.close()
      reject(new Failure('cancel'))
    }
    const choices = itemList.map((label, tapIndex) => {
      const choice = button({
        label,
        testId: `action-sheet-item-${tapIndex}`,
        onTap: () => {
          layer.close()
          resolve({ tapIndex })
        },
      })
      choice.style.color = itemColor
      return choice
    })
    const title = alertText ? [el('div', { class: 'wx-sheet-note' }, [alertText])] : []
    const last = button({ label: '取消', testId: 'action-sheet-cancel', look: 'wx-sheet-last', onTap: cancel })
    const content = el('div', { class: 'wx-bottom-sheet' }, [...title, ...choices, last])
    const layer = new Layer(screen, {
      testId: 'action-sheet',
      label: alertText ?? '请选择',
      look: 'wx-bottom',
      content,
      onDismiss: cancel,
    })
  })
}
