/** What dues are reckoned on, in the words of the forms. */
import { formatFen } from './fen'
import type { DuesCategory } from './words'

/** Categories whose dues are a share of an income, or chosen; the others pay a fixed amount. */
const bases: Partial<Record<DuesCategory, { label: string; hint: string }>> = {
  salaried: { label: '每月税后固定工资（元）', hint: '不含年终奖和临时补贴。' },
  retired: { label: '每月养老金（元）', hint: '按实际领取的养老金。' },
  postgraduate: { label: '每月固定津贴（元）', hint: '有稳定津贴的研究生按津贴缴。' },
  farmer: { label: '每月缴多少（元）', hint: '0.20 元到 1.00 元之间，自己定。' },
}

export function baseOf(category: string) {
  const base = bases[category as DuesCategory]
  return { needsBase: base !== undefined, baseLabel: base?.label ?? '', baseHint: base?.hint ?? '' }
}

/** "基数 6,420.00"; '' where there is none. */
export function baseLabel(baseFen: number): string {
  return baseFen > 0 ? `基数 ${formatFen(baseFen)}` : ''
}
