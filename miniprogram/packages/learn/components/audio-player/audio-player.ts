import { clockLabel } from '../../../../shared/calendar'

/** Steps of the two buttons beside play, seconds. */
const stepSeconds = 15

/** The controls of what WeChat plays in the background; the page drives the player by `toggle` and `seek`. */
Component({
  properties: {
    cover: { type: String, value: '' },
    isPlaying: { type: Boolean, value: false },
    isWaiting: { type: Boolean, value: false },
    /** Seconds. */
    position: { type: Number, value: 0 },
    duration: { type: Number, value: 0 },
  },
  data: { passed: '0:00', whole: '0:00', isDragged: false },
  observers: {
    'position, duration'(position: number, duration: number) {
      // While a finger holds the slider it shows where it would go, not where the player is.
      if (!this.data.isDragged) this.setData({ passed: clockLabel(position), whole: clockLabel(duration) })
    },
  },
  methods: {
    toggle() {
      this.triggerEvent('toggle')
    },
    goBack() {
      this.seek(this.data.position - stepSeconds)
    },
    goForward() {
      this.seek(this.data.position + stepSeconds)
    },
    drag({ detail }: WechatMiniprogram.SliderChanging) {
      this.setData({ isDragged: true, passed: clockLabel(detail.value) })
    },
    drop({ detail }: WechatMiniprogram.SliderChange) {
      this.setData({ isDragged: false })
      this.seek(detail.value)
    },
    seek(position: number) {
      this.triggerEvent('seek', { position: Math.min(Math.max(0, position), this.data.duration) })
    },
  },
})
