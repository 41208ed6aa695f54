import type { OutputOf } from '../../../../cloudfunctions/contract'
import { baseLabel } from '../../../shared/dues-base'
import { formatFen } from '../../../shared/fen'
import { duesCategoryLabels } from '../../../shared/words'

type Item = OutputOf<'dues.listProfiles'>['items'][number]

const groups = [
  { state: 'declared', title: '等你确认', note: '本人报上来的' },
  { state: 'missing', title: '还没有报', note: '报了才能出账单' },
  { state: 'confirmed', title: '已确认', note: '一年定一次' },
] as const

export function toView({ items }: OutputOf<'dues.listProfiles'>) {
  return {
    groups: groups
      .map(({ state, title, note }) => ({
        title: `${title} ${items.filter((item) => item.state === state).length} 人`,
        note,
        people: items.filter((item) => item.state === state).map(toPerson),
      }))
      .filter(({ people }) => people.length > 0),
  }
}

function toPerson({ memberId, name, explanation, isQuarterly }: Item) {
  return {
    name,
    sub: explanation
      ? [duesCategoryLabels[explanation.category], baseLabel(explanation.baseFen), isQuarterly ? '按季缴' : '']
          .filter(Boolean)
          .join('，')
      : '',
    amount: explanation ? formatFen(explanation.amountFen) : '',
    path: `/packages/dues-admin/profile/page?memberId=${memberId}`,
  }
}
