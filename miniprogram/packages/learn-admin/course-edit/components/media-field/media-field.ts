import { limits } from '../../../../../shared/limits'
import { chooseMediaFile, sendMediaFile, type MediaFile, type MediaKind } from '../../media'

const hints: Record<MediaKind, string> = {
  video: `MP4，最大 ${limits.videoBytes / 1_000_000} MB。五分钟以内最好。`,
  audio: `MP3 或 M4A，最大 ${limits.audioBytes / 1_000_000} MB。先发给文件传输助手，再从聊天记录里选。`,
}

const words: Record<MediaKind, Record<'none' | 'sent' | 'unsent', string>> = {
  video: { none: '还没有视频', sent: '视频已上传', unsent: '视频没有传完' },
  audio: { none: '还没有音频', sent: '音频已上传', unsent: '音频没有传完' },
}

/**
 * The file of a lesson: chosen, sent with its progress, sent again when the network broke. `change` brings
 * `{ fileId, seconds }`, `busy` `{ isBusy, unsentCount }` when sending begins or ends or what was not sent is given up.
 */
Component({
  properties: {
    kind: { type: String, value: 'video' },
    fileId: { type: String, value: '' },
    error: { type: String, value: '' },
  },
  data: { hints, words, isSending: false, percent: 0, failure: '', unsent: null as MediaFile | null },
  methods: {
    async choose() {
      if (this.data.isSending) return
      try {
        const file = await chooseMediaFile(this.data.kind as MediaKind)
        if (!file) return
        this.setData({ unsent: file, failure: '' })
        await this.send()
      } catch (error) {
        this.setData({ failure: (error as Error).message })
      }
    },
    async send() {
      const { unsent, isSending } = this.data
      if (!unsent || isSending) return
      this.setData({ isSending: true, percent: 0, failure: '' })
      this.tell()
      try {
        const fileId = await sendMediaFile(unsent, (percent) => this.setData({ percent }))
        this.setData({ unsent: null })
        this.triggerEvent('change', { fileId, seconds: unsent.seconds })
      } catch (error) {
        this.setData({ failure: (error as Error).message })
      } finally {
        this.setData({ isSending: false })
        this.tell()
      }
    },
    giveUp() {
      this.setData({ unsent: null, failure: '' })
      this.tell()
    },
    tell() {
      const { isSending, unsent } = this.data
      this.triggerEvent('busy', { isBusy: isSending, unsentCount: unsent ? 1 : 0 })
    },
  },
})
