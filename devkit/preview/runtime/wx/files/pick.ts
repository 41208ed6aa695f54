import { el } from '../../chrome/dom'
import { Failure } from '../core/api'

export interface PickOptions {
  /** The `accept` of a file input. */
  accept: string
  count: number
}

/** Asks for files by the browser's own dialog. @throws Failure `cancel` when none was chosen */
export function pickFiles(screen: HTMLElement, { accept, count }: PickOptions): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = el('input', { type: 'file', accept, hidden: '', 'data-testid': 'file-input' }) as HTMLInputElement
    input.multiple = count > 1
    input.addEventListener('change', () => {
      input.remove()
      resolve([...(input.files ?? [])].slice(0, count))
    })
    input.addEventListener('cancel', () => {
      input.remove()
      reject(new Failure('cancel'))
    })
    screen.append(input)
    input.click()
  })
}
