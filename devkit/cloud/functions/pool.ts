import { GROWTH_DELAY_MS, INSTANCES_PER_FUNCTION, INSTANCE_IDLE_MS } from '../limits'
import { versionOf, type FunctionConfig } from './config'
import { Instance } from './instance'

export interface Lease {
  instance: Instance
  cold: boolean
  release(): void
}

/** The instances of one version of one function: grown on demand to a limit, reused warm, reaped when idle. */
export class Pool {
  private readonly idle: Instance[] = []
  private readonly all = new Set<Instance>()
  private readonly line: ((lease: Lease) => void)[] = []
  private readonly reaper: NodeJS.Timeout
  private retired = false

  constructor(
    readonly config: FunctionConfig,
    private readonly functionsDir: string,
    private readonly baseEnv: Record<string, string>,
  ) {
    this.reaper = setInterval(() => this.reap(), INSTANCE_IDLE_MS)
    this.reaper.unref()
  }

  /** The bundle or its config was built anew since this pool was made. */
  isStale(): boolean {
    return versionOf(this.functionsDir, this.config.name) !== this.config.version
  }

  acquire(): Promise<Lease> {
    const warm = this.idle.pop()
    if (warm) return Promise.resolve(this.lease(warm, false))
    if (this.all.size === 0) return Promise.resolve(this.lease(this.grow(), true))
    return new Promise((resolve) => {
      this.line.push(resolve)
      if (this.all.size < INSTANCES_PER_FUNCTION) setTimeout(() => this.growFor(resolve), GROWTH_DELAY_MS)
    })
  }

  /** Whoever still waits gets an instance of their own. */
  private growFor(waiting: (lease: Lease) => void): void {
    const place = this.line.indexOf(waiting)
    if (place < 0 || this.all.size >= INSTANCES_PER_FUNCTION) return
    this.line.splice(place, 1)
    waiting(this.lease(this.grow(), true))
  }

  /** Ends what is idle now and what is busy as soon as it is done; waiting calls are still served. */
  retire(): void {
    this.retired = true
    clearInterval(this.reaper)
    for (const instance of this.idle.splice(0)) this.drop(instance)
  }

  async close(): Promise<void> {
    this.retire()
    await Promise.all([...this.all].map((instance) => instance.close()))
  }

  private grow(): Instance {
    const instance = new Instance(this.config.file, this.baseEnv)
    this.all.add(instance)
    return instance
  }

  private lease(instance: Instance, cold: boolean): Lease {
    return { instance, cold, release: () => this.release(instance) }
  }

  private release(instance: Instance): void {
    if (!instance.alive) this.all.delete(instance)
    const next = this.line.shift()
    if (next) next(instance.alive ? this.lease(instance, false) : this.lease(this.grow(), true))
    else if (instance.alive && this.retired) this.drop(instance)
    else if (instance.alive) this.idle.push(instance)
  }

  private drop(instance: Instance): void {
    this.all.delete(instance)
    void instance.close()
  }

  /** The oldest first; one always stays warm. */
  private reap(): void {
    const before = Date.now() - INSTANCE_IDLE_MS
    while (this.idle.length > 1 && (this.idle[0] as Instance).idleSince < before)
      this.drop(this.idle.shift() as Instance)
  }
}
