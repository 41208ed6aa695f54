import type { OutputOf } from '../../../cloudfunctions/contract'

/** How many heard of it; those who did not are only counted, so that nobody learns whose reminders are off. */
export function toldLine({ toldCount, alreadyCount, mutedCount }: OutputOf<'dues.remind'>): string {
  const rest = [
    ...(alreadyCount > 0 ? [`${alreadyCount} 人今天提醒过`] : []),
    ...(mutedCount > 0 ? [`${mutedCount} 人关了提醒`] : []),
  ]
  const head = toldCount > 0 ? `提醒了 ${toldCount} 人` : '没有再提醒谁'
  return [head, ...rest].join('，')
}
