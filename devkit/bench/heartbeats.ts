/**
 * `npm run bench -- heartbeats [--learners 1000] [--seconds 45]`: so many people learn at once, and each player sends its
 * heartbeat every 15 s, at real pace and onto a disk. Prints which share of one processor core the whole cloud needs for
 * it: the database, the function's instances and, since they share the process, the players as well.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parse } from '../cli/errors'
import { learnersAtWork, type Player } from './learners'
import { wholeNumber } from './options'
import { percentile } from './statistics'
import { milliseconds } from './table'
import { openBenchWorld, type BenchWorld } from './world'

/** Seconds between two heartbeats of a player. */
const INTERVAL = 15
/** Of one core, for a thousand learners. */
const TARGET = 0.3
/** One beat of everybody that is not measured: instances start, the just-in-time compiler sees the code. */
const WARM_UP = INTERVAL
/** How long the cloud is watched doing nothing, for comparison. */
const IDLE_MS = 5000

interface Watched {
  readonly wallMs: number
  /** Of all threads of the process. */
  readonly cpuMs: number
}

/** @returns 0, or 1 when a heartbeat was refused */
export async function run(args: string[]): Promise<number> {
  const { values } = parse({
    args,
    options: { learners: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '45' } },
  })
  const learners = wholeNumber('--learners', values.learners)
  const seconds = wholeNumber('--seconds', values.seconds)
  const { buildFunctions } = await import('../build/functions')
  const build = await buildFunctions()
  build.close()
  const dataDir = mkdtempSync(join(tmpdir(), 'heartbeats-'))
  try {
    const world = await openBenchWorld(1, { dataDir })
    try {
      return await measure(world, learners, seconds)
    } finally {
      await world.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

async function measure(world: BenchWorld, learners: number, seconds: number): Promise<number> {
  const players = await learnersAtWork(world, learners)
  await beatFor(WARM_UP, players, { times: [], refused: 0 })
  const idle = await watch(() => pause(IDLE_MS))
  const tally = { times: [] as number[], databaseCalls: 0, documentsExamined: 0, cold: 0, refused: 0 }
  const stop = world.cloud.on('call', ({ action, cold, databaseCalls, documentsExamined }) => {
    if (action !== 'recordProgress') return
    if (cold) tally.cold++
    tally.databaseCalls += databaseCalls
    tally.documentsExamined += documentsExamined
  })
  const busy = await watch(() => beatFor(seconds, players, tally))
  stop()
  console.log(report({ learners, idle, busy, ...tally }))
  return tally.refused === 0 ? 0 : 1
}

async function watch(work: () => Promise<unknown>): Promise<Watched> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wallMs: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
}

/** Every player beats every 15 s, one after the other as people begin, none waiting for another. */
async function beatFor(
  seconds: number,
  players: readonly Player[],
  tally: { times: number[]; refused: number },
): Promise<void> {
  const startedAt = performance.now()
  const stepMs = (INTERVAL * 1000) / players.length
  const total = Math.floor((seconds * 1000) / stepMs)
  const underWay: Promise<void>[] = []
  for (let count = 0; count < total; count++) {
    const early = startedAt + count * stepMs - performance.now()
    if (early > 0) await pause(early)
    underWay.push(beat(players[count % players.length]!, tally))
  }
  await Promise.all(underWay)
  await pause(startedAt + seconds * 1000 - performance.now())
}

async function beat(player: Player, tally: { times: number[]; refused: number }): Promise<void> {
  const startedAt = performance.now()
  const isTaken = await player.beat()
  if (isTaken) tally.times.push(performance.now() - startedAt)
  else tally.refused++
}

interface Figures {
  readonly learners: number
  readonly idle: Watched
  readonly busy: Watched
  readonly times: readonly number[]
  readonly databaseCalls: number
  readonly documentsExamined: number
  /** Beats that had to start an instance of the function. */
  readonly cold: number
  readonly refused: number
}

const share = ({ cpuMs, wallMs }: Watched) => cpuMs / wallMs
const percent = (value: number) => `${(value * 100).toFixed(1)} %`

function report({ learners, idle, busy, times, databaseCalls, documentsExamined, cold, refused }: Figures): string {
  const beats = times.length
  const each = (sum: number) => (sum / Math.max(beats, 1)).toFixed(1)
  const isWithin = learners >= 1000 && share(busy) < TARGET
  return [
    `${learners} learners, a heartbeat every ${INTERVAL} s each: ${beats} beats in ${(busy.wallMs / 1000).toFixed(1)} s`,
    `  processor      ${percent(share(busy))} of one core (target for 1000 learners: below ${percent(TARGET)}${isWithin ? ', kept' : ''})`,
    `  idle           ${percent(share(idle))} of one core`,
    `  a beat         ${((busy.cpuMs - share(idle) * busy.wallMs) / Math.max(beats, 1)).toFixed(2)} ms of processor time`,
    `  a beat asks    ${each(databaseCalls)} database calls, ${each(documentsExamined)} documents examined`,
    ...(beats > 0
      ? [
          `  answered in    ${milliseconds(percentile(times, 0.5))} ms (p95 ${milliseconds(percentile(times, 0.95))} ms)`,
        ]
      : []),
    `  cold starts    ${cold}`,
    `  refused        ${refused}`,
  ].join('\n')
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)))
