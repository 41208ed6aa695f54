import { performance } from 'node:perf_hooks'
import { median, percentile } from './statistics'
import type { BenchCase, Cost, Failed, Measured, ScaleResult } from './types'
import { NotMeasurable, openBenchWorld, type BenchWorld } from './world'

/** Rounds that only warm up: instances start, the just-in-time compiler sees the code. */
const WARM_UP = 3

export interface MeasureOptions {
  readonly cases: readonly BenchCase[]
  /** Measured rounds of each case. */
  readonly rounds: number
}

/** All cases at one scale, on a cloud of their own. */
export async function measureScale(scale: number, options: MeasureOptions): Promise<ScaleResult> {
  const startedAt = performance.now()
  const world = await openBenchWorld(scale)
  try {
    const seedMs = performance.now() - startedAt
    const documents = world.documentCount()
    return { scale, documents, seedMs, ...(await measureCases(world, options)) }
  } finally {
    await world.close()
  }
}

/** All cases on a cloud that is filled already. */
export async function measureCases(
  world: BenchWorld,
  { cases, rounds }: MeasureOptions,
): Promise<Pick<ScaleResult, 'measured' | 'failed'>> {
  const measured: Measured[] = []
  const failed: Failed[] = []
  for (const each of cases) {
    const result = await measureOrSayWhy(each, world, rounds)
    if ('problem' in result) failed.push(result)
    else measured.push(result)
  }
  return { measured, failed }
}

async function measureOrSayWhy(each: BenchCase, world: BenchWorld, rounds: number): Promise<Measured | Failed> {
  try {
    return await measureCase(each, world, rounds)
  } catch (error) {
    if (!(error instanceof NotMeasurable)) throw error
    return { kind: each.kind, name: each.name, problem: error.message }
  }
}

async function measureCase(each: BenchCase, world: BenchWorld, rounds: number): Promise<Measured> {
  const costs: Cost[] = []
  const times: number[] = []
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const operation = await each.prepare(world, round)
    const { cost, durationMs } = await observe(world, operation)
    if (round < WARM_UP) continue
    costs.push(cost)
    times.push(durationMs)
  }
  const { kind, name, growth } = each
  const times50And95 = { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) }
  return { kind, name, ...typical(costs), ...times50And95, ...(growth && { growth }) }
}

/** Runs the operation and adds up what the cloud recorded meanwhile. */
async function observe(world: BenchWorld, operation: () => Promise<unknown>) {
  const cost = { calls: 0, databaseCalls: 0, documentsExamined: 0, documentsReturned: 0, bytesIn: 0, bytesOut: 0 }
  const stop = world.cloud.on('call', (record) => {
    cost.calls++
    cost.databaseCalls += record.databaseCalls
    cost.documentsExamined += record.documentsExamined
    cost.documentsReturned += record.documentsReturned
    cost.bytesIn += record.bytesIn
    cost.bytesOut += record.bytesOut
  })
  const startedAt = performance.now()
  try {
    await operation()
  } finally {
    stop()
  }
  return { cost, durationMs: performance.now() - startedAt }
}

function typical(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost) => median(costs.map((cost) => cost[key]))
  return {
    calls: of('calls'),
    databaseCalls: of('databaseCalls'),
    documentsExamined: of('documentsExamined'),
    documentsReturned: of('documentsReturned'),
    bytesIn: of('bytesIn'),
    bytesOut: of('bytesOut'),
  }
}
