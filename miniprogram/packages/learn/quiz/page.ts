import { ApiError } from '../../../api/client'
import { openQuiz, startPaper, submitPaper } from '../../../api/learn'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage, type Query } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { clockLabel } from '../../../shared/calendar'
import { backTo } from './back'
import { countDown, type TimeLeft } from './countdown'
import { Sitting, type Paper } from './sitting'
import {
  handInQuestion,
  toQuestion,
  toSheet,
  toView,
  type QuestionView,
  type QuizView,
  type Source,
} from './view-model'

/** WeChat's types give the listener's removal another argument than the listener. */
type NetworkListener = (status: { isConnected?: boolean; errMsg?: string }) => void

/** The paper under way, and what runs with it. Not data: the screen shows a part of it at a time. */
const sittings = new WeakMap<object, Sitting>()
/** How each clock is stopped. */
const clocks = new WeakMap<object, () => void>()
const networkListeners = new WeakMap<object, NetworkListener>()

const sourceOf = ({ kind, id = '' }: Query): Source => ({
  sourceKind: kind === 'task' ? 'task' : 'course',
  sourceId: id,
})

loadablePage({
  data: {
    stage: 'before',
    question: null as QuestionView | null,
    sheet: null as ReturnType<typeof toSheet> | null,
    left: '',
    isShort: false,
    isTimeUp: false,
  },
  // A paper is under way: nothing may come and replace it.
  freshForSeconds: Infinity,
  async fetchView(query): Promise<QuizView> {
    const answer = await openQuiz(sourceOf(query))
    if (answer.paper) this.sit(answer.paper)
    else this.setData({ stage: answer.result ? 'result' : 'before' })
    return toView(answer)
  },
  async start() {
    const paper = await this.submit('start', (requestId) => startPaper(sourceOf(this.query), requestId))
    if (!paper) return
    this.sit(paper)
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  sit(paper: Paper) {
    const sitting = new Sitting(paper)
    sittings.set(this, sitting)
    this.show({
      stage: sitting.isHandedIn ? 'unsent' : 'answering',
      left: '',
      isShort: false,
      isTimeUp: false,
    })
    this.watchNetwork()
    if (sitting.isHandedIn) void this.send()
    if (paper.endsAt !== null) this.watchTime(paper.endsAt)
  },
  watchNetwork() {
    const listener: NetworkListener = ({ isConnected }) => {
      if (isConnected && this.data.stage === 'unsent') void this.send()
    }
    networkListeners.set(this, listener)
    wx.onNetworkStatusChange(listener)
  },
  watchTime(endsAt: number) {
    const tick = ({ seconds, isShort }: TimeLeft) => this.setData({ left: `剩 ${clockLabel(seconds)}`, isShort })
    clocks.set(
      this,
      countDown(endsAt, tick, () => void this.endTime()),
    )
  },
  /** The question and the sheet as they stand, with what changes beside them. */
  show(beside: object = {}) {
    const sitting = sittings.get(this)
    if (sitting) this.setData({ ...beside, question: toQuestion(sitting), sheet: toSheet(sitting) })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ place: number }>) {
    sittings.get(this)?.choose(detail.place)
    this.show()
  },
  step({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const sitting = sittings.get(this)
    sitting?.goTo(sitting.index + (currentTarget.dataset as { by: number }).by)
    this.show()
  },
  jump({ currentTarget }: WechatMiniprogram.TouchEvent) {
    sittings.get(this)?.goTo((currentTarget.dataset as { number: number }).number - 1)
    this.show()
  },
  async handIn() {
    const sitting = sittings.get(this)
    if (sitting && (await confirm(handInQuestion(sitting.unanswered)))) await this.send()
  },
  async endTime() {
    this.setData({ isTimeUp: true })
    await this.send()
  },
  async send() {
    const sitting = sittings.get(this)
    if (!sitting) return
    const { answers, paper } = sitting
    const done = await this.submit('handIn', (requestId) =>
      submitPaper({ paperId: paper.paperId, answers }, requestId).catch((error: unknown) => {
        this.keepUnsent(error)
        throw error
      }),
    )
    if (!done) return
    this.leave()
    sitting.forget()
    this.showResult(done)
  },
  /** Handed in it stays so: what has not arrived goes again, by itself when the network is back. */
  keepUnsent(error: unknown) {
    const isOffline = error instanceof ApiError && error.code.startsWith('NET_')
    if (!isOffline && !this.data.isTimeUp) return
    sittings.get(this)?.markHandedIn()
    this.setData({ stage: 'unsent' })
  },
  showResult({ result, quiz, isCourseDone }: Awaited<ReturnType<typeof submitPaper>>) {
    const { title, courseId } = this.data.view ?? { title: '', courseId: null }
    this.setData({ stage: 'result', view: toView({ title, courseId, quiz, result }, isCourseDone) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    if (this.data.isTimeUp) showToast('时间到，已经替你交卷')
  },
  onReturn() {
    if (this.data.stage === 'unsent') void this.send()
  },
  onUnload() {
    this.leave()
  },
  leave() {
    clocks.get(this)?.()
    const listener = networkListeners.get(this)
    if (listener) wx.offNetworkStatusChange(listener)
    for (const kept of [sittings, clocks, networkListeners]) kept.delete(this)
  },
  back() {
    const { sourceKind, sourceId } = sourceOf(this.query)
    void backTo(`packages/learn/${sourceKind}/page`, sourceId)
  },
  open: openPath,
})
