import fc from 'fast-check'
import { Database } from '../../../devkit/cloud/database'
import { handleDatabaseAction } from '../../../devkit/cloud/protocol/database'

const QUERY = [
  '$eq',
  '$gt',
  '$in',
  '$all',
  '$elemMatch',
  '$size',
  '$mod',
  '$regex',
  '$not',
  '$type',
  '$near',
  '$or',
  '$expr',
]
const UPDATE = [
  '$set',
  '$inc',
  '$mul',
  '$max',
  '$rename',
  '$push',
  '$pop',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$bit',
  '$each',
]
const STAGES = [
  '$match',
  '$group',
  '$project',
  '$addFields',
  '$bucket',
  '$lookup',
  '$sort',
  '$unwind',
  '$limit',
  '$geoNear',
]
const EXPRESSIONS = [
  '$sum',
  '$add',
  '$cond',
  '$switch',
  '$dateToString',
  '$substr',
  '$week',
  '$filter',
  '$let',
  '$divide',
]
const FIELDS = [
  'a',
  'b',
  'a.b',
  'a.$',
  'a.$[]',
  'a.0',
  '_id',
  'from',
  'as',
  'pipeline',
  'groupBy',
  'boundaries',
  'path',
  'input',
  'in',
]

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    -1,
    2.5,
    '',
    'a',
    '$a',
    '$$x',
    true,
    { $date: { $numberLong: '5' } },
    { $oid: 'no' },
  ),
  fc.constant({ type: 'Point', coordinates: [1, 2] }),
)

/** Anything that looks a little like what the SDK sends. */
const nonsense = (names: string[]): fc.Arbitrary<unknown> =>
  fc.letrec((self) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.dictionary(fc.constantFrom(...names, ...FIELDS), self('any'), { maxKeys: 3 }),
      fc.array(self('any'), { maxLength: 3 }),
    ),
  })).any

describe('nonsense', () => {
  it('is answered or refused with a code, never with a fault of ours', async () => {
    const query = nonsense(QUERY)
    const update = fc
      .tuple(fc.constantFrom(...UPDATE), nonsense(UPDATE))
      .map(([operator, data]) => ({ [operator]: { 'a.b': data } }))
    const stage = fc.tuple(fc.constantFrom(...STAGES), nonsense([...EXPRESSIONS, ...QUERY]))
    const request = fc.oneof(
      query.map((each) => ['getDocument', { query: JSON.stringify(each) }] as const),
      query.map((each) => ['getDocument', { projection: JSON.stringify(each), order: JSON.stringify(each) }] as const),
      query.map((each) => ['removeDocument', { query: JSON.stringify({ b: each }), multi: true }] as const),
      update.map(
        (each) => ['modifyDocument', { query: '{"_id":1}', data: JSON.stringify(each), merge: true }] as const,
      ),
      query.map((each) => ['insertDocument', { data: [JSON.stringify(each)] }] as const),
      stage.map(
        ([stageKey, each]) =>
          ['aggregateDocuments', { stages: [{ stageKey, stageValue: JSON.stringify(each) }] }] as const,
      ),
    )
    await fc.assert(
      fc.asyncProperty(request, async ([action, params]) => {
        const database = new Database({
          dataDir: null,
          clock: () => 0,
          indexes: { things: [{ name: 'a', keys: [['a', 1]] }] },
        })
        database.insertMany('things', [
          { _id: 1, a: [1, { b: 1 }], b: 'x' },
          { _id: 2, a: null, b: new Date(0) },
          { _id: 'a' },
        ])
        const context = { requestId: 'r', now: 0 }
        const { body } = await handleDatabaseAction(
          database,
          `database.${action}`,
          { collectionName: 'things', ...params },
          context,
        )
        expect(body.code ?? 'answered').toMatch(
          /^(answered|INVALID_PARAM|DATABASE_REQUEST_FAILED|DATABASE_INVALID_OPERRATOR)$/,
        )
      }),
      { numRuns: 1500 },
    )
  })
})
