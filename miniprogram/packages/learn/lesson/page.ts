import { now } from '../../../api/clock'
import { openLesson, recordProgress } from '../../../api/learn'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { formatHours } from '../../../shared/credit-hours'
import { Heartbeat } from './heartbeat'
import { toProgress, toView } from './view-model'

/** One page instance has one heartbeat; it is not data, so it never crosses to the view layer. */
const heartbeats = new WeakMap<object, Heartbeat>()

loadablePage({
  data: { state: 'notStarted', progressLine: '', parts: [0], hasVideoFailed: false },
  // The page keeps its own progress; asking again would restart the video.
  freshForSeconds: Infinity,
  async fetchView({ id = '' }) {
    const view = toView(await openLesson(id), now())
    this.setData(toProgress(view, view.kind))
    const heartbeat = this.newHeartbeat(view.lessonId, view.kind)
    heartbeat.move(view.positionSeconds)
    // An article is read as long as it is on screen.
    if (view.kind === 'article') heartbeat.play()
    return view
  },
  newHeartbeat(lessonId: string, kind: 'video' | 'article'): Heartbeat {
    const heartbeat = new Heartbeat({
      lessonId,
      send: recordProgress,
      onAnswer: (answer) => {
        this.setData(toProgress(answer, kind))
        if (answer.grantedTenths > 0) showToast(`学完了，计 ${formatHours(answer.grantedTenths)} 学时`)
      },
    })
    void heartbeats.get(this)?.stop()
    heartbeats.set(this, heartbeat)
    return heartbeat
  },
  play() {
    heartbeats.get(this)?.play()
  },
  pause() {
    heartbeats.get(this)?.pause()
  },
  wait() {
    heartbeats.get(this)?.stall()
  },
  end() {
    heartbeats.get(this)?.pause()
    void heartbeats.get(this)?.beat()
  },
  move({ detail }: WechatMiniprogram.VideoTimeUpdate) {
    heartbeats.get(this)?.move(detail.currentTime)
  },
  videoFailed() {
    heartbeats.get(this)?.pause()
    this.setData({ hasVideoFailed: true })
  },
  onReturn() {
    if (this.data.view?.kind === 'article') heartbeats.get(this)?.play()
  },
  onHide() {
    void heartbeats.get(this)?.stop()
  },
  onUnload() {
    void heartbeats.get(this)?.stop()
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ lessonId: string }>) {
    if (detail.lessonId === this.query.id) return
    void wx.redirectTo({ url: `/packages/learn/lesson/page?id=${detail.lessonId}` })
  },
})
