/**
 * Files on their way to storage: one after the other, so that they arrive in the order of choosing, each with its percent.
 * What broke off goes on by a tap, when the app comes back to the front, and after a restart from the copy that was kept.
 */
import { newRequestId } from '../../../api/client'
import { startUpload, type Upload } from '../../../api/files'
import { dropFile, endingOf, isKept } from './kept-files'

export interface UploadState {
  /** lost: the copy is gone, it has to be chosen again. */
  readonly state: 'waiting' | 'sending' | 'failed' | 'lost'
  readonly percent: number
}

export interface Parcel {
  /** Whose file it is: a block's key, or 'document'. */
  readonly key: string
  readonly path: string
  /** Of a video, sent before it: small, and without it the video is of no use. '' for none. */
  readonly coverPath: string
}

export interface Arrived {
  readonly fileId: string
  readonly coverFileId: string
}

interface UploadHost {
  /** Null when there is nothing to say any more. */
  tell(key: string, state: UploadState | null): void
  arrived(key: string, files: Arrived): void
}

interface Job extends Parcel {
  state: UploadState['state']
  coverFileId: string
  upload: Upload | null
}

/** Storage folder of everything that articles show (contract: contentFolder). */
export const folder = 'content'

export class Uploads {
  private readonly jobs = new Map<string, Job>()
  private isRunning = false

  constructor(private readonly host: UploadHost) {}

  get isSending(): boolean {
    return [...this.jobs.values()].some(({ state }) => state === 'waiting' || state === 'sending')
  }

  add(parcel: Parcel): void {
    this.begin({ ...parcel, state: 'waiting', coverFileId: '', upload: null })
  }

  retry(key: string): void {
    const job = this.jobs.get(key)
    if (job?.state === 'failed') this.begin({ ...job, upload: null })
  }

  /** The app is back in front: what the background cut off goes on. */
  resume(): void {
    for (const key of [...this.jobs.keys()]) this.retry(key)
  }

  /** Nobody wants it any more. */
  giveUp(key: string): void {
    const job = this.jobs.get(key)
    this.jobs.delete(key)
    job?.upload?.abort()
    this.host.tell(key, null)
  }

  /** The page is gone; the copies stay for the next time. */
  stop(): void {
    for (const { upload } of this.jobs.values()) upload?.abort()
    this.jobs.clear()
  }

  private begin(job: Job): void {
    const isThere = isKept(job.path) && (job.coverPath === '' || isKept(job.coverPath))
    this.jobs.set(job.key, job)
    this.move(job, isThere ? 'waiting' : 'lost', 0)
    void this.run()
  }

  private async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    let job: Job | undefined
    while ((job = [...this.jobs.values()].find(({ state }) => state === 'waiting'))) await this.send(job)
    this.isRunning = false
  }

  private async send(job: Job): Promise<void> {
    this.move(job, 'sending', 0)
    try {
      if (job.coverPath && !job.coverFileId) job.coverFileId = await this.upload(job, job.coverPath, () => undefined)
      const fileId = await this.upload(job, job.path, (percent) => this.move(job, 'sending', percent))
      if (this.isCurrent(job)) this.arrive(job, fileId)
    } catch {
      this.move(job, 'failed', 0)
    }
  }

  private upload(job: Job, path: string, onProgress: (percent: number) => void): Promise<string> {
    if (!this.isCurrent(job)) return Promise.reject(new Error('given up'))
    job.upload = startUpload(`${folder}/${newRequestId()}.${endingOf(path)}`, path, onProgress)
    return job.upload.done
  }

  private arrive({ key, coverFileId, path, coverPath }: Job, fileId: string): void {
    this.jobs.delete(key)
    this.host.tell(key, null)
    this.host.arrived(key, { fileId, coverFileId })
    dropFile(path)
    dropFile(coverPath)
  }

  /** Another one, or none, in its place: it was given up. */
  private isCurrent(job: Job): boolean {
    return this.jobs.get(job.key) === job
  }

  private move(job: Job, state: UploadState['state'], percent: number): void {
    if (!this.isCurrent(job)) return
    job.state = state
    this.host.tell(job.key, { state, percent })
  }
}
