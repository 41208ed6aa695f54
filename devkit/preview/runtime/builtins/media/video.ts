import { builtin, type Context } from '../support/builtin'
import { provideContext } from '../support/contexts'
import { mediaContext, play, tellMedia } from './media-events'

const PROPS = {
  src: '',
  duration: 0,
  controls: true,
  danmuList: null,
  danmuBtn: false,
  enableDanmu: false,
  autoplay: false,
  loop: false,
  muted: false,
  initialTime: 0,
  pageGesture: false,
  direction: null,
  showProgress: true,
  showFullscreenBtn: true,
  showPlayBtn: true,
  showCenterPlayBtn: true,
  enableProgressGesture: true,
  objectFit: 'contain',
  poster: '',
  showMuteBtn: false,
  title: '',
  playBtnPosition: 'bottom',
  enablePlayGesture: false,
  autoPauseIfNavigate: true,
  autoPauseIfOpenNative: true,
  vslideGesture: false,
  vslideGestureInFullscreen: true,
  showBottomProgress: true,
  pictureInPictureMode: null,
  pictureInPictureShowProgress: false,
  enableAutoRotation: false,
  showScreenLockButton: false,
  showSnapshotButton: false,
  showBackgroundPlaybackButton: false,
  backgroundPoster: '',
  referrerPolicy: '',
  isDrm: false,
  isLive: false,
  provisionUrl: '',
  certificateUrl: '',
  licenseUrl: '',
  preferredPeakBitRate: 0,
  posterForCrawler: '',
  showCastingButton: false,
  adUnitId: '',
  adapt: false,
  showRateBtn: false,
  certificate: '',
}

const videoContext = (video: HTMLVideoElement) => ({
  ...mediaContext(video),
  playbackRate: (rate: number): void => {
    // The element forgets its speed with each new source, but for its default.
    video.defaultPlaybackRate = video.playbackRate = rate
  },
  requestFullScreen: (): void =>
    void video.requestFullscreen().catch((error: unknown) => console.warn('浏览器没有允许全屏。', error)),
  exitFullScreen: (): void => void document.exitFullscreen().catch(() => undefined),
  showStatusBar: (): void => undefined,
  hideStatusBar: (): void => undefined,
  requestBackgroundPlayback: (): void => undefined,
  exitBackgroundPlayback: (): void => undefined,
  exitPictureInPicture: (): void => undefined,
  sendDanmu: (): void => console.warn('预览不显示弹幕。'),
})

const tellVideo = (context: Context<typeof PROPS>, video: HTMLVideoElement): void => {
  tellMedia(context, video)
  video.addEventListener('loadedmetadata', () => {
    if (context.data.initialTime > 0) video.currentTime = context.data.initialTime
    context.emit('loadedmetadata', { width: video.videoWidth, height: video.videoHeight, duration: video.duration })
  })
  video.addEventListener('progress', () => {
    const { buffered, duration } = video
    const end = buffered.length ? buffered.end(buffered.length - 1) : 0
    context.emit('progress', { buffered: duration > 0 ? Math.round((end / duration) * 100) : 0 })
  })
  video.addEventListener('seeked', () => context.emit('seekcomplete', { position: video.currentTime }))
  video.addEventListener('fullscreenchange', () => {
    const fullScreen = document.fullscreenElement === video
    context.emit('fullscreenchange', {
      fullScreen,
      direction: video.videoWidth >= video.videoHeight ? 'horizontal' : 'vertical',
    })
  })
}

export const video = builtin({
  tag: 'video',
  layers: ['inner'],
  props: PROPS,
  setup(context) {
    const video = document.createElement('video')
    video.playsInline = true
    video.preload = 'metadata'
    context.inner.before(video)
    tellVideo(context, video)
    provideContext(context.host, videoContext(video))
    context.watch(['controls', 'loop', 'muted', 'objectFit', 'poster'], () => {
      const { controls, loop, muted, objectFit, poster } = context.data
      video.controls = controls
      video.loop = loop
      video.muted = muted
      video.style.objectFit = objectFit
      if (poster) video.poster = context.api.assetUrl(context.self, poster)
      else video.removeAttribute('poster')
    })
    let attached = false
    const load = (): void => {
      const { src, autoplay } = context.data
      if (!attached) return
      if (!src) return video.removeAttribute('src')
      const url = context.api.assetUrl(context.self, src)
      if (video.getAttribute('src') !== url) video.src = url
      if (autoplay) play(video)
    }
    context.watch(['src', 'autoplay'], load)
    context.onAttached(() => {
      attached = true
      load()
    })
    context.onDetached(() => video.pause())
  },
})
