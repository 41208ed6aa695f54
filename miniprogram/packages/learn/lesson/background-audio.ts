/**
 * The one lesson that WeChat plays in the background. It outlives its page: the heartbeat goes on while somebody reads
 * elsewhere or the phone is locked, and the page that comes back finds it as it is.
 */
import type { Heartbeat } from './heartbeat'
import { rememberedSpeed } from './speed'

export interface AudioLesson {
  readonly title: string
  readonly courseTitle: string
  readonly coverUrl: string
  readonly url: string
  readonly durationSeconds: number
  readonly heartbeat: Heartbeat
}

export interface AudioState {
  readonly isPlaying: boolean
  readonly isWaiting: boolean
  readonly hasFailed: boolean
  /** Whole seconds. */
  readonly position: number
}

const atRest = { isPlaying: false, isWaiting: false }

let manager: WechatMiniprogram.BackgroundAudioManager | null = null
/** In the player, playing or paused. What was stopped or came to its end has to be loaded again. */
let loaded: AudioLesson | null = null
let failed: Heartbeat | null = null
let state = atRest
let watched: Heartbeat | null = null
let watcher: (() => void) | null = null

/** The heartbeat of a lesson that is in the player: a page that opens it goes on with this one. */
export function heartbeatInBackground(lessonId: string): Heartbeat | null {
  return loaded?.heartbeat.lessonId === lessonId ? loaded.heartbeat : null
}

/** Tells a page how the player stands with its lesson, now and at each change, until another page asks. */
export function watchAudio(heartbeat: Heartbeat, tell: (state: AudioState) => void): void {
  let told = ''
  watched = heartbeat
  watcher = () => {
    const own = loaded?.heartbeat === heartbeat ? state : atRest
    const now = { ...own, hasFailed: failed === heartbeat, position: Math.floor(heartbeat.position) }
    // The player speaks four times a second; the page hears of what changes on the screen.
    const key = JSON.stringify(now)
    if (key !== told) tell(now)
    told = key
  }
  show()
}

/** The page that shows this lesson is not in front any more. */
export function forgetAudio(heartbeat: Heartbeat): void {
  if (watched === heartbeat) watched = watcher = null
}

/** Plays or pauses. Another lesson that plays is stopped, its time reported. */
export function toggleAudio(lesson: AudioLesson): void {
  if (loaded?.heartbeat !== lesson.heartbeat) load(lesson)
  else if (state.isPlaying) player().pause()
  else player().play()
}

export function seekAudio(lesson: AudioLesson, position: number): void {
  const target = Math.min(Math.max(0, position), lesson.durationSeconds)
  if (loaded?.heartbeat === lesson.heartbeat) player().seek(target)
  lesson.heartbeat.move(target)
  show()
}

/** What plays takes the speed that the learner has chosen. */
export function applyAudioSpeed(): void {
  if (!loaded) return
  player().playbackRate = rememberedSpeed()
  loaded.heartbeat.setSpeed(rememberedSpeed())
}

/** Another lesson begins: what plays is stopped and its time reported. */
export function stopAudio(): void {
  if (!loaded) return
  unload()
  player().stop()
}

function load(lesson: AudioLesson): void {
  unload()
  const { heartbeat, durationSeconds } = lesson
  // Heard to the end: anew rather than at the last second.
  const startTime = heartbeat.position >= durationSeconds - 2 ? 0 : heartbeat.position
  heartbeat.move(startTime)
  loaded = lesson
  failed = null
  heartbeat.readPosition = () => (loaded === lesson && player().currentTime) || heartbeat.position
  state = { ...atRest, isWaiting: true }
  // WeChat plays as soon as it has the source, so the source comes last; without a title it does not play at all.
  const { title, courseTitle: epname, coverUrl: coverImgUrl, url: src } = lesson
  Object.assign(player(), { title, epname, coverImgUrl, startTime, playbackRate: rememberedSpeed() })
  player().src = src
  show()
}

function unload(): void {
  const before = loaded
  loaded = null
  state = atRest
  if (!before) return
  before.heartbeat.readPosition = null
  void before.heartbeat.stop()
}

function player(): WechatMiniprogram.BackgroundAudioManager {
  if (manager) return manager
  manager = wx.getBackgroundAudioManager()
  // Once: WeChat offers no way to take a listener back.
  manager.onPlay(began)
  manager.onPause(rest)
  manager.onWaiting(() => change({ isWaiting: true }, (heartbeat) => heartbeat.stall()))
  manager.onTimeUpdate(() => change({ isWaiting: false }, (heartbeat) => heartbeat.move(player().currentTime)))
  manager.onStop(leave)
  manager.onError(() => {
    failed = loaded?.heartbeat ?? null
    leave()
  })
  manager.onEnded(() => {
    loaded?.heartbeat.move(loaded.durationSeconds)
    leave()
  })
  return manager
}

function began(): void {
  // Some phones forget the speed with each new source.
  applyAudioSpeed()
  change({ isPlaying: true, isWaiting: false }, (heartbeat) => heartbeat.play())
}

function rest(): void {
  change(atRest, (heartbeat) => {
    heartbeat.pause()
    void heartbeat.beat()
  })
}

function leave(): void {
  unload()
  show()
}

function change(next: Partial<typeof state>, tellHeartbeat: (heartbeat: Heartbeat) => void): void {
  if (!loaded) return
  tellHeartbeat(loaded.heartbeat)
  state = { ...state, ...next }
  show()
}

function show(): void {
  watcher?.()
}
