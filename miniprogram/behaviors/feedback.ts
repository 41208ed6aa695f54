/** The two ways the app speaks up outside the page. */

/** A short line that goes by itself. Two lines at most, so say it briefly. */
export function showToast(title: string): void {
  void wx.showToast({ title, icon: 'none', duration: Math.max(1500, title.length * 120) })
}

export interface Question {
  readonly title: string
  readonly content?: string
  /** The verb on the button. */
  readonly confirmText: string
  readonly cancelText?: string
  /** Red for what cannot be taken back. */
  readonly isDangerous?: boolean
}

/** Asks before something that others will see or that cannot be undone. */
export async function confirm({ title, content = '', confirmText, cancelText = '先不', isDangerous }: Question) {
  const { confirm: isConfirmed } = await wx.showModal({
    title,
    content,
    confirmText,
    cancelText,
    confirmColor: isDangerous ? '#C8161D' : '#211D1A',
    cancelColor: '#5C554E',
  })
  return isConfirmed
}

/** Asks for a short text, such as a reason; null when the person thought better of it. */
export async function askText(title: string, placeholder: string, confirmText = '确定'): Promise<string | null> {
  const { confirm: isConfirmed, content } = await wx.showModal({
    title,
    editable: true,
    placeholderText: placeholder,
    confirmText,
    cancelText: '先不',
    confirmColor: '#211D1A',
    cancelColor: '#5C554E',
  })
  return isConfirmed ? (content ?? '').trim() : null
}
