import { settings } from '../shared/settings'
import { showToast } from './feedback'

/**
 * Asks WeChat's leave to push one message; every leave is good for one. Only from a tap, as WeChat demands. The inbox has
 * every message whatever the answer.
 * @returns whether it was given
 */
export async function requestPush(): Promise<boolean> {
  const { noticeTemplateId } = settings
  try {
    const answer = await wx.requestSubscribeMessage({ tmplIds: [noticeTemplateId] })
    return (answer as unknown as Record<string, string>)[noticeTemplateId] === 'accept'
  } catch {
    return false
  }
}

/** Asks, and says what came of it. */
export async function askForPush(): Promise<void> {
  showToast((await requestPush()) ? '好，下一条消息会发到微信' : '没有开启，消息页里照样看得到')
}
