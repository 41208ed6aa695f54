import fc from 'fast-check'
import { Database, type DatabaseError } from '../../../devkit/cloud/database'

/** One transfer of an amount in fen between two of the accounts, in small steps that others may come between. */
interface Transfer {
  from: number
  to: number
  amountFen: number
}

const ACCOUNTS = 4
const START_FEN = 1000
const transfer = fc.record({
  from: fc.nat(ACCOUNTS - 1),
  to: fc.nat(ACCOUNTS - 1),
  amountFen: fc.integer({ min: 1, max: 50 }),
})

function openAccounts(): Database {
  const database = new Database({ dataDir: null, clock: () => 0, indexes: { accounts: [] } })
  database.insertMany(
    'accounts',
    Array.from({ length: ACCOUNTS }, (_, at) => ({ _id: `a${at}`, fen: START_FEN, moves: 0 })),
  )
  return database
}

const account = (at: number) => ({ _id: `a${at}` })

/** Reads, thinks, then writes what it has thought of: loses money if anybody could come between unnoticed. */
async function* move(database: Database, { from, to, amountFen }: Transfer): AsyncGenerator<void, boolean> {
  const transactionId = database.startTransaction()
  try {
    for (const [at, change] of [
      [from, -amountFen],
      [to, amountFen],
    ] as const) {
      const before = database.read('accounts', `a${at}`, transactionId)!
      yield
      const data = { $set: { fen: (before.fen as number) + change, moves: (before.moves as number) + 1 } }
      await database.modify('accounts', { query: account(at), data, transactionId }, {})
      yield
    }
    database.commit(transactionId)
    return true
  } catch (error) {
    expect((error as DatabaseError).code).toBe('DATABASE_TRANSACTION_CONFLICT')
    return false
  }
}

describe('counters under concurrent transactions', () => {
  it('sum up: a conflicting transaction leaves nothing, a committed one leaves everything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(transfer, { minLength: 2, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        async (all, turns) => {
          const database = openAccounts()
          const running = all.map((each) => move(database, each))
          let committed = 0
          while (running.length > 0) {
            const turn = turns.next().value! % running.length
            const step = await running[turn]!.next()
            if (step.done) {
              running.splice(turn, 1)
              committed += Number(step.value)
            }
          }
          const accounts = database.find('accounts').documents as Array<{ fen: number; moves: number }>
          expect(accounts.reduce((sum, { fen }) => sum + fen, 0)).toBe(ACCOUNTS * START_FEN)
          expect(accounts.reduce((sum, { moves }) => sum + moves, 0)).toBe(committed * 2)
          expect(committed).toBeGreaterThan(0)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('sum up when increments outside of transactions wait for those inside', async () => {
    const database = openAccounts()
    const transactionId = database.startTransaction()
    const increment = (id?: string) =>
      database.modify('accounts', { query: account(0), data: { $inc: { fen: 1 } }, transactionId: id }, {})
    await increment(transactionId)
    const outside = Promise.all(Array.from({ length: 20 }, () => increment()))
    expect(database.read('accounts', 'a0')).toMatchObject({ fen: START_FEN })
    database.commit(transactionId)
    await outside
    expect(database.read('accounts', 'a0')).toMatchObject({ fen: START_FEN + 21 })
  })
})
