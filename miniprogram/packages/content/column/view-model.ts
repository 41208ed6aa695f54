import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toCards } from '../../../components/article-card/card'
import { toColumn } from '../../../shared/column-view'

type Column = OutputOf<'content.openColumn'>

export type ColumnView = ReturnType<typeof toView>

/** @param now epoch ms by the server's clock */
export function toView(answer: Column, now: number) {
  const { column, isSubscribed, consentCount } = answer
  return { ...toColumn(column, now), ...toCards(answer, now), ...toSubscription({ isSubscribed, consentCount }) }
}

export function toSubscription({ isSubscribed, consentCount }: Pick<Column, 'isSubscribed' | 'consentCount'>) {
  return { isSubscribed, pushes: isSubscribed ? pushesLine(consentCount) : '' }
}

/** The inbox has them all; WeChat lets through one push for each leave. */
function pushesLine(consentCount: number): string {
  if (consentCount === 0) return '新文章会进消息页。要在微信里也收到，点一次「微信提醒」，能收到一次。'
  return `新文章会进消息页，微信里还会提醒 ${consentCount} 次。再点一次「微信提醒」，多一次。`
}
