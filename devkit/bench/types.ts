import type { BenchWorld } from './world'

/** page: what one opening of a page asks for. write: something many people do often. timer: what runs by itself. */
export type CaseKind = 'page' | 'write' | 'timer'

export interface BenchCase {
  readonly kind: CaseKind
  readonly name: string
  /** Makes one round ready, unmeasured; the function it answers is what is measured. */
  prepare(world: BenchWorld, round: number): Promise<() => Promise<unknown>>
  readonly growth?: Growth
}

/** What is known about a case that costs more where there is more data. */
export interface Growth {
  /** Documents that a full screen may examine: a list that is short at first grows up to here and no further. */
  readonly fullScreen?: number
  /** Why it grows; printed beside the mark, and no excuse: the mark stays. */
  readonly because?: string
}

/** What one round cost, over all calls of functions in it. */
export interface Cost {
  readonly calls: number
  readonly databaseCalls: number
  readonly documentsExamined: number
  readonly documentsReturned: number
  readonly bytesIn: number
  readonly bytesOut: number
}

/** Medians over the rounds. */
export interface Measured extends Cost {
  readonly kind: CaseKind
  readonly name: string
  readonly p50Ms: number
  readonly p95Ms: number
  readonly growth?: Growth
}

/** A case that could not be measured, and why: nothing is left out in silence. */
export interface Failed {
  readonly kind: CaseKind
  readonly name: string
  readonly problem: string
}

export interface ScaleResult {
  readonly scale: number
  readonly documents: number
  readonly seedMs: number
  readonly measured: readonly Measured[]
  readonly failed: readonly Failed[]
}
