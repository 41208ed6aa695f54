/** The playback speed that the learner chose last, remembered on this phone for video and audio. */
import { playbackRates, type PlaybackRate } from '../../../shared/playback'

const storageKey = 'playback-speed'

export const speedOptions = playbackRates.map((value) => ({ value, label: `${value}×` }))

let chosen: PlaybackRate | null = null

export function rememberedSpeed(): PlaybackRate {
  const stored = chosen ?? wx.getStorageSync<PlaybackRate | ''>(storageKey)
  chosen = playbackRates.find((rate) => rate === stored) ?? 1
  return chosen
}

export function rememberSpeed(speed: PlaybackRate): void {
  chosen = speed
  // A full phone forgets it with the app; until then it holds.
  wx.setStorage({ key: storageKey, data: speed }).catch(() => undefined)
}
