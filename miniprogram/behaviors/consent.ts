import { settings } from '../shared/settings'
import { showToast } from './feedback'

const refused = '没有开启，消息页里照样看得到'

/**
 * Asks WeChat's leave to push one message; every leave is good for one. Only from a tap, as WeChat demands. The inbox has
 * every message whatever the answer.
 */
export async function askForPush(): Promise<void> {
  const { noticeTemplateId } = settings
  try {
    const answer = await wx.requestSubscribeMessage({ tmplIds: [noticeTemplateId] })
    const isAccepted = (answer as unknown as Record<string, string>)[noticeTemplateId] === 'accept'
    showToast(isAccepted ? '好，下一条消息会发到微信' : refused)
  } catch {
    showToast(refused)
  }
}
