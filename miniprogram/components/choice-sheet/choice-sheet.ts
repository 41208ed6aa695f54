import { ApiError } from '../../api/client'
import type { Choices } from '../../behaviors/choose'
import type { Option } from '../../shared/options'

interface Asked {
  readonly choices: Choices
  readonly answer: (option: Option | null) => void
}

/** What each sheet is asking just now. Not data: functions cannot cross to the view layer. */
const asked = new WeakMap<object, Asked>()

/** A choice from a list of any length: WeChat's own action sheet holds six lines. Pages ask by `chooseFrom`. */
Component({
  data: { isOpen: false, title: '', options: [] as Option[], nextCursor: '', isLoading: false, failure: '' },
  methods: {
    /** Opens the sheet; null when it is closed without a choice. */
    ask(choices: Choices): Promise<Option | null> {
      this.close()
      this.setData({ isOpen: true, title: choices.title, options: [], nextCursor: '', failure: '' })
      return new Promise((answer) => {
        asked.set(this, { choices, answer })
        void this.load()
      })
    },
    more() {
      if (this.data.nextCursor && !this.data.isLoading) void this.load()
    },
    async load() {
      const question = asked.get(this)
      if (!question) return
      this.setData({ isLoading: true, failure: '' })
      try {
        const { items, nextCursor } = await question.choices.fetchPage(this.data.nextCursor || undefined)
        if (asked.get(this) !== question) return
        this.setData({ options: [...this.data.options, ...items], nextCursor: nextCursor ?? '', isLoading: false })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (asked.get(this) === question) this.setData({ failure: error.message, isLoading: false })
      }
    },
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.finish(this.data.options[(currentTarget.dataset as { index: number }).index] ?? null)
    },
    close() {
      this.finish(null)
    },
    finish(option: Option | null) {
      const question = asked.get(this)
      asked.delete(this)
      if (this.data.isOpen) this.setData({ isOpen: false })
      question?.answer(option)
    },
  },
})
