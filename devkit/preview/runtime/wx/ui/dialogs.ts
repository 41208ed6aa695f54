import { el } from '../../chrome/dom'
import { button, Layer } from './layer'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
  testId?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  /** What was typed into an editable modal, else null. */
  content: string | null
}

/** The system's dialog, one at a time: a second one waits until the first is answered. */
export class Dialogs {
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly screen: HTMLElement) {}

  modal(options: ModalOptions): Promise<ModalResult> {
    const answer = this.last.then(() => this.open(options))
    this.last = answer
    return answer
  }

  private open(options: ModalOptions): Promise<ModalResult> {
    return new Promise((resolve) => {
      const field = options.editable ? editField(options) : null
      const answer = (confirm: boolean): void => {
        layer.close()
        resolve({ confirm, cancel: !confirm, content: field && confirm ? field.value : null })
      }
      const { testId = 'modal', title = '', content = '', showCancel = true } = options
      const layer = new Layer(this.screen, {
        testId,
        role: 'alertdialog',
        label: title || content,
        look: 'wx-center',
        content: el('div', { class: 'wx-modal' }, [...texts(options, field), buttons(options, answer)]),
        ...(showCancel ? { onDismiss: () => answer(false) } : {}),
      })
      // A tap beside a modal does nothing in WeChat; only the keyboard's Escape counts as 取消.
      layer.element.addEventListener(
        'click',
        (event) => event.target === layer.element && event.stopImmediatePropagation(),
        true,
      )
    })
  }
}

function texts({ title, content }: ModalOptions, field: HTMLElement | null): HTMLElement[] {
  const parts: HTMLElement[] = []
  if (title) parts.push(el('div', { class: 'wx-modal-title', 'data-testid': 'modal-title' }, [title]))
  if (field) parts.push(field)
  else if (content) {
    const look = title ? 'wx-modal-content' : 'wx-modal-content wx-modal-alone'
    parts.push(el('div', { class: look, 'data-testid': 'modal-content' }, [content]))
  }
  return parts
}

function editField({ content = '', placeholderText = '' }: ModalOptions): HTMLTextAreaElement {
  const field = el('textarea', {
    class: 'wx-modal-input',
    placeholder: placeholderText,
    autofocus: '',
    rows: '2',
    'data-testid': 'modal-input',
  }) as HTMLTextAreaElement
  field.value = content
  return field
}

function buttons(options: ModalOptions, answer: (confirm: boolean) => void): HTMLElement {
  const { showCancel = true, cancelText = '取消', cancelColor, confirmText = '确定', confirmColor } = options
  const row = el('div', { class: 'wx-modal-buttons' })
  if (showCancel) {
    const cancel = button({ label: cancelText, testId: 'modal-cancel', onTap: () => answer(false) })
    if (cancelColor) cancel.style.color = cancelColor
    row.append(cancel)
  }
  const confirm = button({ label: confirmText, testId: 'modal-confirm', look: 'wx-strong', onTap: () => answer(true) })
  if (confirmColor) confirm.style.color = confirmColor
  confirm.setAttribute('data-primary', '')
  row.append(confirm)
  return row
}
