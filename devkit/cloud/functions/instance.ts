import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FUNCTION_LOAD_TIMEOUT_MS, FUNCTION_MEMORY_MB } from '../limits'

export interface Job {
  id: string
  /** JSON. */
  event: string
  /** The caller's identity and the way to the cloud; replaces the previous job's. */
  env: Record<string, string>
  context: Record<string, unknown>
  timeoutMs: number
  onLog(level: string, text: string): void
}

export type Outcome = { kind: 'done'; result: string } | { kind: 'threw'; message: string } | { kind: 'timed-out' }

type Message =
  | { type: 'loaded' }
  | { type: 'log'; level: string; text: string }
  | { type: 'done'; result: string }
  | { type: 'failed'; error: { message: string; stack: string } }

/**
 * One warm instance of a function: a worker thread with an environment of its own that runs one job at a time.
 * Identity lives in process.env, so sharing a thread between two callers would mix them up.
 */
export class Instance {
  private readonly worker: Worker
  private job: Job | null = null
  private finish: ((outcome: Outcome) => void) | null = null
  private loaded: Promise<string | null>
  /** False once the thread has ended or must not be used again. */
  alive = true
  idleSince = Date.now()

  constructor(file: string, env: Record<string, string>) {
    this.worker = new Worker(join(__dirname, 'bootstrap.cjs'), {
      workerData: { file, env },
      env: {},
      // the parent's loaders (tsx) have no business in a cloud function, and cost its start 100 ms
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: FUNCTION_MEMORY_MB },
    })
    this.loaded = new Promise((resolve) => this.listen(resolve))
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (text: Buffer) => this.job?.onLog('log', String(text).trimEnd()))
    }
  }

  /** Waits until the code is loaded; answers why it could not be, or null. */
  async load(): Promise<string | null> {
    const timer = setTimeout(() => this.die('loading the function took too long'), FUNCTION_LOAD_TIMEOUT_MS)
    try {
      return await this.loaded
    } finally {
      clearTimeout(timer)
    }
  }

  run(job: Job): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.end({ kind: 'timed-out' })
        void this.close()
      }, job.timeoutMs)
      this.job = job
      this.finish = (outcome) => {
        clearTimeout(timer)
        this.job = this.finish = null
        this.idleSince = Date.now()
        resolve(outcome)
      }
      const { id, event, env, context } = job
      this.worker.postMessage({ type: 'run', id, event, env, context })
    })
  }

  async close(): Promise<void> {
    this.alive = false
    await this.worker.terminate()
  }

  private listen(loaded: (problem: string | null) => void): void {
    this.worker.on('message', (message: Message) => {
      if (message.type === 'loaded') loaded(null)
      else if (message.type === 'log') this.job?.onLog(message.level, message.text)
      else if (message.type === 'done') this.end({ kind: 'done', result: message.result })
      else this.end({ kind: 'threw', message: message.error.stack })
    })
    const gone = (problem: string): void => {
      this.alive = false
      loaded(problem)
      this.end({ kind: 'threw', message: problem })
    }
    this.worker.on('error', (error: unknown) => gone(error instanceof Error ? String(error.stack) : String(error)))
    this.worker.on('exit', () => gone('Process exited before completing request'))
  }

  private die(problem: string): void {
    this.worker.emit('error', new Error(problem))
    void this.close()
  }

  private end(outcome: Outcome): void {
    this.finish?.(outcome)
  }
}
