import { EventEmitter } from 'node:events'
import type { CloudEvents } from './types'

/** What happens in the cloud, for the log, the console (server-sent events) and tests. */
export class Happenings {
  private readonly emitter = new EventEmitter().setMaxListeners(0)

  emit<K extends keyof CloudEvents>(event: K, value: CloudEvents[K]): void {
    this.emitter.emit(event, value)
  }

  /** Returns the function that ends the subscription. */
  on<K extends keyof CloudEvents>(event: K, listener: (value: CloudEvents[K]) => void): () => void {
    this.emitter.on(event, listener)
    return () => this.emitter.off(event, listener)
  }

  close(): void {
    this.emitter.removeAllListeners()
  }
}
