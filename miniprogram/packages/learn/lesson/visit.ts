/** A lesson that is open on a page: its answer from the server, its heartbeat, and when it counts. */
import { progressOutbox, type ProgressAnswer } from '../../../api/progress-outbox'
import { showToast } from '../../../behaviors/feedback'
import { formatHours } from '../../../shared/credit-hours'
import type { PlaybackRate } from '../../../shared/playback'
import {
  applyAudioSpeed,
  forgetAudio,
  heartbeatInBackground,
  stopAudio,
  watchAudio,
  type AudioLesson,
  type AudioState,
} from './background-audio'
import { Heartbeat } from './heartbeat'
import { percentRead, placeOf, scrollTopFor } from './reading'
import { rememberedSpeed, rememberSpeed } from './speed'
import { withAnswer, type OpenLesson } from './view-model'

/** The page that shows the visit. */
export interface Stage {
  /** The server has credited something. */
  showProgress(opened: OpenLesson): void
  /** This moment the lesson became done. */
  showDone(opened: OpenLesson): void
  showKept(): void
  showAudio(audio: AudioState): void
}

/** A scroll ends; measuring at each of its steps would cost more than it tells. */
const scrollPauseMs = 300

export class Visit {
  readonly heartbeat: Heartbeat
  private hasFailed = false
  private scrolling: ReturnType<typeof setTimeout> | null = null

  constructor(
    public opened: OpenLesson,
    private readonly stage: Stage,
  ) {
    const { lesson, learnerId } = opened
    const { lessonId, position, state } = lesson
    this.heartbeat =
      heartbeatInBackground(lessonId) ??
      new Heartbeat({ learnerId, lessonId, position, isDone: state === 'done' }, progressOutbox)
    this.heartbeat.listener = { onAnswer: (answer) => this.credit(answer), onKept: () => stage.showKept() }
    if (lesson.mediaUrl) this.heartbeat.setSpeed(rememberedSpeed())
  }

  /** The lesson is on screen: what is read or looked at counts; what plays in the background shows how it stands. */
  show(): void {
    const { kind } = this.opened.lesson
    if (kind === 'audio') watchAudio(this.heartbeat, (audio) => this.stage.showAudio(audio))
    if (kind === 'article' || kind === 'slides') {
      stopAudio()
      this.heartbeat.play()
    }
  }

  /** Another page or another app is in front. Audio goes on. */
  hide(): void {
    const { kind, mediaUrl } = this.opened.lesson
    if (kind === 'audio') {
      forgetAudio(this.heartbeat)
      return void this.heartbeat.beat()
    }
    // Else a phone that plays on by itself after the return would not say so.
    if (kind === 'video' && mediaUrl && !this.hasFailed) this.video().pause()
    void this.heartbeat.stop()
  }

  /** The page is gone. What plays in the background keeps its heartbeat and tells of its end by itself. */
  close(): void {
    if (this.scrolling !== null) clearTimeout(this.scrolling)
    forgetAudio(this.heartbeat)
    const isPlayingOn = heartbeatInBackground(this.opened.lesson.lessonId) === this.heartbeat
    this.heartbeat.listener = isPlayingOn ? { onAnswer: tellGranted, onKept: () => undefined } : null
    if (isPlayingOn) void this.heartbeat.beat()
    else void this.heartbeat.finish()
  }

  /** The video runs. */
  play(): void {
    stopAudio()
    // Some phones forget the speed with each start.
    this.video().playbackRate(rememberedSpeed())
    this.heartbeat.play()
  }

  /** The video cannot be played; it is not on the page any more. */
  fail(): void {
    this.hasFailed = true
    void this.heartbeat.stop()
  }

  chooseSpeed(speed: PlaybackRate): void {
    rememberSpeed(speed)
    this.heartbeat.setSpeed(speed)
    applyAudioSpeed()
    if (this.opened.lesson.kind === 'video' && !this.hasFailed) this.video().playbackRate(speed)
  }

  /** The lesson as the background player takes it; null when there is nothing to play. */
  get audio(): AudioLesson | null {
    const { title, courseTitle, posterUrl, mediaUrl, durationSeconds } = this.opened.lesson
    if (!mediaUrl) return null
    return { title, courseTitle, coverUrl: posterUrl ?? '', url: mediaUrl, durationSeconds, heartbeat: this.heartbeat }
  }

  turn(slide: number): void {
    this.heartbeat.move(slide)
    this.heartbeat.play()
  }

  /** Scrolls to where the reader stopped. */
  async resumeReading(): Promise<void> {
    const { kind } = this.opened.lesson
    const { position } = this.heartbeat
    const place = kind === 'article' && position > 0 ? await placeOf('.lesson__text') : null
    const scrollTop = place ? scrollTopFor(position, place) : 0
    if (scrollTop > 0) await wx.pageScrollTo({ scrollTop, duration: 0 })
  }

  scroll(): void {
    if (this.opened.lesson.kind !== 'article') return
    this.scrolling ??= setTimeout(() => {
      this.scrolling = null
      void this.measure()
    }, scrollPauseMs)
  }

  private async measure(): Promise<void> {
    const place = await placeOf('.lesson__text')
    if (place) this.heartbeat.move(percentRead(place))
  }

  private video(): WechatMiniprogram.VideoContext {
    return wx.createVideoContext('player')
  }

  private credit(answer: ProgressAnswer): void {
    const wasDone = this.opened.lesson.state === 'done'
    this.opened = withAnswer(this.opened, answer)
    this.stage.showProgress(this.opened)
    tellGranted(answer)
    if (answer.state === 'done' && !wasDone) this.stage.showDone(this.opened)
  }
}

function tellGranted({ grantedTenths }: ProgressAnswer): void {
  if (grantedTenths > 0) showToast(`学完了，计 ${formatHours(grantedTenths)} 学时`)
}
