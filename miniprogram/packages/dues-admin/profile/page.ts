import { confirmProfile, openMember } from '../../../api/dues-admin'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { baseOf } from '../../../shared/dues-base'
import { formatFen, parseYuan } from '../../../shared/fen'
import type { DuesCategory } from '../../../shared/words'
import { toView } from './view-model'

loadablePage({
  data: {
    category: '',
    base: '',
    baseError: '',
    needsBase: false,
    baseLabel: '',
    baseHint: '',
    isQuarterly: false,
  },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView({ memberId = '' }) {
    const member = await openMember(memberId)
    const known = member.declaration ?? member.explanation
    if (!this.data.category) {
      const { category = '', baseFen = 0 } = known ?? {}
      const base = baseFen > 0 ? formatFen(baseFen) : ''
      this.setData({ category, base, ...baseOf(category), isQuarterly: member.isQuarterly })
    }
    return toView(member)
  },
  chooseCategory({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ category: detail.value, ...baseOf(detail.value) })
  },
  typeBase({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ base: detail.value, baseError: '' })
  },
  setQuarterly({ detail }: WechatMiniprogram.SwitchChange) {
    this.setData({ isQuarterly: detail.value })
  },
  async save() {
    const { category, base, needsBase, isQuarterly } = this.data
    const baseFen = needsBase ? parseYuan(base) : 0
    if (baseFen === null) {
      this.setData({ baseError: '金额写成数字，最多两位小数，例如 6420.00。' })
      return
    }
    const input = { memberId: this.query.memberId ?? '', category: category as DuesCategory, baseFen, isQuarterly }
    const saved = await this.submit('save', (requestId) => confirmProfile(input, requestId))
    if (!saved) return
    await goBack()
    showToast(`已核定，每月 ${formatFen(saved.explanation.amountFen)} 元`)
  },
})
