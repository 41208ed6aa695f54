import { action } from '../../kit/create-function'
import { bankOf, ownBranch } from '../access'
import { pageOfQuestions } from '../repository'

export const openBank = action('questions.openBank', {
  access: ownBranch,
  async run(context) {
    const { _id, title, questionIds } = await bankOf(context)
    const { items, nextCursor } = await pageOfQuestions(_id, context.input.cursor)
    return {
      title,
      questionCount: questionIds.length,
      items: items.map(({ _id: questionId, options, answer, ...question }) => ({
        ...question,
        ...{ questionId, options: [...options], answer: [...answer] },
      })),
      nextCursor,
    }
  },
})
