import type { Host } from '../../host'
import { Listeners } from '../core/listeners'

/** WeChat's event ↔ the audio element's. */
const EVENTS = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
} as const

/** WeChat's code for a source that cannot be played. Source: BackgroundAudioError. */
const UNPLAYABLE = 10_004

/** Speeds that the manager takes. Source: BackgroundAudioManager.playbackRate. */
const SLOWEST = 0.5
const FASTEST = 2

/**
 * `wx.getBackgroundAudioManager()`: like inner audio, but its source starts it, it does not play without a title, and its
 * listeners cannot be taken back. What the real one lacks (loop, volume, destroy, off…) is not here either.
 */
export function createBackgroundAudio(host: Host): object {
  const audio = new Audio()
  const [stopped, failed] = [new Listeners<object>(), new Listeners<object>()]
  const fail = (errCode: number, errMsg: string): void => failed.fire({ errCode, errMsg })
  let source = ''
  audio.addEventListener('error', () => source && fail(UNPLAYABLE, audio.error?.message ?? ''))
  // The source is gone with the end: playing again needs it anew. Source: BackgroundAudioManager.src.
  audio.addEventListener('ended', () => (source = ''))
  const play = (): void => void audio.play().catch((error: unknown) => onRefusal(error, fail))
  const manager = {
    ...{ title: '', epname: '', singer: '', coverImgUrl: '', webUrl: '', protocol: 'http', startTime: 0 },
    play: () => source && play(),
    pause: () => audio.pause(),
    seek: (seconds: number) => void (audio.currentTime = seconds),
    stop: () => {
      if (!source) return
      source = ''
      audio.pause()
      stopped.fire({})
    },
    ...{ onStop: stopped.on, onError: failed.on, onPrev: () => undefined, onNext: () => undefined },
    ...listenersOf(audio),
    get src() {
      return source
    },
    set src(value: string) {
      if (!manager.title) {
        fail(-1, 'setBackgroundAudioState:fail title is nil!')
        return
      }
      source = value
      audio.src = host.assetUrl(value)
      audio.currentTime = manager.startTime
      play()
    },
    get playbackRate() {
      return audio.defaultPlaybackRate
    },
    set playbackRate(rate: number) {
      // The element forgets its speed with each new source, but for its default.
      audio.defaultPlaybackRate = audio.playbackRate = Math.min(Math.max(rate, SLOWEST), FASTEST)
    },
  }
  return withReadings(manager, audio, () => source !== '')
}

/** A browser that wants a tap first, or a source that was replaced while it loaded, is no fault of the source. */
function onRefusal(error: unknown, fail: (code: number, message: string) => void): void {
  const { name, message } = error as Error
  if (name === 'NotAllowedError') console.warn(`浏览器没有允许自动播放：${message}`)
  else if (name !== 'AbortError' && name !== 'NotSupportedError') fail(UNPLAYABLE, message)
}

function listenersOf(audio: HTMLAudioElement): Record<string, unknown> {
  const entries = Object.entries(EVENTS).map(([name, event]): [string, unknown] => {
    const listeners = new Listeners<object>()
    audio.addEventListener(event, () => listeners.fire({}))
    return [`on${name}`, listeners.on]
  })
  return Object.fromEntries(entries)
}

/** Readings of the player; undefined without a source, as WeChat gives them. */
function withReadings(manager: object, audio: HTMLAudioElement, hasSource: () => boolean): object {
  const readings = {
    duration: () => (hasSource() && Number.isFinite(audio.duration) ? audio.duration : undefined),
    currentTime: () => (hasSource() ? audio.currentTime : undefined),
    paused: () => !hasSource() || audio.paused,
    buffered: () => (audio.buffered.length ? audio.buffered.end(audio.buffered.length - 1) : 0),
  }
  for (const [name, get] of Object.entries(readings)) Object.defineProperty(manager, name, { enumerable: true, get })
  return manager
}
