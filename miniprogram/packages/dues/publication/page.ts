import { now } from '../../../api/clock'
import { openPublication } from '../../../api/dues'
import { publish } from '../../../api/dues-admin'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage, type Query } from '../../../behaviors/loadable-page'
import { limits } from '../../../shared/limits'
import { toView, type PublicationPage } from './view-model'

const unitOf = ({ unitId }: Query) => (unitId ? { unitId } : {})

loadablePage({
  data: {
    limits,
    /** 0: as the link says, else the newest there is. */
    year: 0,
    note: '',
    isCorrecting: false,
  },
  async fetchView(query): Promise<PublicationPage> {
    const year = this.data.year || Number(query.year)
    const answer = await openPublication({ ...unitOf(query), ...(year > 0 && { year }) })
    const view = toView(answer, now(), !query.unitId)
    this.setData({ note: readDraft<{ note: string }>(this.noteKey(view))?.note ?? view.note })
    return view
  },
  noteKey: ({ draft, year }: PublicationPage) => `publication:${draft?.unitId ?? ''}:${year}`,
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ year: number }>) {
    this.setData({ year: detail.year, isCorrecting: false })
    await this.reload()
  },
  correct() {
    this.setData({ isCorrecting: true })
  },
  typeNote({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { view } = this.data
    if (!view) return
    this.setData({ note: detail.value })
    // In an object, for an emptied note is a draft too.
    keepDraft(this.noteKey(view), { note: detail.value })
  },
  async publish() {
    const { view, note } = this.data
    if (!view?.question || !(await confirm(view.question))) return
    const input = { year: view.year, note, ...unitOf(this.query) }
    if (!(await this.submit('publish', (requestId) => publish(input, requestId)))) return
    dropDraft(this.noteKey(view))
    this.setData({ isCorrecting: false })
    await this.reload()
    showToast('已公布')
  },
})
