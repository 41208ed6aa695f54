import { randomUUID } from 'node:crypto'
import type { CloudClock } from '../clock'
import type { Happenings } from '../events'
import type { State } from '../state'

/** A subscribe message as it reached a user. */
export interface Push {
  id: string
  at: number
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

const KIND = 'push'
const CONSENT = 'consent'

/** Messages that were pushed, and how many more each user has agreed to. */
export class Pushes {
  constructor(
    private readonly state: State,
    private readonly clock: CloudClock,
    private readonly happenings: Happenings,
  ) {}

  /** Newest last; of everybody when no openid is given. */
  list(openid?: string): Push[] {
    const all = this.state.all<Push>(KIND)
    return openid === undefined ? all : all.filter((push) => push.openid === openid)
  }

  /** Each accepted template is good for one message. Source: 一次性订阅消息. */
  consent(openid: string, templateIds: readonly string[]): void {
    for (const templateId of templateIds) this.setConsents(openid, templateId, this.consents(openid, templateId) + 1)
  }

  consents(openid: string, templateId: string): number {
    return this.state.get<number>(CONSENT, key(openid, templateId)) ?? 0
  }

  /** Uses one consent up; false when there is none. */
  spend(openid: string, templateId: string): boolean {
    const left = this.consents(openid, templateId)
    if (left < 1) return false
    this.setConsents(openid, templateId, left - 1)
    return true
  }

  add(push: Omit<Push, 'id' | 'at'>): Push {
    const at = this.clock.now()
    const sent = { id: `${String(at).padStart(15, '0')}-${randomUUID()}`, at, ...push }
    this.state.put(KIND, sent.id, sent)
    this.happenings.emit('push', sent)
    return sent
  }

  private setConsents(openid: string, templateId: string, count: number): void {
    this.state.put(CONSENT, key(openid, templateId), count)
  }
}

const key = (openid: string, templateId: string): string => `${openid} ${templateId}`
