import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../../../devkit/cloud'
import type { Bill, Run } from '../../../cloudfunctions/dues/records'
import { functionsUnderTest } from '../../support/built/paths'
import { aBranch, aMember, World } from '../../support/world'
import { expectBooksToAgree } from './books'
import { aPayer, billsOf, month, openPayingWorld, statesOf } from './support'

const runOf = (world: World) => world.only<Run>('duesRuns', { _id: `bills_${month(world)}` })

describe('the monthly timer', () => {
  let world: World
  beforeEach(async () => {
    world = await openPayingWorld()
  })
  afterEach(() => world.close())

  test('makes the bills of all branches on the first of the month, and finds nothing to do the second time', async () => {
    const payers = [
      await aPayer(world, { branchId: aBranch(world).branchId }),
      await aPayer(world, { branchId: aBranch(world).branchId }),
    ]
    world.advance(`${month(world, 1)}-01T00:10`)
    expect(await world.cloud.fireTimer('dues', 'makeMonthlyBills')).toEqual({ branchCount: 2 })
    expect(await world.cloud.fireTimer('dues', 'makeMonthlyBills')).toEqual({ branchCount: 0 })
    for (const payer of payers) expect(billsOf(world, payer)).toMatchObject([{ month: month(world), state: 'unpaid' }])
    expect(runOf(world)).toMatchObject({ isFinished: true, finishedAt: expect.any(Number), failed: [] })
  })

  test('leaves the first minutes of a month to itself: the ten-minute timer makes no bills at midnight', async () => {
    const payer = await aPayer(world, { branchId: aBranch(world).branchId })
    world.advance(`${month(world, 1)}-01T00:00`)
    expect(await world.cloud.fireTimer('dues', 'reconcile')).toMatchObject({ branchCount: 0 })
    expect(billsOf(world, payer)).toEqual([])
  })

  test('fires by itself as the clock passes midnight of the first', async () => {
    const payer = await aPayer(world, { branchId: aBranch(world).branchId })
    await world.cloud.runDueTimers()
    world.advance(`${month(world, 1)}-01T01:00`)
    await world.cloud.runDueTimers()
    expect(billsOf(world, payer).map((bill) => bill.month)).toContain(month(world))
  })

  test('goes on after the branch that was finished last', async () => {
    const [first, second] = [aBranch(world).branchId, aBranch(world).branchId].sort()
    const done = await aPayer(world, { branchId: first! })
    const waiting = await aPayer(world, { branchId: second! })
    const run = { _id: `bills_${month(world)}`, doneThrough: first, isFinished: false, failed: [], finishedAt: null }
    world.insert('duesRuns', [run])
    expect(await world.cloud.fireTimer('dues', 'reconcile')).toMatchObject({ branchCount: 1 })
    expect(billsOf(world, done)).toEqual([])
    expect(statesOf(world, waiting)).toEqual(['unpaid'])
  })

  test('passes over a branch that it cannot read, and comes back to it until it can', async () => {
    const [first, second] = [aBranch(world).branchId, aBranch(world).branchId].sort()
    const broken = await aPayer(world, { branchId: first! })
    const payer = await aPayer(world, { branchId: second! })
    const fire = () => world.cloud.fireTimer('dues', 'makeMonthlyBills')
    await world.update('members', { _id: broken._id }, { $set: { joinedOn: 20_210_618 } })

    expect(await fire()).toEqual({ branchCount: 1 })
    expect(statesOf(world, payer)).toEqual(['unpaid'])
    expect(runOf(world)).toMatchObject({ isFinished: false, failed: [first] })
    expect(await fire()).toEqual({ branchCount: 0 })

    await world.update('members', { _id: broken._id }, { $set: { joinedOn: '2021-06-18' } })
    expect(await fire()).toEqual({ branchCount: 1 })
    expect(statesOf(world, broken)).toEqual(['unpaid'])
    expect(runOf(world)).toMatchObject({ isFinished: true, failed: [] })
  })

  test('and the organizer who makes them by hand at the same moment make each bill once', async () => {
    const { branchId } = aBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    for (let count = 0; count < 5; count++) await aPayer(world, { branchId })
    await Promise.all([
      world.cloud.fireTimer('dues', 'makeMonthlyBills'),
      world.cloud.fireTimer('dues', 'reconcile'),
      world.data('dues.makeBills', {}, { as: organizer }),
    ])
    expect(world.find('duesBills', { branchId })).toHaveLength(6)
    expectBooksToAgree(world.cloud.database, branchId)
  })
})

describe('a run that is killed', () => {
  const branchCount = 12
  let dataDir: string
  let world: World
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'monthly-bills-'))
    world = await openOnDisk()
    world.advance('2026-11-20T10:00')
  })
  afterEach(async () => {
    await world.close()
    rmSync(dataDir, { recursive: true })
  })

  const openOnDisk = async () =>
    new World(
      await startCloud({ functionsDir: functionsUnderTest, dataDir, background: false, quiet: true }),
      () => undefined,
    )

  test('between two branches is taken up by the next timer, which does the rest and nothing twice', async () => {
    const branches = Array.from({ length: branchCount }, () => aBranch(world).branchId).sort()
    for (const branchId of branches) {
      for (let count = 0; count < 3; count++) await aPayer(world, { branchId })
    }
    const killed = world.cloud.fireTimer('dues', 'makeMonthlyBills').catch(() => 'killed')
    const isUnderWay = () => world.find<Run>('duesRuns').some(({ doneThrough }) => doneThrough >= branches[2]!)
    while (!isUnderWay()) await new Promise(setImmediate)
    await world.close()
    await killed
    world = await openOnDisk()
    const before = world.find<Bill>('duesBills').length
    expect(runOf(world).isFinished).toBe(false)
    expect(before).toBeLessThan(branchCount * 3)

    const rest = (await world.cloud.fireTimer('dues', 'reconcile')) as { branchCount: number }
    expect(rest.branchCount).toBeLessThanOrEqual(branchCount - 3)
    expect(runOf(world)).toMatchObject({ isFinished: true, failed: [] })
    expect(world.find('duesBills')).toHaveLength(branchCount * 3)
    for (const branchId of branches) {
      expect(world.find('duesBills', { branchId })).toHaveLength(3)
      expectBooksToAgree(world.cloud.database, branchId)
    }
  })
})
