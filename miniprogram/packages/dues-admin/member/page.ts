import { openMember, recordExtra, settleInCash } from '../../../api/dues-admin'
import { askText, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import {
  afterTap,
  amountOf,
  owedMonths,
  toChoice,
  toTiles,
  type DuesMonths,
  type YearOfTiles,
} from '../../../shared/dues-months'
import { parseYuan } from '../../../shared/fen'
import { askReceived, askWay } from './collecting'
import { toView, type MemberView } from './view-model'

/** Above this at once it goes whole to the centre (第十一条). */
const branchExtraFen = 100_000

loadablePage({
  data: {
    years: [] as YearOfTiles[],
    chosenMonths: [] as string[],
    chosen: { count: 0, label: '', total: '0.00' },
  },
  async fetchView({ id = '' }): Promise<MemberView> {
    const member = await openMember(id)
    this.choose(member, owedMonths(member))
    return toView(member)
  },
  choose(months: DuesMonths, chosenMonths: string[]) {
    this.setData({ chosenMonths, years: toTiles(months, chosenMonths), chosen: toChoice(months, chosenMonths) })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ month: string }>) {
    const { view, chosenMonths } = this.data
    if (view?.canSettle) this.choose(view.member, afterTap(view.member, chosenMonths, detail.month))
  },
  async settle() {
    const { view, chosenMonths } = this.data
    if (!view) return
    const way = await askWay()
    if (!way) return
    const amountFen = amountOf(view.member, chosenMonths)
    if (!(await askReceived(view.name, amountFen, '记下后给本人开一张收据。记错了，3 天内可以在收据里作废。'))) return
    const input = { memberId: view.memberId, months: chosenMonths, ...way }
    const settled = await this.submit(`settle:${chosenMonths.join()}`, (requestId) => settleInCash(input, requestId))
    await this.reload()
    if (settled) showToast('已记下，收据已开')
  },
  async giveExtra() {
    const { view } = this.data
    const text = view && (await askText('自愿多缴多少？', '金额，元', '下一步'))
    if (!view || text === null) return
    const amountFen = parseYuan(text)
    if (!amountFen) return showToast('金额写成数字，最多两位小数')
    const way = await askWay()
    if (!way) return
    const content =
      amountFen > branchExtraFen
        ? '一次超过 1000 元，全额上缴中央，收据由中央组织部开具（第十一条）。支部只作记录。'
        : '记下后给本人开一张收据。'
    if (!(await askReceived(view.name, amountFen, content))) return
    const input = { memberId: view.memberId, amountFen, ...way }
    const given = await this.submit(`extra:${amountFen}`, (requestId) => recordExtra(input, requestId))
    await this.reload()
    if (given) showToast(given.receiptId ? '已记下，收据已开' : '已记下，交党委上缴中央')
  },
  open: openPath,
})
