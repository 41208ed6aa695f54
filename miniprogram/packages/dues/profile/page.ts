import { confirmProfile, declareProfile, listProfiles, openMine } from '../../../api/dues'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { formatFen, parseYuan } from '../../../shared/fen'
import type { DuesCategory } from '../../../shared/words'
import { baseOf, toView, type Person } from './view-model'

async function personOf(memberId: string): Promise<Person | null> {
  const { items } = await listProfiles()
  return items.find((item) => item.memberId === memberId) ?? null
}

/** What one has declared last, else what holds. */
async function ownBase() {
  const { declaration, explanation } = await openMine()
  return declaration ?? explanation
}

loadablePage({
  data: { category: '', base: '', baseError: '', needsBase: false, baseLabel: '', baseHint: '' },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView({ memberId }) {
    const person = memberId ? await personOf(memberId) : null
    const explanation = memberId ? person?.explanation : await ownBase()
    if (explanation && !this.data.category) {
      const { category, baseFen } = explanation
      this.setData({ category, base: baseFen > 0 ? formatFen(baseFen) : '', ...baseOf(category) })
    }
    return toView(person)
  },
  chooseCategory({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ category: detail.value, ...baseOf(detail.value) })
  },
  typeBase({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ base: detail.value, baseError: '' })
  },
  async save() {
    const { category, base, needsBase } = this.data
    const baseFen = needsBase ? parseYuan(base) : 0
    if (baseFen === null) {
      this.setData({ baseError: '金额写成数字，最多两位小数，例如 6420.00。' })
      return
    }
    const { memberId } = this.query
    const input = { category: category as DuesCategory, baseFen }
    const saved = await this.submit('save', (requestId) =>
      memberId ? confirmProfile({ memberId, ...input }, requestId) : declareProfile(input, requestId),
    )
    if (!saved) return
    await goBack()
    showToast(memberId ? '已确认' : '已交给组织委员')
  },
})
