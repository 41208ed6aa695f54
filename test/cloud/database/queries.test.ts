import { startSdkDatabase, refusalOf, type SdkDatabase } from '../support/sdk-database'

let server: SdkDatabase

const day = (date: number): Date => new Date(Date.UTC(2026, 0, date))

const DOCUMENTS = [
  {
    _id: 'one',
    n: 1,
    name: 'Anna',
    tags: ['a', 'b'],
    at: day(1),
    nested: { level: 1 },
    list: [
      { k: 1, v: 5 },
      { k: 2, v: 1 },
    ],
  },
  { _id: 'two', n: 2, name: 'bob', tags: [], at: day(2), nested: { level: 2 }, list: [{ k: 1, v: 1 }] },
  { _id: 'three', n: 3.5, name: '党员', tags: ['b', 'c'], at: day(3), scores: [60, 85] },
  { _id: 'null', n: null, name: 'Anna', at: null, tags: 'a' },
  { _id: 'empty' },
]

beforeAll(async () => {
  server = await startSdkDatabase({ indexes: { things: [] } })
  server.database.insertMany('things', DOCUMENTS)
})
afterAll(() => server.close())

async function found(condition: object): Promise<unknown[]> {
  const { data } = await server.db.collection('things').where(condition).get()
  return data.map(({ _id }) => _id)
}

describe('where', () => {
  const _ = () => server.db.command

  it.each<[string, () => object, string[]]>([
    ['eq', () => ({ n: _().eq(1) }), ['one']],
    ['a bare value', () => ({ name: 'bob' }), ['two']],
    ['a nested object, field by field', () => ({ nested: { level: 2 } }), ['two']],
    ['a whole object with eq', () => ({ nested: _().eq({ level: 1 }) }), ['one']],
    ['null, which absent fields equal', () => ({ n: null }), ['null', 'empty']],
    ['neq, which absent fields pass', () => ({ n: _().neq(1) }), ['two', 'three', 'null', 'empty']],
    ['gt', () => ({ n: _().gt(1) }), ['two', 'three']],
    ['gte and lt', () => ({ n: _().gte(1).and(_().lt(3)) }), ['one', 'two']],
    ['lte of dates', () => ({ at: _().lte(day(2)) }), ['one', 'two']],
    ['gte null, which absent fields pass', () => ({ n: _().gte(null) }), ['null', 'empty']],
    ['gt of another type', () => ({ name: _().gt(0) }), []],
    ['in', () => ({ n: _().in([2, 3.5, 9]) }), ['two', 'three']],
    ['in with null', () => ({ n: _().in([1, null]) }), ['one', 'null', 'empty']],
    ['in with a pattern', () => ({ name: _().in([/^b/]) }), ['two']],
    ['nin', () => ({ n: _().nin([1, 2]) }), ['three', 'null', 'empty']],
    ['or', () => _().or({ n: 1 }, { name: 'bob' }), ['one', 'two']],
    ['or of one field', () => ({ n: _().or(_().eq(1), _().gt(3)) }), ['one', 'three']],
    ['and', () => _().and({ name: 'Anna' }, { n: 1 }), ['one']],
    ['nor', () => _().nor([{ name: 'Anna' }, { n: 2 }]), ['three', 'empty']],
    ['not', () => ({ n: _().not(_().gt(1)) }), ['one', 'null', 'empty']],
    ['exists', () => ({ n: _().exists(true) }), ['one', 'two', 'three', 'null']],
    ['not exists', () => ({ n: _().exists(false) }), ['empty']],
    ['mod of numbers only', () => ({ n: _().mod(2, 1) }), ['one', 'three']],
    ['mod never of dates', () => ({ at: _().mod(2, 0) }), []],
    ['an element', () => ({ tags: 'a' }), ['one', 'null']],
    ['a whole array', () => ({ tags: ['a', 'b'] }), ['one']],
    ['all', () => ({ tags: _().all(['b', 'a']) }), ['one']],
    ['size', () => ({ tags: _().size(0) }), ['two']],
    ['elemMatch of values', () => ({ scores: _().elemMatch(_().gt(80)) }), ['three']],
    ['elemMatch never of a scalar', () => ({ tags: _().elemMatch(_().eq('a')) }), ['one']],
    ['elemMatch of documents', () => ({ list: _().elemMatch({ k: 1, v: _().gt(3) }) }), ['one']],
    ['fields in an array, each by any element', () => ({ 'list.k': 2, 'list.v': 5 }), ['one']],
    ['an element by its number', () => ({ 'list.0.v': 1 }), ['two']],
    ['a pattern', () => ({ name: /^an/i }), ['one', 'null']],
    ['db.RegExp', () => ({ name: server.db.RegExp({ regexp: '员$' }) }), ['three']],
    ['not a pattern', () => ({ name: _().not(/^A/) }), ['two', 'three', 'empty']],
  ])('matches %s', async (_name, condition, expected) => {
    expect(await found(condition())).toEqual(expected)
  })

  it('evaluates expressions over fields', async () => {
    const $ = _().aggregate
    // Absent comes before null, and null before numbers.
    expect(await found(_().expr($.gt(['$n', '$nested.level'])))).toEqual(['three', 'null'])
    expect(await found(_().expr($.eq(['$n', null])))).toEqual(['null'])
  })
})

describe('a condition the service refuses', () => {
  const refusal = (condition: object) => refusalOf(server.db.collection('things').where(condition).get())

  it.each<[string, () => object, string]>([
    ['an unknown operator', () => ({ n: server.db.command.eq(1), m: { $foo: 1 } }), 'unknown operator: $foo'],
    ['mod by zero', () => ({ n: server.db.command.mod(0, 1) }), 'divisor cannot be 0'],
    ['a negative size', () => ({ tags: server.db.command.size(-1) }), '$size may not be negative'],
    ['a broken pattern', () => ({ name: server.db.RegExp({ regexp: '(' }) }), 'Regular expression is invalid'],
    ['flag g', () => ({ name: /a/g }), 'invalid flag in regex options: g'],
  ])('%s', async (_name, condition, message) => {
    expect((await refusal(condition())).message).toContain(message)
  })
})

describe('get', () => {
  const things = () => server.db.collection('things')

  it('sorts by type first: null, number, text, list, date', async () => {
    server.database.createCollection('mixed')
    const values = [new Date(0), 'x', ['z'], null, 2, true, { a: 1 }, -1]
    server.database.insertMany(
      'mixed',
      values.map((value, at) => ({ _id: at, value })),
    )
    const { data } = await server.db.collection('mixed').orderBy('value', 'asc').get()
    // The list sorts by its smallest element, the text 'z'.
    expect(data.map(({ value }) => value)).toEqual([null, -1, 2, 'x', ['z'], { a: 1 }, true, new Date(0)])
  })

  it('sorts by several fields, skips and limits', async () => {
    const { data } = await things().orderBy('name', 'desc').orderBy('n', 'asc').skip(1).limit(3).get()
    expect(data.map(({ _id }) => _id)).toEqual(['two', 'null', 'one'])
  })

  it('answers 100 documents by default and for limit(0), and never more than 1000', async () => {
    server.database.insertMany(
      'many',
      Array.from({ length: 1001 }, (_, _id) => ({ _id })),
    )
    const many = server.db.collection('many')
    expect((await many.get()).data).toHaveLength(100)
    expect((await many.limit(0).get()).data).toHaveLength(100)
    expect((await many.limit(101).get()).data).toHaveLength(101)
    expect((await many.limit(5000).get()).data).toHaveLength(1000)
    expect(await many.count()).toMatchObject({ total: 1001 })
  })

  it('includes, excludes and cuts fields', async () => {
    const one = async (projection: object) => (await things().where({ _id: 'one' }).field(projection).get()).data[0]
    expect(await one({ n: true })).toEqual({ _id: 'one', n: 1 })
    expect(await one({ _id: false, 'nested.level': 1, 'list.k': 1 })).toEqual({
      nested: { level: 1 },
      list: [{ k: 1 }, { k: 2 }],
    })
    expect(await one({ list: false, tags: false, at: 0, nested: 0 })).toEqual({ _id: 'one', n: 1, name: 'Anna' })
    const { project } = server.db.command
    expect(await one({ n: 1, tags: project.slice(1) })).toMatchObject({ n: 1, tags: ['a'] })
    expect(await one({ n: 1, list: project.elemMatch({ k: 2 }) })).toEqual({
      _id: 'one',
      n: 1,
      list: [{ k: 2, v: 1 }],
    })
    expect((await refusalOf(one({ n: true, name: false }))).message).toContain(
      'Cannot do exclusion on field name in inclusion',
    )
  })

  it('answers dates, and null for a document that is not there', async () => {
    expect((await things().doc('one').get()).data).toMatchObject({ at: day(1), tags: ['a', 'b'] })
    expect((await things().doc('nobody').get()).data).toBeNull()
  })
})
