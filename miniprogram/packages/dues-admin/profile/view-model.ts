import type { OutputOf } from '../../../../cloudfunctions/contract'
import { baseLabel } from '../../../shared/dues-base'
import { formatFen } from '../../../shared/fen'
import { optionsOf } from '../../../shared/options'
import { duesCategoryLabels } from '../../../shared/words'

type Member = OutputOf<'dues.openMember'>

export function toView({ name, declaration, explanation, allowedEvents }: Member) {
  return {
    title: `${name}的缴费基数`,
    options: optionsOf(duesCategoryLabels),
    declared: declaration && {
      text: [duesCategoryLabels[declaration.category], baseLabel(declaration.baseFen)].filter(Boolean).join('，'),
      cost: `每月 ${formatFen(declaration.amountFen)} 元`,
    },
    current: explanation && {
      text: `${explanation.tier}每月 ${formatFen(explanation.amountFen)} 元。`,
      source: `依据：${explanation.source}`,
    },
    canConfirm: allowedEvents.includes('confirmProfile'),
  }
}
