import { startSdkDatabase, refusalOf, type Pipeline, type SdkDatabase } from '../support/sdk-database'

let server: SdkDatabase

beforeAll(async () => {
  server = await startSdkDatabase({ indexes: { bills: [], people: [{ name: 'branch', keys: [['branch', 1]] }] } })
  server.database.insertMany('bills', [
    { _id: 1, who: 'anna', fen: 100, month: '2026-10', at: new Date('2026-10-05T18:00:00Z'), tags: ['x', 'y'] },
    { _id: 2, who: 'anna', fen: 300, month: '2026-11', at: new Date('2026-11-05T18:00:00Z'), tags: ['y'] },
    { _id: 3, who: 'bo', fen: 50, month: '2026-11', at: new Date('2026-11-30T18:00:00Z'), tags: [] },
    { _id: 4, who: 'cy', fen: 900, month: '2026-11', note: { by: 'bo', why: 'late' } },
  ])
  server.database.insertMany('people', [
    { _id: 'anna', branch: 'b1' },
    { _id: 'bo', branch: 'b1' },
    { _id: 'cy', branch: 'b2' },
  ])
})
afterAll(() => server.close())

const $ = () => server.db.command.aggregate
const bills = () => server.db.collection('bills').aggregate()
const people = () => server.db.collection('people').aggregate()

async function list(pipeline: Pipeline): Promise<unknown[]> {
  return (await pipeline.end()).list
}

describe('aggregate', () => {
  it('matches, groups, sorts', async () => {
    const { gt } = server.db.command
    const sums = bills()
      .match({ fen: gt(60) })
      .group({ _id: '$who', fen: $().sum('$fen'), n: $().sum(1), months: $().push('$month') })
      .sort({ _id: 1 })
    expect(await list(sums)).toEqual([
      { _id: 'anna', fen: 400, n: 2, months: ['2026-10', '2026-11'] },
      { _id: 'cy', fen: 900, n: 1, months: ['2026-11'] },
    ])
  })

  it('projects, adds fields, computes', async () => {
    const shaped = bills()
      .match({ _id: 4 })
      .addFields({ 'note.yuan': $().divide(['$fen', 100]) })
      .project({ _id: 0, note: 1, label: $().concat(['$who', ':', '$month']) })
    expect(await list(shaped)).toEqual([{ note: { by: 'bo', why: 'late', yuan: 9 }, label: 'cy:2026-11' }])
    // The documents themselves stay as they were.
    expect((await server.db.collection('bills').doc(4).get()).data?.note).toEqual({ by: 'bo', why: 'late' })
  })

  it('compares any types in expressions, absent before null before numbers', async () => {
    const late = bills()
      .sort({ _id: 1 })
      .project({ _id: 0, dated: $().gt(['$at', null]), none: $().eq(['$at', null]) })
    expect(await list(late)).toEqual([...Array(3).fill({ dated: true, none: false }), { dated: false, none: false }])
  })

  it('unwinds lists, keeping or dropping empty ones', async () => {
    expect(await list(bills().unwind('$tags').sort({ _id: 1 }).project({ tags: 1 }))).toEqual([
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 2, tags: 'y' },
    ])
    const kept = bills().unwind({ path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true })
    expect(await list(kept)).toHaveLength(5)
  })

  it('buckets', async () => {
    const buckets = bills().bucket({
      groupBy: '$fen',
      boundaries: [0, 100, 500],
      default: 'more',
      output: { n: $().sum(1) },
    })
    expect(await list(buckets)).toEqual([
      { _id: 0, n: 1 },
      { _id: 100, n: 2 },
      { _id: 'more', n: 1 },
    ])
    expect(await list(bills().bucketAuto({ groupBy: '$fen', buckets: 2 }))).toEqual([
      { _id: { min: 50, max: 300 }, count: 2 },
      { _id: { min: 300, max: 900 }, count: 2 },
    ])
    expect(await list(bills().sortByCount('$month'))).toEqual([
      { _id: '2026-11', count: 3 },
      { _id: '2026-10', count: 1 },
    ])
  })

  it('counts, and counts nothing as nothing', async () => {
    expect(await list(bills().match({ who: 'anna' }).count('n'))).toEqual([{ n: 2 }])
    expect(await list(bills().match({ who: 'nobody' }).count('n'))).toEqual([])
  })

  it('replaces the root, skips, limits', async () => {
    expect(await list(bills().match({ _id: 4 }).replaceRoot({ newRoot: '$note' }))).toEqual([{ by: 'bo', why: 'late' }])
    expect(await list(bills().sort({ fen: -1 }).skip(1).limit(2).project({ fen: 1 }))).toEqual([
      { _id: 2, fen: 300 },
      { _id: 1, fen: 100 },
    ])
  })

  it('samples each document at most once', async () => {
    const ids = (await list(bills().sample({ size: 4 }))).map((bill) => (bill as { _id: number })._id)
    expect(ids.sort()).toEqual([1, 2, 3, 4])
  })

  it('looks up by fields', async () => {
    const joined = people()
      .sort({ _id: 1 })
      .lookup({ from: 'bills', localField: '_id', foreignField: 'who', as: 'bills' })
    expect(await list(joined)).toMatchObject([
      { bills: [{ _id: 1 }, { _id: 2 }] },
      { bills: [{ _id: 3 }] },
      { bills: [{ _id: 4 }] },
    ])
    expect(
      await list(
        people().match({ _id: 'cy' }).lookup({ from: 'nowhere', localField: '_id', foreignField: 'x', as: 'none' }),
      ),
    ).toEqual([{ _id: 'cy', branch: 'b2', none: [] }])
  })

  it('looks up by a pipeline that knows the outer document, and uses the index for it', async () => {
    const others = $()
      .pipeline()
      .match(server.db.command.expr($().and([$().eq(['$branch', '$$of']), $().neq(['$_id', '$$self'])])))
      .project({ _id: 1 })
    const joined = people()
      .match({ _id: 'anna' })
      .lookup({ from: 'people', let: { of: '$branch', self: '$_id' }, pipeline: others.done(), as: 'others' })
    expect(await list(joined)).toEqual([{ _id: 'anna', branch: 'b1', others: [{ _id: 'bo' }] }])
    expect(server.lastStats()).toEqual({ examined: 3, returned: 1 }) // anna, then the two of her branch
  })

  it('reckons dates, in the time zone asked for', async () => {
    const dates = bills()
      .match({ _id: 3 })
      .project({
        _id: 0,
        day: $().dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
        month: $().month('$at'),
        week: $().week('$at'),
        isoWeekYear: $().isoWeekYear('$at'),
      })
    expect(await list(dates)).toEqual([{ day: '2026-12-01', month: 11, week: 48, isoWeekYear: 2026 }])
  })

  it('cuts texts by bytes and finds by characters', async () => {
    server.database.insertMany('texts', [{ _id: 1, text: '党员😀之家' }])
    const cut = server.db
      .collection('texts')
      .aggregate()
      .project({ _id: 0, rest: $().substr(['$text', 6, -1]), at: $().indexOfCP(['$text', '之']) })
    expect(await list(cut)).toEqual([{ rest: '😀之家', at: 3 }])
  })

  it('answers 20 documents unless a limit is given', async () => {
    server.database.insertMany(
      'many',
      Array.from({ length: 50 }, (_, _id) => ({ _id })),
    )
    const many = () => server.db.collection('many').aggregate()
    expect(await list(many().sort({ _id: 1 }))).toHaveLength(20)
    expect(await list(many().limit(45))).toHaveLength(45)
  })

  it('refuses what it cannot do', async () => {
    expect(await refusalOf(list(bills().group({ fen: $().sum('$fen') })))).toMatchObject({
      errCode: -1,
      code: 'DATABASE_REQUEST_FAILED',
    })
    expect((await refusalOf(list(bills().limit(0)))).message).toContain('positive number')
    expect((await refusalOf(list(server.db.collection('nowhere').aggregate()))).code).toBe(
      'DATABASE_COLLECTION_NOT_EXIST',
    )
  })
})
