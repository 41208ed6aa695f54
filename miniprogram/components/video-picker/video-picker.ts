import type { Upload } from '../../api/files'
import { confirm } from '../../behaviors/feedback'
import { clockLabel } from '../../shared/calendar'
import { limits } from '../../shared/limits'
import { sendPicture } from '../picture-picker/pictures'
import { chooseVideo, sendVideo, smallerVideo, type ChosenVideo } from './videos'

export interface PickedVideo {
  readonly fileId: string
  readonly coverFileId: string
  readonly seconds: number
  readonly width: number
  readonly height: number
  /** What a `<video>` plays and an `<image>` shows: an address, a local path, or the file id. */
  readonly src: string
  readonly coverSrc: string
}

interface Unsent {
  readonly coverSrc: string
  readonly length: string
  readonly state: 'compressing' | 'sending' | 'failed'
  readonly percent: number
}

/** What is on its way. Another job, or none, in its place: it was given up, and nobody waits for what it brings. */
interface Job {
  video: ChosenVideo
  coverFileId: string
  upload: Upload | null
}

const jobs = new WeakMap<object, Job>()

/**
 * The one video of a form: chosen, made smaller, sent with its percent, sent again when the network broke, given up.
 * `change` brings `{ value }` when it has arrived or was taken away, `busy` `{ isBusy, unsentCount }` as of picture-picker.
 */
Component({
  properties: {
    /** A PickedVideo; null for none. */
    value: { type: Object, value: null as PickedVideo | null },
    /** Where in storage it goes, with its cover. */
    folder: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: {
    unsent: null as Unsent | null,
    refusal: '',
    length: '',
    isPlaying: false,
    /** Its local copy is gone, as after a restart, so it is shown from storage. */
    isGone: false,
    hint: `最长 ${limits.postVideoSeconds} 秒`,
  },
  observers: {
    value(value: PickedVideo | null) {
      this.setData({ length: value ? clockLabel(value.seconds) : '' })
    },
  },
  lifetimes: {
    detached() {
      this.stop()
    },
  },
  methods: {
    async choose() {
      if (jobs.has(this)) return
      this.setData({ refusal: '' })
      try {
        const video = await chooseVideo()
        if (video) await this.begin(video)
      } catch (error) {
        this.setData({ refusal: (error as Error).message })
      }
    },
    async begin(video: ChosenVideo) {
      const job: Job = { video, coverFileId: '', upload: null }
      jobs.set(this, job)
      const { coverPath: coverSrc, seconds } = video
      this.setData({ unsent: { coverSrc, length: clockLabel(seconds), state: 'compressing', percent: 0 } })
      this.tell()
      try {
        job.video = await smallerVideo(video)
      } catch (error) {
        if (jobs.get(this) !== job) return
        this.giveUp()
        throw error
      }
      if (jobs.get(this) === job) await this.send()
    },
    async send() {
      const job = jobs.get(this)
      if (!job) return
      this.setData({ 'unsent.state': 'sending', 'unsent.percent': 0 })
      this.tell()
      try {
        const fileId = await this.upload(job)
        if (jobs.get(this) === job) this.arrive(job, fileId)
      } catch {
        if (jobs.get(this) !== job) return
        this.setData({ 'unsent.state': 'failed' })
        this.tell()
      }
    },
    /** The cover first: it is small, and without it the video is of no use. */
    async upload(job: Job): Promise<string> {
      const { folder } = this.data
      job.coverFileId ||= await sendPicture(folder, job.video.coverPath, () => undefined)
      if (jobs.get(this) !== job) return ''
      job.upload = sendVideo(folder, job.video.path, (percent) => {
        if (jobs.get(this) === job) this.setData({ 'unsent.percent': percent })
      })
      return job.upload.done
    },
    arrive({ video, coverFileId }: Job, fileId: string) {
      jobs.delete(this)
      const { seconds, width, height, path: src, coverPath: coverSrc } = video
      this.setData({ unsent: null, isGone: false })
      this.take({ fileId, coverFileId, seconds, width, height, src, coverSrc })
      this.tell()
    },
    take(value: PickedVideo | null) {
      this.setData({ value, isPlaying: false })
      this.triggerEvent('change', { value })
    },
    tell() {
      const { unsent } = this.data
      this.triggerEvent('busy', { isBusy: unsent !== null && unsent.state !== 'failed', unsentCount: unsent ? 1 : 0 })
    },
    stop() {
      const job = jobs.get(this)
      jobs.delete(this)
      job?.upload?.abort()
    },
    giveUp() {
      this.stop()
      this.setData({ unsent: null })
      this.tell()
    },
    async remove() {
      const content = '已经传上去了，去掉后要重新上传。'
      if (await confirm({ title: '去掉这个视频？', content, confirmText: '去掉', isDangerous: true })) this.take(null)
    },
    play() {
      this.setData({ isPlaying: true })
    },
    showStored() {
      this.setData({ isGone: true })
    },
  },
})
