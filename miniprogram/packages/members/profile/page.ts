import { openMine, unbindMine, updateMine } from '../../../api/members'
import { setSession } from '../../../api/session'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { toView } from './view-model'

loadablePage({
  data: { isEditing: false, phone: '', className: '' },
  async fetchView() {
    return toView((await openMine()).profile)
  },
  edit() {
    this.setData({ isEditing: true, phone: '', className: this.data.view?.className ?? '' })
  },
  cancel() {
    this.setData({ isEditing: false, fieldErrors: {} })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [(currentTarget.dataset as { name: string }).name]: detail.value })
  },
  async save() {
    const { phone, className } = this.data
    // An empty phone means "leave it": the full number never comes to the phone, so it cannot be sent back.
    const changes = { className, ...(phone && { phone }) }
    const saved = await this.submit('save', (requestId) => updateMine(changes, requestId))
    if (!saved) return
    this.setData({ isEditing: false })
    await this.reload()
    showToast('已保存')
  },
  async unbind() {
    const content = '解除后这个微信看不到支部的内容。资料、党费和学时都还在，换个微信再核对一次就能接上。'
    if (!(await confirm({ title: '解除微信绑定？', content, confirmText: '解除', isDangerous: true }))) return
    if (!(await this.submit('unbind', unbindMine))) return
    setSession({ isJoined: false, isAdmin: false })
    await wx.reLaunch({ url: '/packages/members/join/page' })
  },
})
