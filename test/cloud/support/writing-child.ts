import { Database } from '../../../devkit/cloud/database'

/**
 * Writes as fast as it can and says over IPC what has been acknowledged, until it is killed. Odd numbers are single
 * documents, even ones transactions over two documents that belong together.
 */
const [dataDir, start] = process.argv.slice(2) as [string, string]
const database = new Database({ dataDir, clock: Date.now, indexes: { singles: [], left: [], right: [], totals: [] } })

async function writePair(number: number): Promise<void> {
  const transactionId = database.startTransaction()
  await database.insert('left', [{ _id: number }], transactionId)
  await database.insert('right', [{ _id: number, twin: number }], transactionId)
  const total = { query: { _id: 'pairs' }, data: { $inc: { count: 1 } }, transactionId }
  await database.modify('totals', total, { upsert: true })
  database.commit(transactionId)
}

async function writeForever(): Promise<void> {
  for (let number = Number(start); ; number++) {
    if (number % 2 === 0) await writePair(number)
    else await database.insert('singles', [{ _id: number, text: '党员之家'.repeat(50) }])
    await new Promise((sent) => process.send!(number, sent))
  }
}

void writeForever()
