import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { banksOf } from '../repository'

export const listBanks = action('questions.listBanks', {
  access: ownBranch,
  async run({ input, actor }) {
    const { items, nextCursor } = await banksOf(actor.member.branchId, input.cursor)
    return {
      items: items.map(({ _id, title, questionIds }) => ({ bankId: _id, title, questionCount: questionIds.length })),
      nextCursor,
    }
  },
})
