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

/** WeChat's code for a source that cannot be played. Source: InnerAudioContext.onError. */
const UNPLAYABLE = 10_004

interface Extra {
  src: string
  [key: string]: unknown
}

/** `wx.createInnerAudioContext()` on an audio element. */
export function createInnerAudio(host: Host): Extra {
  const audio = new Audio()
  const stopped = new Listeners<object>()
  const failed = new Listeners<object>()
  let source = ''
  const play = (): void =>
    void audio.play().catch((error: unknown) => failed.fire({ errCode: UNPLAYABLE, errMsg: (error as Error).message }))
  audio.addEventListener('error', () => failed.fire({ errCode: UNPLAYABLE, errMsg: audio.error?.message ?? '' }))
  const context = {
    play,
    pause: () => audio.pause(),
    stop: () => {
      audio.pause()
      audio.currentTime = 0
      stopped.fire({})
    },
    seek: (seconds: number) => {
      audio.currentTime = seconds
    },
    destroy: () => {
      audio.pause()
      audio.removeAttribute('src')
    },
    startTime: 0,
    obeyMuteSwitch: true,
    onStop: stopped.on,
    offStop: stopped.off,
    onError: failed.on,
    offError: failed.off,
    ...eventsOf(audio),
    get src() {
      return source
    },
    set src(value: string) {
      source = value
      audio.src = host.assetUrl(value)
      if (context.startTime > 0) audio.currentTime = context.startTime
    },
  }
  return mirror(context, audio)
}

function eventsOf(audio: HTMLAudioElement): Record<string, unknown> {
  const entries = Object.entries(EVENTS).flatMap(([name, event]): [string, unknown][] => {
    const listeners = new Listeners<object>()
    audio.addEventListener(event, () => listeners.fire({}))
    return [
      [`on${name}`, listeners.on],
      [`off${name}`, listeners.off],
    ]
  })
  return Object.fromEntries(entries)
}

/** Properties that are the element's own. */
function mirror<T extends object>(context: T, audio: HTMLAudioElement): T & Extra {
  for (const name of ['autoplay', 'loop', 'volume', 'playbackRate'] as const) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => audio[name],
      set: (value: never) => {
        audio[name] = value
      },
    })
  }
  const read = {
    duration: () => (Number.isFinite(audio.duration) ? audio.duration : 0),
    currentTime: () => audio.currentTime,
    paused: () => audio.paused,
    buffered: () => (audio.buffered.length ? audio.buffered.end(audio.buffered.length - 1) : 0),
  }
  for (const [name, get] of Object.entries(read)) Object.defineProperty(context, name, { enumerable: true, get })
  return context as T & Extra
}
