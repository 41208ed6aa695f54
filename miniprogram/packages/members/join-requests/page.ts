import { decideJoinRequest, listJoinRequests } from '../../../api/members'
import { askText, confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { stageLabels, wordsOf, type Stage } from '../../../shared/words'
import { toView } from './view-model'

type RequestsView = ReturnType<typeof toView>

const idOf = ({ currentTarget }: WechatMiniprogram.TouchEvent) => (currentTarget.dataset as { id: string }).id

/** As what the newcomer enters the roster; somebody who is on it keeps the stage written there. */
async function askStage(): Promise<Stage | null> {
  const stages = wordsOf(stageLabels)
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: stages.map((stage) => stageLabels[stage]) })
    return stages[tapIndex] ?? null
  } catch {
    return null
  }
}

loadablePage({
  fetchView(): Promise<RequestsView> {
    return this.fetchRequests()
  },
  async fetchRequests(cursor?: string): Promise<RequestsView> {
    const { branchId } = this.query
    return toView(await listJoinRequests({ ...(branchId && { branchId }), ...(cursor && { cursor }) }))
  },
  isEmpty: ({ items }) => items.length === 0,
  async approve(event: WechatMiniprogram.TouchEvent) {
    const joinRequestId = idOf(event)
    const request = this.data.view?.items.find((item) => item.joinRequestId === joinRequestId)
    if (!request) return
    const stage = request.hasMatch ? null : await askStage()
    if (!request.hasMatch && !stage) return
    const content = stage ? `以${stageLabels[stage]}加入名册。` : '和名册里同一学号的人绑定。'
    if (!(await confirm({ title: `确认${request.name}加入？`, content, confirmText: '确认加入' }))) return
    const input = { joinRequestId, decision: 'approve' as const, ...(stage && { stage }) }
    const done = await this.submit(`approve:${joinRequestId}`, (requestId) => decideJoinRequest(input, requestId))
    await this.reload()
    if (done) showToast(`${request.name}已加入`)
  },
  async decline(event: WechatMiniprogram.TouchEvent) {
    const joinRequestId = idOf(event)
    const reason = await askText('不通过这个申请', '写一下原因，本人看得到', '不通过')
    if (reason === null) return
    if (!reason) return showToast('写一下原因，好让对方知道怎么办')
    const input = { joinRequestId, decision: 'decline' as const, reason }
    const done = await this.submit(`decline:${joinRequestId}`, (requestId) => decideJoinRequest(input, requestId))
    await this.reload()
    if (done) showToast('已回复')
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchRequests(cursor))
  },
})
