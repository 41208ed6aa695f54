import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { answeredReflections, waitingReflections } from '../repository'
import { excerptOf } from '../views'

const size = 20

export const listReflections = action('tasks.listReflections', {
  access: ownBranch,
  async run({ input: { filter, cursor }, actor }) {
    const { id, branchId } = actor.member
    const { items, nextCursor } =
      filter === 'waiting'
        ? await waitingReflections(branchId, id, { cursor, size })
        : await answeredReflections(branchId, { cursor, size })
    return {
      items: items.map(({ _id, taskTitle, authorName, text, pictures, state, submittedAt }) => ({
        reflectionId: _id,
        ...{ taskTitle, authorName, state, submittedAt },
        excerpt: excerptOf(text),
        pictureCount: pictures.filter(({ check }) => check !== 'refused').length,
      })),
      nextCursor,
    }
  },
})
