import { exportHandover, grantRole, handOver, listRoles, listUnits, openMine, revokeRole } from '../../../api/members'
import { chooseFrom } from '../../../behaviors/choose'
import { openFile } from '../../../behaviors/documents'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import type { Option } from '../../../shared/options'
import type { Role } from '../../../shared/words'
import { boundMembers } from './bound-members'
import { toView } from './view-model'

type RolesView = ReturnType<typeof toView>
type Office = RolesView['items'][number]

const nobody: Option = { value: '', label: '' }

async function pick(itemList: string[]): Promise<number | null> {
  try {
    return (await wx.showActionSheet({ itemList })).tapIndex
  } catch {
    return null
  }
}

loadablePage({
  data: { member: nobody, role: '', groupId: '' },
  async fetchView({ branchId, memberId, name }): Promise<RolesView> {
    const [offices, units, mine] = await Promise.all([listRoles(branchId), listUnits(), openMine()])
    if (memberId && name && !this.data.view) {
      this.setData({ member: { value: memberId, label: decodeURIComponent(name) } })
    }
    return toView({ offices, units, myMemberId: mine.profile.memberId })
  },
  async chooseMember() {
    const member = await chooseFrom(this, { title: '任命谁', fetchPage: boundMembers(this.query.branchId) })
    if (member) this.setData({ member })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [(currentTarget.dataset as { name: string }).name]: detail.value })
  },
  async grant() {
    const { member, role, groupId, view } = this.data
    if (!view) return
    const unitId = role === 'groupLeader' ? groupId : view.branchId
    const input = { memberId: member.value, role: role as Role, unitId }
    const granted = await this.submit('grant', (requestId) => grantRole(input, requestId))
    if (!granted) return
    this.setData({ member: nobody, role: '', groupId: '' })
    await this.reload()
    showToast('已任命，会通知本人')
  },
  async choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { view } = this.data
    const office = view?.items[(currentTarget.dataset as { index: number }).index]
    if (!view || !office || (!office.isMine && !view.canGrant)) return
    const choice = await pick(office.isMine ? ['交接给别人', '免去职务'] : ['免去职务'])
    if (choice === null) return
    if (office.isMine && choice === 0) await this.handOver(office)
    else await this.revoke(office)
  },
  async revoke({ memberId, memberName, role, unitId, office }: Office) {
    const question = { title: `免去${memberName}的职务？`, content: office, confirmText: '免去', isDangerous: true }
    if (!(await confirm(question))) return
    const done = await this.submit('revoke', (requestId) => revokeRole({ memberId, role, unitId }, requestId))
    await this.reload()
    if (done) showToast('已免去')
  },
  async handOver({ role, unitId, office, memberId }: Office) {
    const fetchPage = boundMembers(this.query.branchId, memberId)
    const successor = await chooseFrom(this, { title: `${office}交给谁`, fetchPage })
    if (!successor) return
    const content = `${office}交给${successor.label}后，你就不再担任。先导出交接材料更稳妥。`
    if (!(await confirm({ title: '交接职务？', content, confirmText: '交接', isDangerous: true }))) return
    const input = { role, unitId, toMemberId: successor.value }
    const done = await this.submit('handOver', (requestId) => handOver(input, requestId))
    if (!done) return
    await wx.switchTab({ url: '/pages/home/page' })
    showToast('已交接')
  },
  async exportHandover() {
    const file = await this.submit('export', () => exportHandover(this.query.branchId))
    if (file) await openFile(file)
  },
})
