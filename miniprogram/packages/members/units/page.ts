import { addUnit, listUnits, renameUnit } from '../../../api/members'
import { allOf, chooseFrom } from '../../../behaviors/choose'
import { askText, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { limits } from '../../../shared/limits'
import type { Option } from '../../../shared/options'
import { toView } from './view-model'

type Kind = 'branch' | 'group'

const questions = {
  branch: { parent: '属于哪个党委', name: '新的党支部' },
  group: { parent: '属于哪个党支部', name: '新的党小组' },
}

loadablePage({
  async fetchView() {
    return toView(await listUnits())
  },
  async add({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind } = currentTarget.dataset as { kind: Kind }
    const parent = await this.askParent(kind)
    if (!parent) return
    const name = await askText(questions[kind].name, `名称，最多 ${limits.unitName} 个字`, '添加')
    if (!name) return
    const input = { kind, name, parentId: parent.value }
    const added = await this.submit('add', (requestId) => addUnit(input, requestId))
    if (!added) return
    await this.reload()
    showToast('已添加')
  },
  /** The unit above the new one: asked only where there is more than one. */
  async askParent(kind: Kind): Promise<Option | null> {
    const parents = this.data.view?.parents[kind] ?? []
    if (parents.length <= 1) return parents[0] ?? null
    return chooseFrom(this, { title: questions[kind].parent, fetchPage: allOf(parents) })
  },
  async rename({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (!this.data.view?.canRename) return
    const { id, name: before } = currentTarget.dataset as { id: string; name: string }
    const name = await askText(`给「${before}」改名`, `新的名称，最多 ${limits.unitName} 个字`, '改名')
    if (!name) return
    const renamed = await this.submit(`rename:${id}`, (requestId) => renameUnit({ unitId: id, name }, requestId))
    if (!renamed) return
    await this.reload()
    showToast('已改名')
  },
})
