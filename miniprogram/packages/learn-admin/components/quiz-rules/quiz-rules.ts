import type { OutputOf } from '../../../../../cloudfunctions/contract'
import type { Option } from '../../../../shared/options'
import { newRules, type RulesDraft } from '../../rules'

type Bank = OutputOf<'learn.editCourse'>['banks'][number]

/**
 * How a quiz is held: the part of a form that courses and tasks share. `change` brings the whole draft `{ value }`;
 * `return` says that the person comes back from the banks, so that the page asks for them again.
 */
Component({
  properties: {
    value: { type: Object, value: newRules },
    banks: { type: Array, value: [] as Bank[] },
    /** Field of the draft → sentence. */
    errors: { type: Object, value: {} },
  },
  data: { options: [] as Option[], bankHint: '', hasLeft: false },
  observers: {
    'banks, value'(banks: Bank[], { bankId, questionCount }: RulesDraft) {
      const options = banks.map(({ bankId: value, title, questionCount: count }) => ({
        value,
        label: `${title}（${count} 题）`,
      }))
      const bank = banks.find((one) => one.bankId === bankId)
      const isTooSmall = bank !== undefined && bank.questionCount < Number(questionCount)
      this.setData({ options, bankHint: isTooSmall ? `题库里只有 ${bank.questionCount} 题，出不满一份。` : '' })
    },
  },
  pageLifetimes: {
    show() {
      if (!this.data.hasLeft) return
      this.setData({ hasLeft: false })
      this.triggerEvent('return')
    },
  },
  methods: {
    type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { key } = currentTarget.dataset as { key: keyof RulesDraft }
      this.triggerEvent('change', { value: { ...this.data.value, [key]: detail.value } })
    },
    openBanks() {
      this.setData({ hasLeft: true })
      void wx.navigateTo({ url: '/packages/learn-admin/banks/page' })
    },
  },
})
