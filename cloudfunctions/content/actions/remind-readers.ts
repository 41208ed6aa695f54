import { dayOf } from '../../../miniprogram/shared/calendar'
import { isQuiet } from '../../domain/quiet-hours'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { notifyMany } from '../../kit/notices'
import { itemOf, ownBranch } from '../access'
import { readersOf } from '../readers'

/** Everybody who has not confirmed, one message each and once a day at most. */
export const remindReaders = action('content.remindReaders', {
  access: ownBranch,
  async run({ input: { itemId }, actor, now }) {
    const item = await itemOf(itemId, actor)
    if (!item.isLive || !item.wantsReading) refuse('WRONG_STATE', '发布出来的通知才能提醒。')
    if (isQuiet(now)) refuse('WRONG_STATE', '晚上 9 点到早上 8 点不打扰大家，8 点以后再提醒。')
    const { missing } = await readersOf(item)
    const words = { title: '有一篇通知请你读一读', text: `${item.title}，读完点“已读并了解”。` }
    const path = `/packages/content/article/page?id=${itemId}`
    const fact = `reading:${itemId}:${dayOf(now)}`
    const messages = missing.map(({ _id: memberId, openid }) => ({ ...words, path, fact, memberId, openid }))
    return { remindedCount: await notifyMany(messages, now) }
  },
})
