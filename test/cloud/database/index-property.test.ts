import fc from 'fast-check'
import { Database, type IndexFile } from '../../../devkit/cloud/database'

/** Few values of many types, so that they meet often. */
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, 0, 1, 2, 2.5, -1, '', 'a', 'b', 'ab', '党', '😀', '！', true, false),
  fc.constantFrom(0, 1, 2, 3).map((day) => new Date(Date.UTC(2026, 0, 1 + day))),
)
const value = fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) })
const document = fc.record({ a: value, b: scalar, c: scalar, d: fc.record({ e: scalar }) }, { requiredKeys: [] })

const field = fc.constantFrom('a', 'b', 'c', 'd.e', '_id')
const condition = fc.oneof(
  scalar,
  fc.record({ $eq: value }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $all: fc.array(scalar, { maxLength: 3 }) }),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), scalar)
    .map(([operator, limit]) => ({ [operator]: limit })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.constantFrom('^a', '^', 'b$').map(($regex) => ({ $regex })),
)
const simple = fc.dictionary(field, condition, { maxKeys: 3 })
const query = fc.oneof(
  simple,
  fc.tuple(simple, simple, simple).map(([all, one, other]) => ({ $and: [all, { $or: [one, other] }] })),
)
const sort = fc.uniqueArray(fc.tuple(field, fc.constantFrom<1 | -1>(1, -1)), {
  maxLength: 3,
  selector: ([name]) => name,
})

const indexes: IndexFile = {
  things: [
    { name: 'a', keys: [['a', 1]] },
    {
      name: 'b_c',
      keys: [
        ['b', 1],
        ['c', -1],
      ],
    },
    {
      name: 'c_b_e',
      keys: [
        ['c', 1],
        ['b', 1],
        ['d.e', -1],
      ],
    },
    {
      name: 'e_a',
      keys: [
        ['d.e', 1],
        ['a', 1],
      ],
    },
    // Over arrays, with what is sorted by behind them.
    {
      name: 'a_b',
      keys: [
        ['a', 1],
        ['b', -1],
      ],
    },
    {
      name: 'b_a_c',
      keys: [
        ['b', 1],
        ['a', -1],
        ['c', 1],
      ],
    },
  ],
}

const open = (file: IndexFile): Database => new Database({ dataDir: null, clock: () => 0, indexes: file })

const ids = (database: Database, ...[filter, options]: [object, object?]): unknown[] =>
  database.find('things', filter as Record<string, unknown>, options).documents.map(({ _id }) => _id)

describe('a query with indexes', () => {
  const documents = fc
    .array(document, { maxLength: 40 })
    .map((all) => all.map((doc, at) => ({ _id: at % 3 ? `id${at}` : at, ...doc })))

  it('finds the very documents it finds without, whatever is asked', () => {
    fc.assert(
      fc.property(documents, query, (docs, filter) => {
        const [indexed, scanned] = [open(indexes), open({ things: [] })]
        for (const database of [indexed, scanned]) database.insertMany('things', docs)
        expect(new Set(ids(indexed, filter))).toEqual(new Set(ids(scanned, filter)))
      }),
      { numRuns: 400 },
    )
  })

  it('answers in the same order, page by page, after documents were changed and removed', async () => {
    const edits = fc.array(fc.tuple(fc.nat(39), document, fc.boolean()), { maxLength: 15 })
    const page = fc.record({ skip: fc.nat(5), limit: fc.integer({ min: 1, max: 10 }) })
    await fc.assert(
      fc.asyncProperty(
        documents,
        edits,
        fc.record({ filter: query, order: sort, page }),
        async (docs, changes, search) => {
          const {
            filter,
            order,
            page: { skip, limit },
          } = search
          const [indexed, scanned] = [open(indexes), open({ things: [] })]
          for (const database of [indexed, scanned]) {
            database.insertMany('things', docs)
            database.find('things', filter) // builds the indexes before the changes
            for (const [at, data, removes] of changes) {
              const one = { query: { _id: at % 3 ? `id${at}` : at } }
              if (removes) await database.remove('things', one, {})
              else await database.modify('things', { ...one, data }, { replace: true })
            }
          }
          // With _id at the end the order is total, so both must agree on every place.
          const total = order.some(([name]) => name === '_id') ? order : [...order, ['_id', 1]]
          const options = { sort: total, skip, limit }
          expect(ids(indexed, filter, options)).toEqual(ids(scanned, filter, options))
        },
      ),
      { numRuns: 400 },
    )
  })
})
