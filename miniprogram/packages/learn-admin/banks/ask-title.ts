import { limits } from '../../../shared/limits'

/** Asks for the name of a bank, with the one that it has or that was refused; null when left. */
export async function askTitle(verb: string, typed: string): Promise<string | null> {
  const { confirm, content } = await wx.showModal({
    title: verb,
    editable: true,
    content: typed,
    placeholderText: `题库名，最多 ${limits.bankTitle} 个字`,
    confirmText: '保存',
    cancelText: '先不',
    confirmColor: '#211D1A',
    cancelColor: '#5C554E',
  })
  return confirm ? (content ?? '').trim() : null
}
