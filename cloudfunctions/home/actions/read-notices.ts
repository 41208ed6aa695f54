import { action } from '../../kit/create-function'
import { markAllRead } from '../../kit/notices'

export const readNotices = action('home.readNotices', {
  access: () => null,
  async run({ actor }) {
    await markAllRead(actor.member.id)
    return {}
  },
})
