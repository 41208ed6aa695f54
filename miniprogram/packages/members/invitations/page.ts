import { createInvitation, invitationCode, listInvitations, revokeInvitation } from '../../../api/members'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { toView } from './view-model'

const durations = [3, 7, 30]

const codeOf = ({ currentTarget }: WechatMiniprogram.TouchEvent) => (currentTarget.dataset as { code: string }).code

async function askDays(): Promise<number | null> {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: durations.map((days) => `${days} 天内有效`) })
    return durations[tapIndex] ?? null
  } catch {
    return null
  }
}

loadablePage({
  data: { images: {} },
  async fetchView({ branchId }) {
    return toView(await listInvitations(branchId))
  },
  isEmpty: ({ items }) => items.length === 0,
  async create() {
    const days = await askDays()
    if (days === null) return
    const { branchId } = this.query
    const made = await this.submit('create', (requestId) =>
      createInvitation({ days, ...(branchId && { branchId }) }, requestId),
    )
    if (!made) return
    await this.reload()
    showToast('邀请建好了，可以发到微信')
  },
  async showImage(event: WechatMiniprogram.TouchEvent) {
    const code = codeOf(event)
    const image = await this.submit(`image${code}`, () => invitationCode(code))
    if (image) this.setData({ [`images.${code}`]: `data:image/png;base64,${image.base64}` })
  },
  async copy(event: WechatMiniprogram.TouchEvent) {
    await wx.setClipboardData({ data: codeOf(event) })
  },
  async revoke(event: WechatMiniprogram.TouchEvent) {
    const code = codeOf(event)
    const question = {
      title: '作废这张邀请？',
      content: '已经加入的人不受影响。',
      confirmText: '作废',
      isDangerous: true,
    }
    if (!(await confirm(question))) return
    const revoked = await this.submit(`revoke:${code}`, (requestId) => revokeInvitation(code, requestId))
    if (!revoked) return
    await this.reload()
    showToast('已作废')
  },
  onShareAppMessage({ target }: WechatMiniprogram.Page.IShareAppMessageOption) {
    const code = (target as { dataset?: { code?: string } } | undefined)?.dataset?.code
    const branchName = this.data.view?.branchName ?? '党支部'
    return { title: `邀请你加入${branchName}`, path: `/packages/members/join/page${code ? `?code=${code}` : ''}` }
  },
})
