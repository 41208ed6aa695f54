import type { OutputOf } from '../../../../cloudfunctions/contract'

export function toView({ items, nextCursor }: OutputOf<'questions.listBanks'>) {
  return {
    items: items.map(({ bankId, title, questionCount }) => ({
      bankId,
      title,
      sub: questionCount > 0 ? `${questionCount} 题` : '还没有题',
      path: `/packages/learn-admin/bank/page?id=${bankId}`,
    })),
    nextCursor,
  }
}
