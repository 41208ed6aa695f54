import type { Identity } from './cloud'

const CURRENT = 'console-identity'
const STRANGERS = 'console-strangers'
/** Characters of an openid. */
const OPENID_LENGTH = 28
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Who may use the phone: the demo identities of the cloud and strangers made here; and who does now. */
export class People {
  private demo: Identity[] = []
  private strangers = JSON.parse(localStorage.getItem(STRANGERS) ?? '[]') as Identity[]

  get all(): Identity[] {
    return [...this.demo, ...this.strangers]
  }

  get current(): string {
    return sessionStorage.getItem(CURRENT) ?? ''
  }

  set current(openid: string) {
    sessionStorage.setItem(CURRENT, openid)
  }

  labelOf(openid: string | null): string {
    if (openid === null) return '系统'
    return this.all.find((person) => person.openid === openid)?.label ?? `${openid.slice(0, 8)}…`
  }

  /** Takes the demo identities over; the first is the current one until somebody else is chosen. */
  setDemo(identities: Identity[]): void {
    this.demo = identities
    if (!this.current) this.current = identities[0]?.openid ?? ''
  }

  /** A WeChat identity nobody has ever seen. */
  addStranger(): Identity {
    const random = crypto.getRandomValues(new Uint8Array(OPENID_LENGTH - 1))
    const openid = `o${[...random].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
    const stranger = { openid, label: `新用户 ${this.strangers.length + 1}`, role: '还没加入' }
    this.strangers = [...this.strangers, stranger]
    localStorage.setItem(STRANGERS, JSON.stringify(this.strangers))
    return stranger
  }
}
