/**
 * Saves a draft by itself, so that no word is lost: the phone has it at once, the server some seconds later. What was sent
 * without an answer is sent again word by word before anything newer: the server then knows it for the same save, and
 * neither a second item nor a conflict with oneself comes of it.
 */
import type { OutputOf } from '../../../../cloudfunctions/contract'
import { ApiError, newRequestId } from '../../../api/client'
import { saveItem } from '../../../api/content-desk'
import type { DraftInput, SaveInput } from './draft'

export type Saved = OutputOf<'content.saveItem'>

/** Sent, and not answered yet. */
export interface Pending {
  readonly input: SaveInput
  readonly requestId: string
}

/** kept: on the phone alone. waiting: a draft needs a column before the server can take it. */
export type SaveState = 'none' | 'kept' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused' | 'conflict'

export interface SaverHost {
  /** What there is to save; null while the server could not take it. */
  input(): DraftInput | null
  /** Keeps the draft on the phone as it is now, with what has been sent and not answered. */
  keep(pending: Pending | null): void
  /** @param isAll nothing was typed since it was sent */
  arrived(saved: Saved, isAll: boolean): void
  refused(error: ApiError): void
  tell(state: SaveState): void
}

/** After the first change, ms. */
const pauseMs = 20_000

export class Saver {
  private timer: ReturnType<typeof setTimeout> | null = null
  private running: Promise<SaveState> | null = null
  private pending: Pending | null = null
  private isDirty = false
  private hasConflict = false

  constructor(
    private readonly host: SaverHost,
    private place: { readonly itemId: string | null; readonly version: number },
  ) {}

  /** '' until the first save has been answered. */
  get itemId(): string {
    return this.place.itemId ?? ''
  }

  get version(): number {
    return this.place.version
  }

  /** Something was typed. */
  touch(): void {
    this.isDirty = true
    this.host.keep(this.pending)
    if (this.hasConflict) return
    if (this.running === null) this.host.tell('kept')
    this.wait()
  }

  /** Sends what there is, and what is typed meanwhile. @returns 'saved' when the server has all of it */
  async settle(): Promise<SaveState> {
    let state: SaveState
    do state = await this.flush()
    while (state === 'saved' && this.isDirty)
    return state
  }

  /** Sends what there is now. */
  flush(): Promise<SaveState> {
    this.stop()
    this.running ??= this.run().finally(() => (this.running = null))
    return this.running
  }

  /** Keeps what was written beside somebody else's version once more, with everything typed since. */
  async setAside(): Promise<void> {
    if (!this.isDirty) return
    this.hasConflict = false
    await this.flush()
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private wait(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null
      void this.flush()
    }, pauseMs)
  }

  private async run(): Promise<SaveState> {
    if (this.hasConflict) return 'conflict'
    let state: SaveState = 'saved'
    if (!this.pending && !this.isDirty) return state
    if (this.pending) state = await this.send(this.pending)
    if (state === 'saved' && this.isDirty) state = await this.sendNew()
    this.host.tell(state === 'saved' && this.isDirty ? 'kept' : state)
    if (state === 'offline' || (state === 'saved' && this.isDirty)) this.wait()
    return state
  }

  private async sendNew(): Promise<SaveState> {
    const input = this.host.input()
    if (!input) return 'waiting'
    this.pending = { input: { ...input, ...this.place }, requestId: newRequestId() }
    this.isDirty = false
    this.host.keep(this.pending)
    return this.send(this.pending)
  }

  private async send({ input, requestId }: Pending): Promise<SaveState> {
    this.host.tell('saving')
    try {
      return this.take(await saveItem(input, requestId))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code.startsWith('NET_')) return 'offline'
      this.isDirty = true
      this.pending = null
      this.host.keep(null)
      this.host.refused(error)
      return 'refused'
    }
  }

  private take(saved: Saved): SaveState {
    this.pending = null
    this.hasConflict = saved.conflict !== null
    if (!saved.conflict) this.place = { itemId: saved.itemId, version: saved.version }
    this.host.arrived(saved, !this.isDirty)
    return this.hasConflict ? 'conflict' : 'saved'
  }
}
