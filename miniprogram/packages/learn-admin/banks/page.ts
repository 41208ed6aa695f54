import { listBanks, removeBank, saveBank } from '../../../api/questions'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { askTitle } from './ask-title'
import { toView } from './view-model'

const fetchBanks = async (cursor?: string) => toView(await listBanks(cursor))

loadablePage({
  fetchView: () => fetchBanks(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  create() {
    return this.save(null, '')
  },
  rename({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, title } = currentTarget.dataset as { id: string; title: string }
    return this.save(id, title)
  },
  async save(bankId: string | null, before: string) {
    let title = before
    let saved: { bankId: string } | undefined
    // What a refusal found fault with is still there to be mended.
    do {
      const typed = await askTitle(bankId ? '改名' : '新建题库', title)
      if (!typed || typed === before) return
      title = typed
      saved = await this.submit('save', (requestId) => saveBank({ bankId, title: typed }, requestId))
    } while (!saved)
    if (bankId) await this.reload()
    else await wx.navigateTo({ url: `/packages/learn-admin/bank/page?id=${saved.bankId}` })
    showToast(bankId ? '已改名' : '已新建')
  },
  async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id = '', title = '' } = currentTarget.dataset as Record<string, string>
    const question = { title: `删除「${title}」？`, content: '里面的题一起删除，恢复不了。已经交的卷不受影响。' }
    if (!(await confirm({ ...question, confirmText: '删除', isDangerous: true }))) return
    const removed = await this.submit(`remove:${id}`, (requestId) => removeBank(id, requestId))
    if (!removed) return
    await this.reload()
    showToast('已删除')
  },
  onReachBottom() {
    void loadMore(this, fetchBanks)
  },
})
