import { action } from '../../kit/create-function'
import { listNotices as pageOfNotices } from '../../kit/notices'

const pageSize = 20

export const listNotices = action('home.listNotices', {
  access: () => null,
  async run({ input, actor }) {
    const { items, nextCursor } = await pageOfNotices(actor.member.id, input.cursor, pageSize)
    return {
      items: items.map(({ _id, title, text, path, at, isRead }) => ({ noticeId: _id, title, text, path, at, isRead })),
      nextCursor,
    }
  },
})
