import { el } from '../../chrome/dom'
import type { Host } from '../../host'
import { setBuiltinHooks } from '../../builtins'
import { Failure, promised } from '../core/api'
import type { Shelf } from '../core/shelf'
import { button, Layer } from '../ui/layer'

type Answer = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void

const KEY = 'privacy-agreed'
const CONTRACT = '《小程序隐私保护指引》'
/** errno of a function whose privacy permission was refused. Source: 小程序隐私协议开发指南. */
const REFUSED = { errno: 104 }

/** WeChat's question before a mini program touches private data for the first time. */
export class Privacy {
  private listener: Listener | null = null

  constructor(
    private readonly host: Host,
    private readonly shelf: Shelf,
  ) {
    setBuiltinHooks({
      agreePrivacyAuthorization: () => {
        this.agree()
        return Promise.resolve({ errMsg: 'agreePrivacyAuthorization:ok' })
      },
    })
  }

  get isNeeded(): boolean {
    return this.host.appConfig.__usePrivacyCheck__ === true && this.shelf.get(KEY) === null
  }

  /** @param api the function that is about to touch private data. @throws Failure when the user refuses */
  async need(api: string): Promise<void> {
    if (!this.isNeeded) return
    const agreed = this.listener ? await this.askProgram(this.listener, api) : await this.askUser()
    if (!agreed) throw new Failure('privacy permission is not authorized', REFUSED)
    this.agree()
  }

  apis(): Record<string, unknown> {
    return {
      onNeedPrivacyAuthorization: (listener: Listener) => {
        this.listener = listener
      },
      requirePrivacyAuthorize: promised('requirePrivacyAuthorize', () => this.need('requirePrivacyAuthorize')),
      getPrivacySetting: promised('getPrivacySetting', () => ({
        needAuthorization: this.isNeeded,
        privacyContractName: CONTRACT,
      })),
      openPrivacyContract: promised('openPrivacyContract', () => this.showContract()),
    }
  }

  private agree(): void {
    this.shelf.set(KEY, 'yes')
  }

  private askProgram(listener: Listener, referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = ({ event }: Answer): void => {
        if (event !== 'exposureAuthorization') resolve(event === 'agree')
      }
      listener(answer, { referrer })
    })
  }

  private askUser(): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => (): void => {
        layer.close()
        resolve(agreed)
      }
      const content = el('div', { class: 'wx-bottom-sheet wx-consent' }, [
        el('h2', {}, ['用户隐私保护提示']),
        el('p', {}, [`使用这项功能前，请先阅读${CONTRACT}。同意后就可以继续。`]),
        button({ label: '同意', testId: 'privacy-agree', look: 'wx-green', onTap: answer(true) }),
        button({ label: '拒绝', testId: 'privacy-disagree', look: 'wx-grey', onTap: answer(false) }),
      ])
      const layer = new Layer(this.host.screen, {
        testId: 'privacy-sheet',
        label: '用户隐私保护提示',
        look: 'wx-bottom',
        content,
      })
    })
  }

  private showContract(): void {
    const close = button({
      label: '关闭',
      testId: 'privacy-contract-close',
      look: 'wx-grey',
      onTap: () => layer.close(),
    })
    const text = el('p', {}, ['预览里没有正式的隐私保护指引。发布前在微信公众平台填写，这里会显示那一份。'])
    const content = el('div', { class: 'wx-bottom-sheet wx-consent' }, [el('h2', {}, [CONTRACT]), text, close])
    const layer = new Layer(this.host.screen, {
      testId: 'privacy-contract',
      look: 'wx-bottom',
      content,
      onDismiss: () => layer.close(),
    })
  }
}
