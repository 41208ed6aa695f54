import type { IndexFile } from '../../../devkit/cloud/database'
import { startSdkDatabase, refusalOf, type SdkDatabase } from '../support/sdk-database'

const indexes: IndexFile = {
  posts: [
    {
      name: 'topic_created',
      keys: [
        ['topicId', 1],
        ['createdAt', -1],
      ],
    },
    {
      name: 'tags',
      keys: [
        ['tags', 1],
        ['createdAt', 1],
      ],
    },
  ],
  grouped: [
    {
      name: 'tag_in_the_middle',
      keys: [
        ['group', 1],
        ['tags', 1],
        ['at', 1],
      ],
    },
  ],
  people: [
    { name: 'phone', keys: [['phone', 1]], unique: true },
    {
      name: 'branch_number',
      keys: [
        ['branch', 1],
        ['number', 1],
      ],
      unique: true,
    },
  ],
}
const TOPICS = 20
const POSTS = 2000

let server: SdkDatabase

beforeAll(async () => {
  server = await startSdkDatabase({ indexes })
  const posts = Array.from({ length: POSTS }, (_, at) => ({
    _id: `p${String(at).padStart(4, '0')}`,
    topicId: `t${at % TOPICS}`,
    createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(at / 40) * 60_000), // two of each topic at the same time
    author: `m${at % 7}`,
    tags: [`x${at % 5}`, 'all'],
  }))
  server.database.insertMany('posts', posts)
})
afterAll(() => server.close())

const posts = () => server.db.collection('posts')
const minute = (at: number): Date => new Date(Date.UTC(2026, 0, 1) + at * 60_000)
const _ = () => server.db.command

describe('documents examined', () => {
  it('by id: one', async () => {
    await posts().doc('p0007').get()
    expect(server.lastStats()).toEqual({ examined: 1, returned: 1 })
    await posts()
      .where({ _id: _().in(['p0001', 'p0002', 'nobody']) })
      .get()
    expect(server.lastStats()).toEqual({ examined: 2, returned: 2 })
  })

  it('of a cursor: as many as are shown', async () => {
    const page = await posts()
      .where({ topicId: 't3', createdAt: _().lt(minute(30)) })
      .orderBy('createdAt', 'desc')
      .limit(20)
      .get()
    expect(page.data[0]!.createdAt).toEqual(minute(29))
    expect(server.lastStats()).toEqual({ examined: 20, returned: 20 })
  })

  it('of a cursor over equal times: hardly more', async () => {
    const older = _().or([{ createdAt: _().lt(minute(30)) }, { createdAt: minute(30), _id: _().lt('p1223') }])
    const page = await posts()
      .where(_().and([{ topicId: 't3' }, older]))
      .orderBy('createdAt', 'desc')
      .orderBy('_id', 'desc')
      .limit(20)
      .get()
    expect(page.data.map(({ _id }) => _id).slice(0, 2)).toEqual(['p1203', 'p1183'])
    expect(server.lastStats()).toEqual({ examined: 21, returned: 20 })
  })

  it('upwards and of several topics at once, merged in order: as many as are shown', async () => {
    const page = await posts()
      .where({ topicId: _().in(['t1', 't2', 't3']) })
      .orderBy('createdAt', 'asc')
      .limit(10)
      .get()
    expect(page.data.map(({ createdAt }) => createdAt)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1].map(minute))
    expect(server.lastStats().examined).toBeLessThanOrEqual(13)
  })

  it('of an equality with another condition: those of the equality', async () => {
    await posts().where({ topicId: 't3', author: 'm1' }).get()
    expect(server.lastStats().examined).toBe(POSTS / TOPICS)
  })

  it('of an element of a list: each document once', async () => {
    const { total } = await posts()
      .where({ tags: _().in(['x1', 'all']) })
      .count()
    expect(total).toBe(POSTS)
    expect(server.lastStats().examined).toBe(POSTS)
  })

  it('of elements that must all be there, in the order behind them: as many as are shown', async () => {
    const page = await posts()
      .where({ tags: _().all(['x1', 'all']) })
      .orderBy('createdAt', 'desc')
      .limit(20)
      .get()
    expect(page.data[0]!.createdAt).toEqual(minute(49))
    expect(new Set(page.data.map(({ tags }) => (tags as string[])[0]))).toEqual(new Set(['x1']))
    // The longer word is looked up: it is in every post, and every fifth has the other as well.
    expect(server.lastStats().examined).toBeLessThanOrEqual(100)
  })

  it('of one of several elements, in the order behind them: each document once', async () => {
    const page = await posts()
      .where({ tags: _().in(['x1', 'all']) })
      .orderBy('createdAt', 'desc')
      .limit(20)
      .get()
    expect(new Set(page.data.map(({ _id }) => _id)).size).toBe(20)
    expect(page.data[19]!.createdAt).toEqual(minute(49))
    expect(server.lastStats().examined).toBe(20)
  })

  it('sorted by the elements themselves: all, since a list stands in several places', async () => {
    await posts().orderBy('tags', 'asc').limit(5).get()
    expect(server.lastStats().examined).toBe(POSTS)
  })

  it('behind elements that the walk does not hold at one point: in the right order all the same', async () => {
    const grouped = server.db.collection('grouped')
    await grouped.add({ data: { _id: 'late', group: 1, tags: ['a', 'b'], at: 2 } })
    await grouped.add({ data: { _id: 'early', group: 1, tags: ['b'], at: 1 } })
    const { data } = await grouped.where({ tags: 'b' }).orderBy('group', 'asc').orderBy('at', 'asc').get()
    expect(data.map(({ _id }) => _id)).toEqual(['early', 'late'])
  })

  it('without an index: all, which is how a scan shows', async () => {
    await posts().where({ author: 'm1' }).limit(1000).get()
    expect(server.lastStats().examined).toBe(POSTS)
    expect(server.database.explain('posts', { author: 'm1' }).plan).toBe('scan')
  })

  it('at the start of a pipeline and in lookup: those the index gives', async () => {
    await posts()
      .aggregate()
      .match({ topicId: 't3' })
      .sort({ createdAt: -1 })
      .limit(5)
      .lookup({ from: 'posts', localField: '_id', foreignField: '_id', as: 'self' })
      .end()
    expect(server.lastStats()).toEqual({ examined: 10, returned: 5 })
  })

  it('follow writes', async () => {
    await posts()
      .doc('p0003')
      .update({ data: { topicId: 'moved' } })
    await posts().where({ topicId: 'moved' }).get()
    expect(server.lastStats()).toEqual({ examined: 1, returned: 1 })
    await posts()
      .doc('p0003')
      .update({ data: { topicId: 't3' } })
    await posts().where({ topicId: 'moved' }).get()
    expect(server.lastStats()).toEqual({ examined: 0, returned: 0 })
  })
})

describe('a unique index', () => {
  const people = () => server.db.collection('people')
  const add = (data: object) => people().add({ data })
  beforeEach(() => server.database.clear('people'))

  it('refuses a second document with the same values, by any write', async () => {
    await add({ _id: 'a', phone: '1', branch: 'x', number: 1 })
    await add({ _id: 'b', phone: '2', branch: 'x', number: 2 })
    const refusal = await refusalOf(add({ phone: '1', branch: 'y', number: 1 }))
    expect(refusal).toMatchObject({
      errCode: -502001,
      message: expect.stringContaining('index: phone dup key: { phone: "1" }'),
    })
    const update = await refusalOf(
      people()
        .doc('b')
        .update({ data: { number: 1 } }),
    )
    expect(update.message).toContain('index: branch_number dup key: { branch: "x", number: 1 }')
    const set = await refusalOf(
      people()
        .doc('c')
        .set({ data: { phone: '2', branch: 'z', number: 9 } }),
    )
    expect(set.message).toContain('E11000')
    expect((await people().doc('b').get()).data).toEqual({ _id: 'b', phone: '2', branch: 'x', number: 2 })
  })

  it('takes an absent field for null, so only one document may lack it', async () => {
    await add({ branch: 'x', number: 1 })
    expect((await refusalOf(add({ branch: 'x', number: 2 }))).message).toContain('dup key: { phone: null }')
    expect((await refusalOf(add({ phone: null, branch: 'x', number: 3 }))).message).toContain('E11000')
  })

  it('adds all of a batch or nothing', async () => {
    await refusalOf(
      people().add({
        data: [
          { phone: '1', number: 1 },
          { phone: '1', number: 2 },
        ],
      }),
    )
    expect(await people().count()).toMatchObject({ total: 0 })
  })
})

describe('a collection', () => {
  const missing = () => server.db.collection('nowhere')

  it('does not come into being by being used', async () => {
    const calls = [
      missing().add({ data: {} }),
      missing().get(),
      missing().count(),
      missing()
        .where({ a: 1 })
        .update({ data: { a: 2 } }),
      missing().where({ a: 1 }).remove(),
      missing()
        .doc('a')
        .set({ data: { a: 1 } }),
    ]
    for (const call of calls) {
      expect(await refusalOf(call)).toMatchObject({
        errCode: -502005,
        message: expect.stringContaining('Db or Table not exist: nowhere'),
      })
    }
  })

  it('is created once', async () => {
    await server.db.createCollection('fresh')
    await server.db.collection('fresh').add({ data: { a: 1 } })
    expect(await server.db.collection('fresh').count()).toMatchObject({ total: 1 })
    expect((await refusalOf(server.db.createCollection('fresh'))).message).toContain('Table exist')
  })

  it('has at most 20 indexes, that on _id included', async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      name: `i${at}`,
      keys: [[`f${at}`, 1]] as Array<[string, 1]>,
    }))
    await expect(startSdkDatabase({ indexes: { many } })).rejects.toThrow('too many indexes')
  })
})
