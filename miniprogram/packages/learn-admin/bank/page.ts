import { exportBank, openBank, removeQuestion } from '../../../api/questions'
import { openFile } from '../../../behaviors/documents'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { handOver, type Question } from '../handed-question'
import { toView } from './view-model'

type BankView = ReturnType<typeof toView>

/** The questions on screen as they came: the editor is handed the one it changes. */
const loaded = new Map<string, Question>()

loadablePage({
  fetchView(): Promise<BankView> {
    return this.fetchQuestions()
  },
  async fetchQuestions(cursor?: string): Promise<BankView> {
    const bank = await openBank(this.bankId(), cursor)
    for (const question of bank.items) loaded.set(question.questionId, question)
    return toView(bank)
  },
  bankId(): string {
    return this.query.id ?? ''
  },
  isEmpty: ({ items }) => items.length === 0,
  write() {
    void wx.navigateTo({ url: `/packages/learn-admin/question-edit/page?bankId=${this.bankId()}` })
  },
  edit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const question = loaded.get(id)
    if (question) handOver(question)
    void wx.navigateTo({ url: `/packages/learn-admin/question-edit/page?bankId=${this.bankId()}&id=${id}` })
  },
  async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const question = { title: '删除这一题？', content: '以后的卷子不再抽到它，已经发的卷不变。' }
    if (!(await confirm({ ...question, confirmText: '删除', isDangerous: true }))) return
    const input = { bankId: this.bankId(), questionId: id }
    const removed = await this.submit(`remove:${id}`, (requestId) => removeQuestion(input, requestId))
    if (!removed) return
    await this.reload()
    showToast('已删除')
  },
  import() {
    void wx.navigateTo({ url: `/packages/learn-admin/question-import/page?bankId=${this.bankId()}` })
  },
  async export() {
    const file = await this.submit('export', () => exportBank(this.bankId()))
    if (file) await openFile(file)
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchQuestions(cursor))
  },
})
