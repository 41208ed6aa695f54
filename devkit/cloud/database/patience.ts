import { conflict } from './errors'
import type { Limits } from './limits'
import type { Transaction, Transactions } from './transaction'

/** A write outside of transactions met a document that a transaction holds: it is tried again when that has ended. */
export class Held extends Error {}

/** Real milliseconds after which a waiting write looks again by itself: an abandoned transaction ends by the clock only. */
const LOOK_AGAIN_MS = 50

/** Runs a write: outside of transactions waits for whoever holds the document; inside, any failure ends the transaction. */
export async function attempt<T>(
  { transactions, limits }: { transactions: Transactions; limits: Limits },
  transaction: Transaction | undefined,
  run: () => T,
): Promise<T> {
  const patience = performance.now() + limits.lockWaitMs
  for (;;) {
    try {
      return run()
    } catch (error) {
      if (transaction) transactions.abort(transaction)
      if (!(error instanceof Held)) throw error
      if (performance.now() > patience) throw conflict()
    }
    await transactions.nextEnd(LOOK_AGAIN_MS)
  }
}
