/**
 * `npm run bench -- monthly-bills [--branches 100] [--members 50]`: how long the timer needs for the bills of everybody, onto
 * a disk, and what a second run costs that finds them made.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parse } from '../cli/errors'
import { insertBranch } from './crowd'
import { wholeNumber } from './options'
import { openBenchWorld, type BenchWorld } from './world'

/** Seconds, for five thousand members. */
const TARGET = 20

/** @returns 0, or 1 when the run did not reach every branch */
export async function run(args: string[]): Promise<number> {
  const { values } = parse({
    args,
    options: { branches: { type: 'string', default: '100' }, members: { type: 'string', default: '50' } },
  })
  const size = {
    branches: wholeNumber('--branches', values.branches),
    members: wholeNumber('--members', values.members),
  }
  const { buildFunctions } = await import('../build/functions')
  const build = await buildFunctions()
  build.close()
  const dataDir = mkdtempSync(join(tmpdir(), 'monthly-bills-'))
  try {
    const world = await openBenchWorld(1, { dataDir, background: false })
    try {
      return await measure(world, size)
    } finally {
      await world.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

interface Size {
  readonly branches: number
  readonly members: number
}

async function measure(world: BenchWorld, size: Size): Promise<number> {
  for (let branch = 0; branch < size.branches; branch++) insertBranch(world, `bench-branch-${branch}`, size.members)
  const { clock, database } = world.cloud
  clock.move('+1month')
  const first = await watch(world)
  const made = database.find('duesBills', { branchId: { $regex: '^bench-branch-' } }).documents.length
  const again = await watch(world)
  const total = size.branches * size.members
  console.log(report({ ...size, made, first, again }))
  return made === total ? 0 : 1
}

interface Watched {
  readonly wallMs: number
  readonly databaseCalls: number
}

async function watch({ cloud }: BenchWorld): Promise<Watched> {
  const startedAt = performance.now()
  await cloud.fireTimer('dues', 'makeMonthlyBills')
  const { databaseCalls = 0 } = cloud.calls.findLast(({ action }) => action === 'timer:makeMonthlyBills') ?? {}
  return { wallMs: performance.now() - startedAt, databaseCalls }
}

function report({ branches, members, made, first, again }: Size & { made: number; first: Watched; again: Watched }) {
  const seconds = first.wallMs / 1000
  const isWithin = branches * members >= 5000 && seconds < TARGET
  return [
    `${branches} branches of ${members} members: ${made} bills in ${seconds.toFixed(1)} s (target for 5000 members: below ${TARGET} s${isWithin ? ', kept' : ''})`,
    `  a branch asks  ${(first.databaseCalls / branches).toFixed(1)} database calls`,
    `  once more      ${again.wallMs.toFixed(0)} ms, ${again.databaseCalls} database calls`,
  ].join('\n')
}
