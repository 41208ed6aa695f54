import { startSdkDatabase, refusalOf, type SdkDatabase } from '../support/sdk-database'

let server: SdkDatabase

beforeAll(async () => {
  server = await startSdkDatabase({ indexes: { things: [] } })
})
afterAll(() => server.close())
beforeEach(() => server.database.clear())

const things = () => server.db.collection('things')
const _ = () => server.db.command

/** What becomes of a document by an update. */
async function updated(document: object, data: object): Promise<unknown> {
  server.database.clear()
  await things().add({ data: { _id: 'x', ...document } })
  await things().doc('x').update({ data })
  const { _id, ...rest } = (await things().doc('x').get()).data ?? {}
  return rest
}

describe('update', () => {
  it.each<[string, object, () => object, object]>([
    [
      'sets fields, nested ones by path',
      { a: { b: 1, c: 2 } },
      () => ({ a: { b: 9 }, d: [1] }),
      { a: { b: 9, c: 2 }, d: [1] },
    ],
    ['replaces an object by set', { a: { b: 1, c: 2 } }, () => ({ a: _().set({ b: 9 }) }), { a: { b: 9 } }],
    ['removes', { a: 1, b: { c: 1, d: 2 } }, () => ({ a: _().remove(), b: { c: _().remove() } }), { b: { d: 2 } }],
    ['leaves null where an element is removed', { a: [1, 2, 3] }, () => ({ 'a.1': _().remove() }), { a: [1, null, 3] }],
    ['increments, absent fields from 0', { a: 1 }, () => ({ a: _().inc(-3), b: _().inc(2) }), { a: -2, b: 2 }],
    ['multiplies', { a: 3 }, () => ({ a: _().mul(2.5), b: _().mul(2) }), { a: 7.5, b: 0 }],
    [
      'takes the smaller and the larger',
      { a: 5, b: 5 },
      () => ({ a: _().min(3), b: _().max(4), c: _().max(1) }),
      { a: 3, b: 5, c: 1 },
    ],
    ['renames', { a: { b: 1 } }, () => ({ 'a.b': _().rename('c') }), { a: {}, c: 1 }],
    ['works on bits', { a: 13 }, () => ({ a: _().bit({ and: 10 }) }), { a: 8 }],
    [
      'pushes one, many, at a place',
      { a: [1], b: [1], c: [1] },
      () => ({ a: _().push(2), b: _().push([2, 3]), c: _().unshift([8, 9]) }),
      { a: [1, 2], b: [1, 2, 3], c: [8, 9, 1] },
    ],
    [
      'pushes, sorts and cuts',
      { a: [{ s: 1 }, { s: 5 }] },
      () => ({ a: _().push({ each: [{ s: 3 }], sort: { s: -1 }, slice: 2 }) }),
      { a: [{ s: 5 }, { s: 3 }] },
    ],
    ['pushes to nothing', {}, () => ({ a: _().push([1]) }), { a: [1] }],
    [
      'pops and shifts',
      { a: [1, 2, 3], b: [1, 2, 3] },
      () => ({ a: _().pop(), b: _().shift() }),
      { a: [1, 2], b: [2, 3] },
    ],
    [
      'adds to a set once',
      { a: [1, { k: 1 }] },
      () => ({ a: _().addToSet({ k: 1 }), b: _().addToSet({ $each: [1, 1, 2] }) }),
      { a: [1, { k: 1 }], b: [1, 2] },
    ],
    [
      'pulls values, by condition, documents',
      { a: [1, 2, 1], b: [1, 5, 9], c: [{ k: 1, v: 1 }, { k: 2 }] },
      () => ({ a: _().pull(1), b: _().pull(_().gte(5)), c: _().pull({ k: 1 }) }),
      { a: [2], b: [1], c: [{ k: 2 }] },
    ],
    ['pulls all of a list', { a: [1, 2, 3, 1] }, () => ({ a: _().pullAll([1, 3]) }), { a: [2] }],
  ])('%s', async (...[, before, data, after]) => {
    expect(await updated(before, data())).toEqual(after)
  })

  it('changes the element that the condition matched, or all', async () => {
    await things().add({
      data: {
        _id: 'x',
        list: [
          { k: 1, n: 0 },
          { k: 2, n: 0 },
        ],
      },
    })
    await things()
      .where({ 'list.k': 2 })
      .update({ data: { 'list.$.n': _().inc(5) } })
    await things()
      .where({ _id: 'x' })
      .update({ data: { 'list.$[].k': _().inc(10) } })
    expect((await things().doc('x').get()).data?.list).toEqual([
      { k: 11, n: 0 },
      { k: 12, n: 5 },
    ])
  })

  it('counts what has really changed, and set counts what it has replaced', async () => {
    server.database.insertMany('things', [
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
    expect(
      await things()
        .where({ n: _().gt(0) })
        .update({ data: { n: 2 } }),
    ).toMatchObject({ stats: { updated: 1 } })
    expect(
      await things()
        .doc(1)
        .update({ data: { n: 2 } }),
    ).toMatchObject({ stats: { updated: 0 } })
    expect(
      await things()
        .doc(1)
        .set({ data: { n: 2 } }),
    ).toMatchObject({ stats: { updated: 1, created: 0 } })
    expect(
      await things()
        .doc(3)
        .set({ data: { n: 3 } }),
    ).toMatchObject({ stats: { updated: 0, created: 1 } })
    expect(
      await things()
        .doc(9)
        .update({ data: { n: 3 } }),
    ).toMatchObject({ stats: { updated: 0 } })
    expect((await things().orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 1, n: 2 },
      { _id: 2, n: 2 },
      { _id: 3, n: 3 },
    ])
  })

  it('touches one document with multi: false', async () => {
    server.database.insertMany('things', [{ n: 1 }, { n: 1 }, { n: 1 }])
    const one = { multi: false } as object
    await things()
      .where({ n: 1 })
      .update({ data: { n: 2 }, ...one })
    expect(await things().where({ n: 2 }).count()).toMatchObject({ total: 1 })
    await (things().where({ n: 1 }) as unknown as { remove(options: object): Promise<unknown> }).remove(one)
    expect(await things().count()).toMatchObject({ total: 2 })
  })

  it('writes the time of the server, with an offset', async () => {
    const { db, clock } = server
    const serverDate = db.serverDate as (options?: object) => unknown
    await things().add({ data: { _id: 'x', at: serverDate(), list: [serverDate({ offset: 1000 })] } })
    await things()
      .doc('x')
      .update({ data: { later: serverDate({ offset: 60_000 }) } })
    expect((await things().doc('x').get()).data).toEqual({
      _id: 'x',
      at: new Date(clock.now),
      list: [new Date(clock.now + 1000)],
      later: new Date(clock.now + 60_000),
    })
  })
})

describe('an update the service refuses leaves the document as it was', () => {
  it.each<[string, object, () => object, string]>([
    ['inc on text', { a: 'x' }, () => ({ a: _().inc(1) }), 'Cannot apply $inc to a value of non-numeric type'],
    ['inc on null', { a: null }, () => ({ a: _().inc(1) }), 'non-numeric type null'],
    ['mul by text', { a: 1 }, () => ({ a: _().mul('2') }), 'Cannot multiply with non-numeric argument'],
    ['push on a scalar', { a: 1 }, () => ({ a: _().push([1]) }), "The field 'a' must be an array but is of type int"],
    ['pull on a scalar', { a: 1 }, () => ({ a: _().pull(1) }), 'Cannot apply $pull to a non-array value'],
    ['addToSet on a scalar', { a: 1 }, () => ({ a: _().addToSet(1) }), 'Cannot apply $addToSet to non-array field'],
    ['pop on a scalar', { a: 'x' }, () => ({ a: _().pop() }), "contains an element of non-array type 'string'"],
    ['set through a scalar', { a: 5 }, () => ({ a: { b: 1 } }), "Cannot create field 'b' in element {a: 5}"],
    ['set through null', { a: null }, () => ({ a: { b: 1 } }), "Cannot create field 'b' in element {a: null}"],
    ['a name in a list', { a: [1] }, () => ({ 'a.b': 1 }), "Cannot create field 'b' in element {a: [1]}"],
    ['two changes of one place', { a: {} }, () => ({ 'a.b': 1, a: _().set({}) }), "would create a conflict at 'a'"],
    ['a part of the id', {}, () => ({ '_id.x': 1 }), "immutable field '_id'"],
  ])('%s', async (...[, before, data, message]) => {
    await things().add({ data: { _id: 'x', ...before } })
    const refusal = await refusalOf(things().doc('x').update({ data: data() }))
    expect(refusal.message).toContain(message)
    expect(refusal.errCode).toBe(-502001)
    expect((await things().doc('x').get()).data).toEqual({ _id: 'x', ...before })
  })

  it('a field name that begins with $', async () => {
    const refusal = await refusalOf(things().add({ data: { a: { $b: 1 } } }))
    expect(refusal).toMatchObject({
      errCode: -502001,
      message: expect.stringContaining('The dollar ($) prefixed field'),
    })
  })

  it('a change without any condition', async () => {
    expect(await refusalOf(things().update({ data: { a: 1 } }))).toMatchObject({ errCode: -501007 })
    expect(await refusalOf(things().remove())).toMatchObject({ errCode: -501007 })
  })
})

describe('add', () => {
  it('answers ids: own ones, made ones, and those of many', async () => {
    expect(await things().add({ data: { _id: 'mine' } })).toMatchObject({ _id: 'mine' })
    expect(await things().add({ data: { a: 1 } })).toMatchObject({ _id: expect.stringMatching(/^[0-9a-f]{32}$/) })
    const many = await things().add({ data: [{ _id: 1 }, { _id: '1' }] })
    expect(many).toMatchObject({ _ids: [1, '1'] })
    expect(await things().count()).toMatchObject({ total: 4 })
  })

  it('refuses an id that is taken', async () => {
    await things().add({ data: { _id: 'x' } })
    const refusal = await refusalOf(things().add({ data: { _id: 'x', other: 1 } }))
    expect(refusal.errCode).toBe(-502001)
    expect(refusal.message).toContain('E11000 duplicate key error collection')
    expect(refusal.message).toContain('index: _id_ dup key: { _id: "x" }')
  })

  it('refuses a document of more than 16 MB', async () => {
    const refusal = await refusalOf(things().add({ data: { text: 'x'.repeat(16 * 1024 * 1024) } }))
    expect(refusal.message).toContain('larger than the maximum')
  })
})
