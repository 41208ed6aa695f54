import { now } from '../../../api/clock'
import { createTopic } from '../../../api/forum'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { dayOf, endOfDay, startOfDay } from '../../../shared/calendar'
import { limits } from '../../../shared/limits'

const draftKey = 'topic'
const defaultDays = 14
const dayMs = 24 * 3600_000

interface Draft {
  title: string
  text: string
  closesOn: string
}

loadablePage({
  data: { limits, title: '', text: '', closesOn: '', earliest: '' },
  freshForSeconds: Infinity,
  fetchView() {
    const draft = readDraft<Draft>(draftKey) ?? { title: '', text: '', closesOn: dayOf(now() + defaultDays * dayMs) }
    this.setData({ ...draft, earliest: dayOf(now()) })
    return Promise.resolve({})
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { name } = currentTarget.dataset as { name: string }
    this.setData({ [name]: detail.value })
    const { title, text, closesOn } = this.data
    keepDraft(draftKey, { title, text, closesOn })
  },
  async create() {
    const { title, text, closesOn } = this.data
    const closesAt = endOfDay(startOfDay(closesOn))
    const created = await this.submit('create', (requestId) => createTopic({ title, text, closesAt }, requestId))
    if (!created) return
    dropDraft(draftKey)
    await wx.redirectTo({ url: `/packages/forum/topic/page?id=${created.topicId}` })
    showToast('已发给支部')
  },
})
