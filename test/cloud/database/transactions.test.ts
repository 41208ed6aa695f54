import { startSdkDatabase, refusalOf, type SdkDatabase } from '../support/sdk-database'

let server: SdkDatabase

beforeAll(async () => {
  const people = [{ name: 'phone', keys: [['phone', 1]] as Array<[string, 1]>, unique: true }]
  server = await startSdkDatabase({ indexes: { things: [], people }, limits: { lockWaitMs: 150 } })
})
afterAll(() => server.close())
beforeEach(() => {
  server.database.clear()
  server.database.insertMany('things', [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
})

const outside = () => server.db.collection('things')
const start = () => server.db.startTransaction()
const inc = (by: number) => ({ data: { n: server.db.command.inc(by) } })
const valueOf = async (id: string): Promise<unknown> => (await outside().doc(id).get()).data?.n

const NOT_THERE = '[ResourceUnavailable.TransactionNotExist]'
const CONFLICT = '[ResourceUnavailable.TransactionConflict]'

describe('a transaction', () => {
  it('shows its writes to itself alone until it commits', async () => {
    const transaction = await start()
    const inside = transaction.collection('things')
    await inside.doc('a').update(inc(5))
    await inside.add({ data: { _id: 'c', n: 3 } })
    await inside.doc('b').remove()
    expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', n: 6 })
    expect((await inside.doc('b').get()).data).toBeNull()
    expect([await valueOf('a'), await valueOf('b'), await valueOf('c')]).toEqual([1, 1, undefined])
    await transaction.commit()
    expect([await valueOf('a'), await valueOf('b'), await valueOf('c')]).toEqual([6, undefined, 3])
  })

  it('leaves nothing when it is rolled back', async () => {
    const reason = await refusalOf(
      server.db.runTransaction(
        async (transaction: { collection: typeof server.db.collection; rollback(why: object): Promise<unknown> }) => {
          await transaction.collection('things').doc('a').update(inc(5))
          await transaction.collection('things').add({ data: { _id: 'c' } })
          await transaction.rollback({ message: 'changed my mind' })
        },
      ),
    )
    expect(reason).toEqual({ message: 'changed my mind' })
    expect([await valueOf('a'), (await outside().count()).total]).toEqual([1, 2])
  })

  it('reads the state of its first operation, whatever others commit', async () => {
    const transaction = await start()
    const inside = transaction.collection('things')
    await inside.doc('a').get()
    await outside().doc('a').update(inc(10))
    await outside().doc('b').remove()
    await outside().add({ data: { _id: 'c', n: 1 } })
    expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', n: 1 })
    expect((await inside.doc('b').get()).data).toEqual({ _id: 'b', n: 1 })
    expect((await inside.doc('c').get()).data).toBeNull()
    await transaction.rollback()
  })

  it('may remove and add the same document, and keeps the last word', async () => {
    const transaction = await start()
    const inside = transaction.collection('things')
    await inside.doc('a').remove()
    await inside.add({ data: { _id: 'a', n: 7 } })
    await inside.add({ data: { _id: 'c', n: 7 } })
    await inside.doc('c').remove()
    await transaction.commit()
    expect((await outside().orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 7 },
      { _id: 'b', n: 1 },
    ])
  })

  it('works by id alone', async () => {
    const transaction = await start()
    expect(await refusalOf(transaction.collection('things').where({ n: 1 }).get())).toMatchObject({ errCode: -501007 })
    await transaction.rollback()
  })
})

describe('conflicts', () => {
  it('writing what another transaction has written fails at once and ends the later one', async () => {
    const [first, second] = [await start(), await start()]
    await first.collection('things').doc('a').update(inc(1))
    await second.collection('things').doc('b').update(inc(1))
    const refusal = await refusalOf(second.collection('things').doc('a').update(inc(1)))
    expect(refusal).toMatchObject({ errCode: -501001, message: expect.stringContaining(CONFLICT) })
    expect((await refusalOf(second.commit())).message).toContain(NOT_THERE)
    await first.commit()
    expect([await valueOf('a'), await valueOf('b')]).toEqual([2, 1])
  })

  it('writing what was committed since the snapshot fails', async () => {
    const transaction = await start()
    await transaction.collection('things').doc('a').get()
    await outside().doc('a').update(inc(1))
    const refusal = await refusalOf(transaction.collection('things').doc('a').update(inc(1)))
    expect(refusal.message).toContain(CONFLICT)
    await transaction.rollback() // its owner may still come to roll it back
    expect(await valueOf('a')).toBe(2)
  })

  it('reading what another has written does not', async () => {
    const [first, second] = [await start(), await start()]
    await first.collection('things').doc('a').update(inc(1))
    expect((await second.collection('things').doc('a').get()).data).toEqual({ _id: 'a', n: 1 })
    await second.collection('things').doc('b').update(inc(1))
    await first.commit()
    await second.commit()
    expect([await valueOf('a'), await valueOf('b')]).toEqual([2, 2])
  })

  it('a write outside waits for the transaction that holds the document', async () => {
    const transaction = await start()
    await transaction.collection('things').doc('a').update(inc(10))
    const write = outside()
      .where({ n: server.db.command.gt(0) })
      .update(inc(1))
    await transaction.commit()
    expect(await write).toMatchObject({ stats: { updated: 2 } })
    expect([await valueOf('a'), await valueOf('b')]).toEqual([12, 2])
  })

  it('a write outside gives up in the end', async () => {
    const transaction = await start()
    await transaction.collection('things').doc('a').update(inc(10))
    expect((await refusalOf(Promise.resolve(outside().doc('a').update(inc(1))))).message).toContain(CONFLICT)
    await transaction.rollback()
  })
})

describe('the end of a transaction', () => {
  it('comes by itself after 30 s, and frees what it held', async () => {
    const transaction = await start()
    await transaction.collection('things').doc('a').update(inc(10))
    server.clock.now += 30_001
    const late = transaction.collection('things').doc('a').update(inc(1))
    expect(await refusalOf(late)).toMatchObject({ errCode: -501001, message: expect.stringContaining(NOT_THERE) })
    expect(await refusalOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
    await outside().doc('a').update(inc(1))
    expect(await valueOf('a')).toBe(2)
  })

  it('is final: nothing can be done in it after commit', async () => {
    const transaction = await start()
    await transaction.commit()
    expect((await refusalOf(transaction.collection('things').doc('a').get())).message).toContain(NOT_THERE)
    expect(await refusalOf(transaction.rollback())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })
})

describe('unique values', () => {
  const person = (id: string, phone: string) => ({ data: { _id: id, phone } })

  it('are enforced inside, against what is committed and against itself', async () => {
    await server.db.collection('people').add(person('old', '1'))
    for (const phone of ['1', '2']) {
      const transaction = await start()
      const people = transaction.collection('people')
      if (phone === '2') await people.add(person('x', '2'))
      expect((await refusalOf(people.add(person('y', phone)))).message).toContain('E11000')
    }
    expect(await server.db.collection('people').count()).toMatchObject({ total: 1 })
  })

  it('can move from one document to another', async () => {
    await server.db.collection('people').add(person('old', '1'))
    const transaction = await start()
    await transaction
      .collection('people')
      .doc('old')
      .update({ data: { phone: '2' } })
    await transaction.collection('people').add(person('new', '1'))
    await transaction.commit()
    expect(await server.db.collection('people').count()).toMatchObject({ total: 2 })
  })

  it('that another transaction is about to take are a conflict', async () => {
    const [first, second] = [await start(), await start()]
    await first.collection('people').add(person('x', '1'))
    expect((await refusalOf(second.collection('people').add(person('y', '1')))).message).toContain(CONFLICT)
    await first.commit()
  })
})
