import { now } from '../../../api/clock'
import { declareProfile, openMine } from '../../../api/dues'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { showToast } from '../../../behaviors/feedback'
import { resumeDraft } from '../../../behaviors/kept-draft'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { parseYuan } from '../../../shared/fen'
import type { DuesCategory } from '../../../shared/words'
import { knownDraft, toFollowing, toView, withCategory, type ProfileDraft } from './view-model'

const draftKey = 'dues-profile'
const blank: ProfileDraft = { category: '', base: '' }

loadablePage({
  data: { draft: blank, isKept: false, baseError: '', following: toFollowing(blank, 0) },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView() {
    const mine = await openMine()
    const { draft, isKept } = await resumeDraft(draftKey, { version: 0, draft: knownDraft(mine) })
    this.setData({ draft, isKept, following: toFollowing(draft, mine.now) })
    return toView(mine)
  },
  chooseCategory({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write(withCategory(this.data.draft, detail.value, now()))
  },
  changeBase({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write({ ...this.data.draft, base: detail.value })
  },
  write(draft: ProfileDraft) {
    this.setData({ draft, baseError: '', following: toFollowing(draft, now()) })
    keepDraft(draftKey, { version: 0, draft })
  },
  async discard() {
    dropDraft(draftKey)
    await this.reload()
  },
  async save() {
    const { draft, following } = this.data
    const baseFen = following.needsBase ? parseYuan(draft.base) : 0
    if (baseFen === null) {
      this.setData({ baseError: '金额写成数字，最多两位小数，例如 6420.00。' })
      return
    }
    const input = { category: draft.category as DuesCategory, baseFen }
    if (!(await this.submit('save', (requestId) => declareProfile(input, requestId)))) return
    dropDraft(draftKey)
    await goBack()
    showToast('已交给组织委员')
  },
})
