/** The retry around transactions, on a database that conflicts as it is told to. */
import { Refusal } from '../../cloudfunctions/kit/errors'

interface Plan {
  /** What each commit in turn throws; nothing when it succeeds. */
  commits: unknown[]
  rollbackFails: boolean
}
const plan: Plan = { commits: [], rollbackFails: false }
const log: string[] = []

const mockStart = jest.fn(async () => ({
  collection: () => ({ doc: () => ({ get: async () => ({ data: null }) }) }),
  async commit() {
    const error = plan.commits.shift()
    log.push(error ? 'commit failed' : 'committed')
    if (error) throw error
  },
  async rollback() {
    log.push('rolled back')
    if (plan.rollbackFails) throw new Error('no such transaction')
  },
}))
jest.mock('../../cloudfunctions/kit/cloud', () => ({
  cloud: { database: () => ({ command: {}, startTransaction: () => mockStart() }) },
}))
// After the mock: the module asks the SDK for its database as it loads.
const { transaction } = jest.requireActual<typeof import('../../cloudfunctions/kit/database')>(
  '../../cloudfunctions/kit/database',
)

const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT', message: '[ResourceUnavailable.TransactionConflict]' }

beforeEach(() => {
  plan.commits = []
  plan.rollbackFails = false
  log.length = 0
  mockStart.mockClear()
})

test('the value of the body comes out once it is committed', async () => {
  expect(await transaction(async () => 42)).toBe(42)
  expect(log).toEqual(['committed'])
})

test('a conflict at commit runs the body again in a new transaction', async () => {
  plan.commits = [conflict, conflict]
  const body = jest.fn(async () => 'done')
  expect(await transaction(body)).toBe('done')
  expect(body).toHaveBeenCalledTimes(3)
  expect(mockStart).toHaveBeenCalledTimes(3)
})

test.each([
  ['of an operation', new Error('errCode: -501001 | WriteConflict')],
  ['of a transaction', conflict],
  ['of two new documents with one id', new Error('E11000 duplicate key error collection: x')],
])('a conflict %s inside the body is retried as well', async (_what, error) => {
  let round = 0
  const value = await transaction(async () => {
    if (++round < 3) throw error
    return round
  })
  expect(value).toBe(3)
  expect(log).toEqual(['rolled back', 'rolled back', 'committed'])
})

test('a conflict that does not end is answered BUSY before the function would be cut off', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(0) // no waiting between the tries
  let time = 0
  jest.spyOn(performance, 'now').mockImplementation(() => time)
  const body = jest.fn(() => {
    time += 1000
    return Promise.reject(Object.assign(new Error('conflict'), conflict))
  })
  await expect(transaction(body)).rejects.toMatchObject({ code: 'BUSY' })
  expect(body).toHaveBeenCalledTimes(13)
  jest.restoreAllMocks()
})

test('waits between the tries grow at first, and shrink for whoever has waited long', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(1)
  let time = 0
  jest.spyOn(performance, 'now').mockImplementation(() => time)
  const waits: number[] = []
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((go: () => void, ms: number) => {
    waits.push(ms)
    time += ms
    go()
  }) as never)
  const body = () => Promise.reject(Object.assign(new Error('conflict'), conflict))
  await expect(transaction(body)).rejects.toMatchObject({ code: 'BUSY' })
  expect(waits.slice(0, 3).map(Math.round)).toEqual([20, 40, 80])
  expect(Math.max(...waits)).toBeLessThanOrEqual(320)
  expect(Math.max(...waits)).toBeGreaterThan(300)
  expect(waits.at(-1)).toBe(20)
  jest.restoreAllMocks()
})

test('a refusal rolls back and is not tried again', async () => {
  const body = jest.fn(() => Promise.reject(new Refusal('WRONG_STATE')))
  await expect(transaction(body)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  expect(body).toHaveBeenCalledTimes(1)
  expect(log).toEqual(['rolled back'])
})

test('any other error comes out as it is, also when the transaction is gone already', async () => {
  plan.rollbackFails = true
  await expect(transaction(() => Promise.reject(new Error('a fault of ours')))).rejects.toThrow('a fault of ours')
  expect(mockStart).toHaveBeenCalledTimes(1)
})
