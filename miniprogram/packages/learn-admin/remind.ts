/** Reminding those who are not done, from the list and from the names of one task. */
import { remindTask } from '../../api/tasks'
import { confirm, showToast } from '../../behaviors/feedback'
import type { LoadablePage } from '../../behaviors/loadable-page'

/** Asks first; says how many were told. */
export async function remind(page: LoadablePage<object, object>, taskId: string): Promise<void> {
  const question = {
    title: '提醒还没完成的人？',
    content: '各人在自己的消息里收到，别人看不到。每人一天最多一次，关掉提醒的人不打扰。',
    confirmText: '提醒',
  }
  if (!(await confirm(question))) return
  const told = await page.submit(`remind:${taskId}`, (requestId) => remindTask(taskId, requestId))
  if (told) showToast(told.toldCount > 0 ? `提醒了 ${told.toldCount} 人` : '今天没有要再提醒的人')
}
