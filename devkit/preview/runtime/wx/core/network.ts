import { Failure } from './api'
import { Listeners } from './listeners'
import type { Host } from '../../host'

const KEY = 'preview-network'

/** The phone's network, which the console can take away. All requests of the wx layer go through it. */
export class Network {
  readonly changes = new Listeners<{ isConnected: boolean; networkType: string }>()

  constructor(private readonly host: Host) {
    host.onShell('network', (payload) => this.set((payload as { online: boolean }).online))
    window.addEventListener('online', () => this.announce())
    window.addEventListener('offline', () => this.announce())
  }

  get online(): boolean {
    return navigator.onLine && sessionStorage.getItem(KEY) !== 'off'
  }

  get type(): 'wifi' | 'none' {
    return this.online ? 'wifi' : 'none'
  }

  /** @throws Failure with errCode -1, as WeChat reports a request that reached nobody */
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    this.assertOnline()
    try {
      return await fetch(url, init)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw new Failure('abort', { errno: 600_000 })
      throw unreachable('net::ERR_CONNECTION_FAILED')
    }
  }

  /** Asks the local cloud's HTTP interface. @throws Failure also for a status other than 2xx */
  async cloud(path: string, body?: unknown): Promise<Record<string, unknown>> {
    const init: RequestInit =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await this.fetch(`${this.host.cloudOrigin}/cloud/${path}`, init)
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
    if (response.ok) return answer
    const { errMsg, errCode = -1 } = answer
    throw new Failure(typeof errMsg === 'string' ? errMsg : `status ${response.status}`, { errCode })
  }

  assertOnline(): void {
    if (!this.online) throw unreachable('net::ERR_INTERNET_DISCONNECTED')
  }

  private set(online: boolean): void {
    const before = this.online
    sessionStorage.setItem(KEY, online ? 'on' : 'off')
    if (before !== this.online) this.announce()
  }

  private announce(): void {
    this.changes.fire({ isConnected: this.online, networkType: this.type })
  }
}

function unreachable(reason: string): Failure {
  return new Failure(`request:fail ${reason}`, { errCode: -1, errno: 600_001 })
}
