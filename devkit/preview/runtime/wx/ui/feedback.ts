import type { Host } from '../../host'
import { Failure, promised } from '../core/api'
import { openActionSheet, type ActionSheetOptions } from './action-sheet'
import type { Dialogs, ModalOptions } from './dialogs'
import type { Toast, ToastOptions } from './toast'

/** Milliseconds; source: wx.showToast. */
const TOAST_DURATION_MS = 1500
/** Chinese characters on a button of the modal; source: wx.showModal, "最多 4 个字符". */
const BUTTON_TEXT_MAX = 4

type ShowToastOption = Omit<ToastOptions, 'duration'> & { duration?: number }

export function feedbackApis(host: Host, dialogs: Dialogs, toast: Toast): Record<string, unknown> {
  const show = (options: ShowToastOption): void => {
    const image = options.image ? { image: host.assetUrl(options.image) } : {}
    toast.show({ ...options, ...image, title: options.title, duration: options.duration ?? TOAST_DURATION_MS })
  }
  return {
    showToast: promised<ShowToastOption>('showToast', (options) => {
      checkTitle(options.title)
      show(options)
    }),
    hideToast: promised('hideToast', () => toast.hide()),
    showLoading: promised<{ title: string; mask?: boolean }>('showLoading', (options) => {
      checkTitle(options.title)
      show({ ...options, icon: 'loading', duration: 0 })
    }),
    hideLoading: promised('hideLoading', () => toast.hide()),
    showModal: promised<ModalOptions, object>('showModal', (options) => {
      checkButton('confirmText', options.confirmText)
      checkButton('cancelText', options.cancelText)
      return dialogs.modal(options)
    }),
    showActionSheet: promised<ActionSheetOptions, object>('showActionSheet', (options) =>
      openActionSheet(host.screen, options),
    ),
  }
}

function checkTitle(title: unknown): void {
  if (title === undefined || title === null) {
    throw new Failure('parameter error: parameter.title should be String instead of Undefined;')
  }
}

function checkButton(name: string, text: string | undefined): void {
  if (text === undefined) return
  // A letter is half as wide as a Chinese character.
  const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.5 : 1), 0)
  if (width > BUTTON_TEXT_MAX) throw new Failure(`${name} length should not larger than 4 Chinese characters`)
}
