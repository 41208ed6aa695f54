import { action } from '../../kit/create-function'
import { pageSize, toPage } from '../feed'
import { circleOf, postsOf } from '../post-repository'

export const openCircle = action('forum.openCircle', {
  access: () => null,
  async run({ input: { cursor }, actor, now }) {
    const { id, branchId } = actor.member
    const page = await postsOf(circleOf(branchId), id, { cursor, size: pageSize })
    return { ...(await toPage(page, actor, now)), allowedEvents: ['post'] }
  },
})
