import type { OutputOf } from '../../../../cloudfunctions/contract'
import { endOfMonth, formatMoment, monthOf, monthsLabel, yearOf } from '../../../shared/calendar'
import { toCost } from '../../../shared/dues-cost'
import { owedMonths, paidThroughLine } from '../../../shared/dues-months'
import { dueMonthOf } from '../../../shared/dues-quarter'
import { standardFor, tiersOf } from '../../../shared/dues-standard'
import { formatFen } from '../../../shared/fen'
import { limits } from '../../../shared/limits'
import { reliefTerms } from '../../../shared/relief-view'
import { duesCategoryLabels } from '../../../shared/words'
import type { Explained } from '../components/explain-sheet/explained'

type Mine = OutputOf<'dues.openMine'>
type Explanation = NonNullable<Mine['explanation']>

export function toView(mine: Mine) {
  const { isPaymentAvailable, isQuarterly } = mine
  const isWaiting = mine.openOrderId !== null
  return {
    owed: formatFen(mine.owedFen),
    headline: headlineOf(mine),
    subline: sublineOf(mine),
    isWaiting,
    hint: hintOf(mine),
    quarterly: isQuarterly ? '支部同意你按季缴：每季最后一个月的月底前缴清就好。' : '',
    older: olderLine(mine),
    why: mine.explanation && toWhy(mine.explanation, mine),
    ask: toAsk(mine.declaration),
    isPaymentAvailable,
    canPay: isPaymentAvailable && !isWaiting && mine.payableMonths.length > 0,
    reminding: isQuarterly ? '每季最后一个月 20 日起，没缴就提醒一次' : '每月 20 日起，没缴就提醒一次',
    mine,
  }
}

/** Open months that are too old to be paid here. */
function olderMonths({ bills, payableMonths, thisMonth }: Mine): string[] {
  return bills
    .filter(({ state, month }) => state === 'unpaid' && month < thisMonth && !payableMonths.includes(month))
    .map(({ month }) => month)
}

function headlineOf(mine: Mine): string {
  const owed = owedMonths(mine).length
  if (owed > 0) return `待缴 ${owed} 个月`
  if (mine.openOrderId !== null) return '正在核对'
  if (mine.bills.length === 0) return '还没有账单'
  return olderMonths(mine).length > 0 ? `近 ${limits.duesMonthsBack} 个月都缴清了` : '都缴清了'
}

function sublineOf(mine: Mine): string {
  const owed = owedMonths(mine)
  if (owed.length === 0) return paidThroughLine(mine)
  const deadline = endOfMonth(dueMonthOf(mine.thisMonth, mine.isQuarterly))
  return `${monthsLabel(owed, yearOf(mine.now))}，${formatMoment(deadline, 'M月D日')}前缴清就好`
}

function olderLine(mine: Mine): string {
  const { length } = olderMonths(mine)
  return length > 0 ? `更早的还有 ${length} 个月没缴，请和组织委员商量。` : ''
}

function hintOf({ payableMonths, thisMonth, isPaymentAvailable }: Mine): string {
  const ahead = payableMonths.filter((month) => month > thisMonth)
  return ahead.length > 0 && isPaymentAvailable ? `后面的月份可以提前缴，最多提前 ${limits.duesMonthsAhead} 个月。` : ''
}

function toWhy(explanation: Explanation, { declaration, relief, thisMonth, now }: Mine) {
  const cost = toCost(explanation)
  const isRelieved = relief !== null && relief.from <= thisMonth
  return {
    title: isRelieved ? `按标准每月 ¥${cost.monthly}` : `每月为什么是 ¥${cost.monthly}`,
    cost,
    relief: relief ? `党委批准了：${reliefTerms(relief, now)}。` : '',
    change: declaration ? '新报的基数在等确认' : changeOf(explanation),
    article: toArticle(explanation, now),
  }
}

/** What a member would have to tell, by what the dues depend on. */
function changeOf({ category, rateBasisPoints }: Explanation): string {
  if (rateBasisPoints === null) return '情况有变？告诉组织委员'
  return category === 'salaried' ? '工资有变？告诉组织委员' : '收入有变？告诉组织委员'
}

/** The standard of the category, with the member's own tier marked. */
function toArticle({ category, tier, source }: Explanation, now: number): Explained {
  const tiers = tiersOf(category, standardFor(monthOf(now)))
  const lines = tiers.length > 0 ? tiers : [tier]
  return {
    title: duesCategoryLabels[category],
    lines: lines.map((text) => ({ icon: text === tier ? 'check' : '', text, isStrong: text === tier })),
    foot: [...(tiers.length > 0 ? ['比例按整个基数算，基数一年核定一次。'] : []), `依据：${source}`],
  }
}

function toAsk(declaration: Explanation | null) {
  if (!declaration) return { title: '先报一下缴费基数', text: '组织委员确认后，每月的党费就会算好。', verb: '去填写' }
  const { rateBasisPoints, baseFen, amountFen, category } = declaration
  const what = rateBasisPoints === null ? `「${duesCategoryLabels[category]}」` : ` ${formatFen(baseFen)} 元`
  return {
    title: '等组织委员确认基数',
    text: `你报了${what}，确认后每月缴 ${formatFen(amountFen)} 元。`,
    verb: '去修改',
  }
}

/** How dues are paid without WeChat. */
export const byHand: Explained = {
  title: '交现金，或请人代交',
  lines: [
    { icon: 'banknote', text: '把钱交给组织委员，记下后，收据会出现在这里。', isStrong: false },
    { icon: 'users-round', text: '家人或别的党员可以替你送来，收据上会写明是谁代交的。', isStrong: false },
    { icon: 'circle-help', text: '党费要自己出：支部不能垫，单位也不能从工资里扣。', isStrong: false },
  ],
  foot: ['依据：《党费规定》（中组发〔2008〕3号）第十二条、第十四条'],
}
