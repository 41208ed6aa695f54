/** What `<video>` and the old `<audio>` have in common: HTML media events in WeChat's words, and the methods of their contexts. */
import type { Context } from '../support/builtin'

export const tellMedia = (context: Context, media: HTMLMediaElement): void => {
  const times = () => ({
    currentTime: media.currentTime,
    duration: Number.isFinite(media.duration) ? media.duration : 0,
  })
  const names = ['play', 'pause', 'ended', 'waiting'] as const
  for (const name of names) media.addEventListener(name, () => context.emit(name))
  media.addEventListener('timeupdate', () => context.emit('timeupdate', times()))
  media.addEventListener('error', () => {
    if (!media.getAttribute('src')) return
    context.emit('error', { errMsg: media.error?.message || 'MEDIA_ERR_SRC_NOT_SUPPORTED' })
  })
}

/** A program may play before the browser lets it: that is no fault of the page. */
export const play = (media: HTMLMediaElement): void =>
  void media
    .play()
    .catch((error: unknown) =>
      console.warn(`浏览器没有允许自动播放：${error instanceof Error ? error.message : String(error)}`),
    )

/** Common part of VideoContext and AudioContext. */
export const mediaContext = (media: HTMLMediaElement) => ({
  play: (): void => play(media),
  pause: (): void => media.pause(),
  seek: (seconds: number): void => {
    media.currentTime = seconds
  },
  stop: (): void => {
    media.pause()
    media.currentTime = 0
  },
})
