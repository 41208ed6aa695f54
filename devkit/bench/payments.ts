/**
 * `npm run bench -- payments [--payers 500] [--branches 1]`: so many people pay at the same moment, and WeChat tells of all
 * payments at once. How long until every bill is settled, and how many notifications had to be repeated or asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parse } from '../cli/errors'
import { insertBranch } from './crowd'
import { wholeNumber } from './options'
import { openBenchWorld, type BenchWorld } from './world'

/** Rounds of the timer after which what is not settled counts as lost. */
const mostRounds = 20

/** @returns 0, or 1 when a payment was not settled */
export async function run(args: string[]): Promise<number> {
  const { values } = parse({
    args,
    options: { payers: { type: 'string', default: '500' }, branches: { type: 'string', default: '1' } },
  })
  const size = { payers: wholeNumber('--payers', values.payers), branches: wholeNumber('--branches', values.branches) }
  const { buildFunctions } = await import('../build/functions')
  const build = await buildFunctions()
  build.close()
  const dataDir = mkdtempSync(join(tmpdir(), 'payments-'))
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
  readonly payers: number
  readonly branches: number
}

async function measure(world: BenchWorld, { payers, branches }: Size): Promise<number> {
  const { cloud } = world
  const openids = Array.from({ length: branches }, (_none, branch) =>
    insertBranch(world, `bench-branch-${branch}`, Math.ceil(payers / branches)),
  ).flat()
  cloud.clock.move('+1month')
  await cloud.fireTimer('dues', 'makeMonthlyBills')
  const prepays: string[] = []
  for (const openid of openids) prepays.push(await prepayOf(world, openid))
  const startedAt = performance.now()
  await Promise.all(prepays.map((id) => cloud.payments.pay(id)))
  const toldMs = performance.now() - startedAt
  const atOnce = prepays.filter((id) => cloud.payments.get(id).callback.acknowledged).length
  // Orders in doubt are asked about after some minutes.
  cloud.clock.move('+10min')
  let rounds = 0
  while (paidIn(world) < openids.length && rounds < mostRounds) {
    rounds++
    await cloud.fireTimer('dues', 'reconcile')
  }
  const settled = paidIn(world)
  console.log(
    [
      `${openids.length} payments at once in ${branches} branch${branches === 1 ? '' : 'es'}: ${settled} settled in ${seconds(performance.now() - startedAt)}`,
      `  notifications  ${atOnce} taken at the first telling, in ${seconds(toldMs)}`,
      `  the timer      ${rounds} rounds for the others`,
    ].join('\n'),
  )
  return settled === openids.length ? 0 : 1
}

async function prepayOf(world: BenchWorld, openid: string): Promise<string> {
  const { month } = world.pick('duesBills', { memberId: openid, state: 'unpaid' })
  const { payment } = await world.call('dues.prepay', { months: [month] }, { openid })
  return (payment as { package: string }).package.replace('prepay_id=', '')
}

const paidIn = ({ cloud }: BenchWorld) =>
  cloud.database.find('duesBills', { branchId: { $regex: '^bench-branch-' }, state: 'paid' }).documents.length

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
