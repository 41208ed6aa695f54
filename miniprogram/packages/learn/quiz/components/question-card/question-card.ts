import type { QuestionView } from '../../view-model'

const nothing: QuestionView = { number: 1, kind: '单选', isMultiple: false, stem: '', options: [] }

/** One question with its options as large rows. `choose` brings `{ place }` of the row that was tapped. */
Component({
  properties: { question: { type: Object, value: nothing } },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { place: (currentTarget.dataset as { place: number }).place })
    },
  },
})
