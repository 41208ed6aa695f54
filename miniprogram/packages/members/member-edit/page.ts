import { now } from '../../../api/clock'
import { addMember, getMember, listUnits, updateMember } from '../../../api/members'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { dayOf } from '../../../shared/calendar'
import type { Option } from '../../../shared/options'
import { toEntry, toView, valuesOf, type Values } from './view-model'

async function groupsOf(branchId: string | undefined): Promise<Option[]> {
  const { items } = await listUnits()
  return items
    .filter(({ kind, parentId }) => kind === 'group' && (!branchId || parentId === branchId))
    .map(({ unitId, name }) => ({ value: unitId, label: name }))
}

loadablePage({
  data: { values: valuesOf(null), today: '' },
  // A form: coming back to it must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView({ id, branchId }) {
    const member = id ? await getMember(id) : null
    const groups = member
      ? member.groups.map(({ unitId, name }) => ({ value: unitId, label: name }))
      : await groupsOf(branchId)
    this.setData({ values: valuesOf(member), today: dayOf(now()) })
    return toView(member, groups)
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { name } = currentTarget.dataset as { name: keyof Values }
    this.setData({ [`values.${name}`]: detail.value, [`fieldErrors.${name}`]: '' })
  },
  async save() {
    const { id, branchId } = this.query
    const { phone, ...entry } = toEntry(this.data.values)
    const saved = await this.submit('save', (requestId) =>
      id
        ? updateMember({ memberId: id, ...entry, ...(phone && { phone }) }, requestId)
        : addMember({ ...entry, phone, ...(branchId && { branchId }) }, requestId),
    )
    if (!saved) return
    await goBack()
    showToast(id ? '已保存' : '已添加')
  },
})
