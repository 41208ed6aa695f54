/** The local cloud as the console sees it: `/cloud/**` of the same origin. */

export interface Identity {
  openid: string
  label: string
  role: string
}

export interface CallRecord {
  id: string
  at: number
  function: string
  action: string
  caller: string | null
  source: string
  durationMs: number
  waitedMs: number
  cold: boolean
  databaseCalls: number
  documentsExamined: number
  documentsReturned: number
  bytesIn: number
  bytesOut: number
  ok: boolean
  code: string | number
  logs: string[]
}

export interface Push {
  id: string
  at: number
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

export interface Order {
  outTradeNo: string
  prepayId: string
  body: string
  totalFee: number
  openid: string
  tradeState: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  createdAt: number
  paidAt: number | null
  callback: { mode: string | null; attempts: number; acknowledged: boolean }
}

export interface CollectionInfo {
  name: string
  count: number
}

export interface ClockInfo {
  now: number
  offsetMs: number
}

interface Events {
  call: CallRecord
  push: Push
  payment: Order
  clock: ClockInfo
}

type Listener = (value: never) => void

export class Cloud {
  private readonly listeners = new Map<string, Listener[]>()
  private readonly source = new EventSource('/cloud/events')

  /** @param onConnection told whenever the cloud is found or lost */
  constructor(onConnection: (isConnected: boolean) => void) {
    this.source.addEventListener('open', () => onConnection(true))
    this.source.addEventListener('error', () => onConnection(false))
    for (const name of ['call', 'push', 'payment', 'clock']) {
      this.source.addEventListener(name, (event) => {
        const value = JSON.parse((event as MessageEvent<string>).data) as never
        for (const listener of this.listeners.get(name) ?? []) listener(value)
      })
    }
  }

  on<K extends keyof Events>(name: K, listener: (value: Events[K]) => void): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
  }

  async identities(): Promise<Identity[]> {
    return (await this.get<{ identities: Identity[] }>('identities')).identities
  }

  async calls(): Promise<CallRecord[]> {
    return (await this.get<{ calls: CallRecord[] }>('calls')).calls
  }

  async pushes(openid: string): Promise<Push[]> {
    return (await this.get<{ pushes: Push[] }>(`pushes?openid=${encodeURIComponent(openid)}`)).pushes
  }

  async payments(): Promise<Order[]> {
    return (await this.get<{ payments: Order[] }>('payments')).payments
  }

  /** Sends the payment's notification now, once more if need be. */
  deliver(prepayId: string): Promise<Order> {
    return this.post(`payments/${encodeURIComponent(prepayId)}/deliver`, {})
  }

  async collections(): Promise<CollectionInfo[]> {
    return (await this.get<{ collections: CollectionInfo[] }>('collections')).collections
  }

  documents(
    name: string,
    { limit, skip }: { limit: number; skip: number },
  ): Promise<{ total: number; documents: object[] }> {
    return this.get(`collections/${encodeURIComponent(name)}?limit=${limit}&skip=${skip}`)
  }

  clock(): Promise<ClockInfo> {
    return this.get('clock')
  }

  /** @param move `+1d`, `+1month`, `reset` */
  moveClock(move: string): Promise<ClockInfo> {
    return this.post('clock', { move })
  }

  private async get<T>(path: string): Promise<T> {
    return read<T>(await fetch(`/cloud/${path}`))
  }

  private async post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' }
    return read<T>(await fetch(`/cloud/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  }
}

async function read<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as T & { errMsg?: string }
  if (!response.ok) throw new Error(answer.errMsg ?? `status ${response.status}`)
  return answer
}
