import { newRequestId } from '../../api/client'
import { choosePictures, sendPicture } from './pictures'

export interface Picture {
  readonly fileId: string
  /** What an `<image>` shows: an address, a local path, or the file id. */
  readonly src: string
  /** A word upon it, such as 审核中. */
  readonly note?: string
}

interface Unsent {
  readonly key: string
  readonly src: string
  readonly percent: number
  readonly state: 'waiting' | 'sending' | 'failed'
}

/** Pickers that are sending just now: one picture at a time, so that they arrive in the order of choosing. */
const sending = new WeakSet()

/** No picture's copy on the phone is gone: as the component begins. */
const noneGone: Record<string, boolean> = {}

/**
 * Pictures of a form: chosen, made smaller, sent with a percent on each tile, sent again when the network broke. `change`
 * brings `{ value }` whenever one has arrived or was taken away, `busy` `{ isBusy, unsentCount }` when sending begins,
 * ends or something unsent goes: what has not arrived is not in `value`.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: Array, value: [] as Picture[] },
    max: { type: Number, value: 9 },
    /** Where in storage they go: `reflections`, `covers`, `lessons`. */
    folder: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** Until something is chosen, adding is a line with this verb beside others of its kind; '' for a tile. */
    verb: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: {
    unsent: [] as Unsent[],
    refusal: '',
    /** File id → true: its local copy is gone, as after a restart, so it is shown from storage. */
    isGone: noneGone,
  },
  methods: {
    async add() {
      const { value, max, unsent } = this.data
      const room = max - value.length - unsent.length
      if (room <= 0) return
      const { paths, refusal } = await choosePictures(room)
      const added = paths.map((src): Unsent => ({ key: newRequestId(), src, percent: 0, state: 'waiting' }))
      this.setData({ refusal, unsent: [...this.data.unsent, ...added] })
      await this.sendAll()
    },
    async retry({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.update(keyOf(currentTarget), { state: 'waiting', percent: 0 })
      await this.sendAll()
    },
    async sendAll() {
      if (sending.has(this)) return
      sending.add(this)
      try {
        let next: Unsent | undefined
        while ((next = this.data.unsent.find(({ state }) => state === 'waiting'))) await this.send(next)
      } finally {
        sending.delete(this)
        this.tell()
      }
    },
    async send({ key, src }: Unsent) {
      this.update(key, { state: 'sending' })
      this.tell()
      try {
        const fileId = await sendPicture(this.data.folder, src, (percent) => this.update(key, { percent }))
        // Taken away meanwhile: nobody waits for it.
        if (!this.data.unsent.some((one) => one.key === key)) return
        this.setData({ unsent: this.data.unsent.filter((one) => one.key !== key) })
        this.take([...this.data.value, { fileId, src }])
      } catch {
        this.update(key, { state: 'failed' })
      }
    },
    update(key: string, changes: Partial<Unsent>) {
      const index = this.data.unsent.findIndex((one) => one.key === key)
      if (index >= 0) this.setData({ [`unsent[${index}]`]: { ...this.data.unsent[index], ...changes } })
    },
    take(value: Picture[]) {
      this.setData({ value })
      this.triggerEvent('change', { value })
    },
    tell() {
      const { unsent } = this.data
      this.triggerEvent('busy', { isBusy: unsent.some(({ state }) => state !== 'failed'), unsentCount: unsent.length })
    },
    remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const key = keyOf(currentTarget)
      this.setData({ refusal: '' })
      this.take(this.data.value.filter(({ fileId }) => fileId !== key))
    },
    removeUnsent({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const key = keyOf(currentTarget)
      this.setData({ refusal: '', unsent: this.data.unsent.filter((one) => one.key !== key) })
      this.tell()
    },
    preview({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { isGone } = this.data
      const urls = this.data.value.map(({ fileId, src }) => (isGone[fileId] ? fileId : src))
      const { index } = currentTarget.dataset as { index: number }
      void wx.previewImage({ urls, current: urls[index] })
    },
    showStored({ currentTarget }: WechatMiniprogram.CustomEvent) {
      // Not by a path: a file id has dots in it.
      this.setData({ isGone: { ...this.data.isGone, [keyOf(currentTarget)]: true } })
    },
  },
})

const keyOf = ({ dataset }: { dataset: unknown }) => (dataset as { key: string }).key
