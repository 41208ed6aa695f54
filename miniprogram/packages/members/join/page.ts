import { claim, enter, requestToJoin } from '../../../api/members'
import { markChanged } from '../../../api/freshness'
import { askForPush } from '../../../behaviors/consent'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage, type Query } from '../../../behaviors/loadable-page'
import { limits } from '../../../shared/limits'
import { mismatchLine, toView } from './view-model'

type JoinView = ReturnType<typeof toView>

/** The code from a shared card (`code`) or from a scanned mini-program code (`scene`, percent-encoded by WeChat). */
function codeOf({ code, scene }: Query): string {
  return (code ?? decodeURIComponent(scene ?? '')).trim().toUpperCase()
}

loadablePage({
  data: {
    limits,
    top: 100,
    code: '',
    name: '',
    studentNumber: '',
    message: '',
    isAsking: false,
    mismatch: '',
    codeError: '',
  },
  // Coming back must not overwrite what was typed.
  freshForSeconds: Infinity,
  async fetchView(query): Promise<JoinView> {
    this.setData({ top: wx.getMenuButtonBoundingClientRect().bottom + 16 })
    const code = this.data.code || codeOf(query)
    const entered = await enter(/^[A-Z0-9]{8}$/.test(code) ? code : undefined)
    if (entered.state === 'member') this.goHome()
    const isUnknown = code !== '' && entered.state === 'stranger' && entered.invitation === null
    this.setData({ code, codeError: isUnknown ? '这个邀请码不对，或已经过期。请书记再发一张。' : '' })
    return toView(entered)
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [(currentTarget.dataset as { name: string }).name]: detail.value, mismatch: '', codeError: '' })
  },
  async useCode() {
    this.setData({ code: this.data.code.trim().toUpperCase() })
    if (/^[A-Z0-9]{8}$/.test(this.data.code)) await this.reload()
    else this.setData({ codeError: `邀请码是 8 位字母和数字，现在是 ${this.data.code.length} 位。` })
  },
  async scan() {
    try {
      const { path, result } = await wx.scanCode({ onlyFromCamera: false })
      const found = /[?&](?:scene|code)=([^&]+)/.exec(path || result)?.[1] ?? result
      this.setData({ code: decodeURIComponent(found) })
      await this.useCode()
    } catch {
      // The person closed the scanner.
    }
  },
  switchWay() {
    this.setData({ isAsking: !this.data.isAsking, mismatch: '' })
  },
  join() {
    return this.data.isAsking ? this.ask() : this.claim()
  },
  async claim() {
    const { code, name, studentNumber } = this.data
    const answer = await this.submit('join', (requestId) => claim({ code, name, studentNumber }, requestId))
    if (!answer) return
    if (answer.outcome === 'bound') this.goHome()
    else this.setData({ mismatch: mismatchLine(answer.triesLeft) })
  },
  async ask() {
    const { code, name, studentNumber, message } = this.data
    const asked = await this.submit('join', (requestId) =>
      requestToJoin({ code, name, studentNumber, message }, requestId),
    )
    if (asked) await this.reload()
  },
  async refresh() {
    await this.reload()
    if (this.data.view?.step === 'waiting') showToast('还在等书记确认')
  },
  askForPush,
  openSetUp() {
    void wx.navigateTo({ url: '/packages/members/setup/page' })
  },
  goHome() {
    markChanged()
    void wx.switchTab({ url: '/pages/home/page' })
  },
})
