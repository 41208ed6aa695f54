/**
 * Three of the four states of every screen: loading (skeleton), failed (what happened, retry), empty (what to do next).
 * The fourth, ready, is the page's own content beside it: `wx:if="{{phase === 'ready'}}"`.
 */
Component({
  properties: {
    phase: { type: String, value: 'loading' },
    /** `{ code, message }` when failed. */
    failure: { type: Object, value: {} },
    /** Cards in the skeleton. */
    skeleton: { type: Number, value: 3 },
    emptyIcon: { type: String, value: 'circle-check' },
    emptyTitle: { type: String, value: '' },
    emptyText: { type: String, value: '' },
    /** The verb of the next step; empty for none. */
    emptyAction: { type: String, value: '' },
  },
  data: { cards: [0, 1, 2], isOffline: false },
  observers: {
    skeleton(count: number) {
      this.setData({ cards: Array.from({ length: count }, (_, index) => index) })
    },
    failure(failure: { code?: string } | null) {
      this.setData({ isOffline: (failure?.code ?? '').startsWith('NET_') })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('act')
    },
  },
})
