import { getMember, revealPhone, unbindMember } from '../../../api/members'
import { askText, confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { toView } from './view-model'

loadablePage({
  data: { phone: '' },
  async fetchView({ id = '' }) {
    return toView(await getMember(id))
  },
  async reveal() {
    const question = { title: '查看完整手机号？', content: '这次查看会记下来，本人看得到。', confirmText: '查看' }
    if (!(await confirm(question))) return
    const revealed = await this.submit('reveal', () => revealPhone(this.query.id ?? ''))
    if (revealed) this.setData({ phone: revealed.phone })
  },
  dial() {
    void wx.makePhoneCall({ phoneNumber: this.data.phone })
  },
  async unbind() {
    const reason = await askText('解除微信绑定', '写一下原因，本人看得到', '解除')
    if (reason === null) return
    if (!reason) return showToast('写一下原因再解除')
    const memberId = this.query.id ?? ''
    const done = await this.submit('unbind', (requestId) => unbindMember({ memberId, reason }, requestId))
    if (!done) return
    await this.reload()
    showToast('已解除')
  },
  open: openPath,
})
