/** The branch has spoken: 评 comment, 决 decision, 复 answer, 家 home (the product), 优 honour,
 * 已收 received. Never decoration. */
const labels = {
  comment: '点评',
  decision: '决议',
  answer: '答复',
  home: '党员之家',
  honour: '荣誉',
  received: '已收',
} as const

Component({
  properties: {
    kind: { type: String, value: 'home' },
    /** px */
    size: { type: Number, value: 20 },
  },
  data: { label: '' },
  observers: {
    kind(kind: keyof typeof labels) {
      this.setData({ label: labels[kind] })
    },
  },
})
