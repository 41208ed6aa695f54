import { ApiError } from '../../../api/client'
import { now } from '../../../api/clock'
import { listProfiles, submitRelief } from '../../../api/dues-admin'
import { allOf, chooseFrom } from '../../../behaviors/choose'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { resumeDraft } from '../../../behaviors/kept-draft'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { scrollTo } from '../../../behaviors/scroll'
import type { Month } from '../../../shared/calendar'
import { limits } from '../../../shared/limits'
import { check, newRelief, startingIn, toInput, type ReliefDraft } from './draft'
import { article, firstError, kinds, toFollowing, toView, type ReliefFormView } from './view-model'

const blank = newRelief(0)
const following = toFollowing({ people: [], thisMonth: blank.from, now: 0 }, blank)

loadablePage({
  data: { limits, kinds, article, draft: blank, isKept: false, following },
  freshForSeconds: Infinity,
  async fetchView({ member, name = '' }): Promise<ReliefFormView> {
    const view = toView(await listProfiles(), now(), member ? { id: member, name } : undefined)
    const { draft, isKept } = await resumeDraft(this.draftKey(), { version: 0, draft: newRelief(now(), member) })
    this.setData({ draft, isKept, following: toFollowing(view, draft) })
    return view
  },
  draftKey(): string {
    return `relief:${this.query.member ?? 'new'}`
  },
  change({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { key } = currentTarget.dataset as { key: keyof ReliefDraft }
    this.write({ ...this.data.draft, [key]: detail.value })
  },
  start({ detail }: WechatMiniprogram.CustomEvent<{ value: Month }>) {
    this.write(startingIn(this.data.draft, detail.value))
  },
  async chooseMember() {
    const { view } = this.data
    if (!view) return
    const chosen = await chooseFrom(this, { title: '给谁报减免', fetchPage: allOf(view.people) })
    if (chosen) this.write({ ...this.data.draft, memberId: chosen.value })
  },
  write(draft: ReliefDraft) {
    const { view } = this.data
    if (view) this.setData({ draft, following: toFollowing(view, draft) })
    keepDraft(this.draftKey(), { version: 0, draft })
  },
  async discard() {
    const question = { title: '丢掉没上报的内容？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(this.draftKey())
    await this.reload()
  },
  async send() {
    const { draft, view } = this.data
    if (!view) return
    const person = view.people.find(({ value }) => value === draft.memberId)
    const sent = await this.submit('send', (requestId) => {
      refuse(check(draft, person?.standardFen ?? null))
      return submitRelief(toInput(draft), requestId)
    })
    if (!sent) return scrollTo(this, firstError(this.data.fieldErrors))
    dropDraft(this.draftKey())
    await goBack()
    showToast('已上报，等党委审批')
  },
})

/** As the server would refuse it, without asking it. */
function refuse(errors: Record<string, string>): void {
  const [sentence] = Object.values(errors)
  if (sentence) throw new ApiError('INVALID_INPUT', sentence, errors)
}
