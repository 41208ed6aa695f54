import { now } from '../../../api/clock'
import { openLesson } from '../../../api/learn'
import { progressOutbox } from '../../../api/progress-outbox'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import type { PlaybackRate } from '../../../shared/playback'
import { lessonPath } from '../components/lesson-list/lines'
import { seekAudio, toggleAudio } from './background-audio'
import { rememberedSpeed, speedOptions } from './speed'
import { toProgress, toStanding, toView, type OpenLesson } from './view-model'
import { Visit } from './visit'

/** Not data: it never crosses to the view layer. */
const visits = new WeakMap<object, Visit>()
/** Pages that are not in front. A lesson may arrive when its page is hidden, or gone: nothing of it counts then. */
const away = new WeakMap<object, 'hidden' | 'gone'>()
/** Pages from which the quiz was opened: their line of it is of yesterday. */
const quizOpened = new WeakSet()

loadablePage({
  data: {
    ...{ state: 'notStarted', progressLine: '', parts: [0], isOffline: false, hasMediaFailed: false },
    ...{ speeds: speedOptions, speed: 1, audio: { isPlaying: false, isWaiting: false, position: 0 } },
  },
  // The page keeps its own progress; asking again would restart the player.
  freshForSeconds: Infinity,
  async fetchView({ id = '' }) {
    // What an earlier visit could not send goes first, so that the answer has it.
    await progressOutbox.flush()
    const opened = await openLesson(id)
    if (away.get(this) !== 'gone') this.begin(opened)
    return toView(opened, now())
  },
  begin(opened: OpenLesson) {
    const before = visits.get(this)
    const visit = new Visit(opened, {
      showProgress: (after) => this.setData({ ...toProgress(after), isOffline: false }),
      showDone: (after) => this.showStanding(after),
      showKept: () => this.setData({ isOffline: true }),
      showAudio: ({ hasFailed, ...audio }) => this.setData({ audio, hasMediaFailed: hasFailed }),
    })
    if (before && before.heartbeat !== visit.heartbeat) before.close()
    visits.set(this, visit)
    this.setData({ ...toProgress(opened), isOffline: false, hasMediaFailed: false, speed: rememberedSpeed() })
    if (!away.has(this)) visit.show()
  },
  showStanding(opened: OpenLesson) {
    const entries = Object.entries(toStanding(opened, now()))
    this.setData(Object.fromEntries(entries.map(([key, value]) => [`view.${key}`, value])))
  },

  onReturn() {
    away.delete(this)
    visits.get(this)?.show()
    if (quizOpened.delete(this)) void this.refresh()
  },
  onHide() {
    away.set(this, 'hidden')
    visits.get(this)?.hide()
  },
  onUnload() {
    away.set(this, 'gone')
    visits.get(this)?.close()
  },
  /** The standing alone: the player stays as it is. */
  async refresh() {
    const visit = visits.get(this)
    const fresh = await this.submit('refresh', () => openLesson(this.query.id ?? ''))
    if (!visit || !fresh) return
    const { lessons, quiz, isCourseDone, dueAt, year } = fresh
    visit.opened = { ...visit.opened, lessons, quiz, isCourseDone, dueAt, year }
    this.showStanding(visit.opened)
  },

  play() {
    visits.get(this)?.play()
  },
  pause() {
    visits.get(this)?.heartbeat.pause()
  },
  wait() {
    visits.get(this)?.heartbeat.stall()
  },
  end() {
    visits.get(this)?.heartbeat.pause()
    void visits.get(this)?.heartbeat.beat()
  },
  move({ detail }: WechatMiniprogram.VideoTimeUpdate) {
    visits.get(this)?.heartbeat.move(detail.currentTime)
  },
  fail() {
    visits.get(this)?.fail()
    this.setData({ hasMediaFailed: true })
  },
  /** The address of the file holds for some hours only: asks for a new one. */
  async tryAgain() {
    this.setData({ hasMediaFailed: false })
    await this.reload()
  },
  chooseSpeed({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { speed } = currentTarget.dataset as { speed: PlaybackRate }
    visits.get(this)?.chooseSpeed(speed)
    this.setData({ speed })
  },
  toggle() {
    const audio = visits.get(this)?.audio
    if (audio) toggleAudio(audio)
  },
  seek({ detail }: WechatMiniprogram.CustomEvent<{ position: number }>) {
    const audio = visits.get(this)?.audio
    if (audio) seekAudio(audio, detail.position)
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    visits.get(this)?.turn(detail.index)
  },
  showText() {
    void visits.get(this)?.resumeReading()
  },
  onPageScroll() {
    visits.get(this)?.scroll()
  },

  choose({ detail }: WechatMiniprogram.CustomEvent<{ lessonId: string }>) {
    if (detail.lessonId !== this.query.id) void wx.redirectTo({ url: lessonPath(detail.lessonId) })
  },
  openQuiz() {
    const { view } = this.data
    if (!view) return
    quizOpened.add(this)
    void wx.navigateTo({ url: view.quizPath })
  },
  goOn() {
    const next = this.data.view?.next
    if (!next) return
    if (next.isLesson) return void wx.redirectTo({ url: next.path })
    quizOpened.add(this)
    void wx.navigateTo({ url: next.path })
  },
  open: openPath,
})
