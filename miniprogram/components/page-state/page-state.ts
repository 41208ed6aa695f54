/** Refusals that somebody outside the branch gets for what is the branch's alone. */
const outsideCodes = ['NOT_JOINED', 'NOT_FOUND']

/**
 * Three of the four states of every screen: loading (skeleton), failed (what happened, retry), empty (what to do next).
 * The fourth, ready, is the page's own content beside it: `wx:if="{{phase === 'ready'}}"`.
 */
Component({
  properties: {
    phase: { type: String, value: 'loading' },
    /** `{ code, message }` when failed. */
    failure: { type: Object, value: {} },
    /** For pages that are shared: what somebody is told for whom the page is not. */
    outsideText: { type: String, value: '' },
    /** Cards in the skeleton. */
    skeleton: { type: Number, value: 3 },
    emptyIcon: { type: String, value: 'circle-check' },
    emptyTitle: { type: String, value: '' },
    emptyText: { type: String, value: '' },
    /** The verb of the next step; empty for none. */
    emptyAction: { type: String, value: '' },
  },
  data: { cards: [0, 1, 2], icon: '', title: '', sentence: '', hasToJoin: false },
  observers: {
    skeleton(count: number) {
      this.setData({ cards: Array.from({ length: count }, (_, index) => index) })
    },
    'failure, outsideText'(failure: { code?: string; message?: string } | null, outsideText: string) {
      const code = failure?.code ?? ''
      const isOutside = outsideText !== '' && outsideCodes.includes(code)
      this.setData({
        ...toHead(code, isOutside),
        sentence: isOutside ? outsideText : (failure?.message ?? ''),
        hasToJoin: code === 'NOT_JOINED',
      })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('act')
    },
    join() {
      void wx.navigateTo({ url: '/packages/members/join/page' })
    },
  },
})

function toHead(code: string, isOutside: boolean) {
  if (code.startsWith('NET_')) return { icon: 'wifi-off', title: '没连上网络' }
  return isOutside ? { icon: 'lock', title: '打不开' } : { icon: 'circle-alert', title: '没打开' }
}
