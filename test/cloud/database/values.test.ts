import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Binary, Decimal128, ObjectId } from 'bson'
import fc from 'fast-check'
import { Database, type Document } from '../../../devkit/cloud/database'
import { compare, equal, keyOf } from '../../../devkit/cloud/database/values'

const VALUES: unknown[] = [
  null, NaN, -1, -0, 0, 1.5, 2 ** 40, 'a', 'aa', '！', '😀', {}, { a: 1 }, { a: 1, b: 2 }, { b: 1 }, [], [1], [1, 2], ['a'],
  new Binary(Buffer.from([1, 2])), new ObjectId('0123456789abcdef01234567'), false, true, new Date(0), new Date(1), Decimal128.fromString('1.5'),
] // prettier-ignore
const value = fc.constantFrom(...VALUES)

describe('the order of values', () => {
  it('is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) || 0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('agrees with the keys of sets: equal values have one key, different ones two', () => {
    fc.assert(
      fc.property(value, value, (a, b) => expect(keyOf(a) === keyOf(b)).toBe(equal(a, b))),
      { numRuns: 2000 },
    )
  })

  it('puts emoji behind the other characters, as UTF-8 does', () => {
    expect(compare('！', '😀')).toBeLessThan(0)
  })
})

describe('the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const reopened = (dataDir: string): Document[] => {
    const database = new Database({ dataDir, clock: Date.now })
    const { documents } = database.find('things')
    database.close()
    return documents
  }

  it('gives back every value and the order of insertion', () => {
    const dataDir = join(folder, 'values')
    const database = new Database({ dataDir, clock: Date.now })
    const documents = VALUES.map((each, _id) => ({ _id, each, deep: { list: [each] } }))
    database.insertMany('things', documents)
    database.close()
    expect(reopened(dataDir)).toEqual(documents)
  })

  it('remembers changes, removals and created collections, and forgets what was cleared', async () => {
    const dataDir = join(folder, 'changes')
    const database = new Database({ dataDir, clock: Date.now })
    database.insertMany('things', [{ _id: 1 }, { _id: 2 }, { _id: 3 }])
    await database.modify('things', { query: { _id: 2 }, data: { $set: { a: new Date(5) } } }, {})
    await database.remove('things', { query: { _id: 1 } }, {})
    database.createCollection('empty')
    database.close()
    expect(reopened(dataDir)).toEqual([{ _id: 2, a: new Date(5) }, { _id: 3 }])
    const again = new Database({ dataDir, clock: Date.now })
    expect(again.collections().map(({ name, count }) => [name, count])).toEqual([
      ['things', 2],
      ['empty', 0],
    ])
    again.clear()
    again.close()
    expect(reopened(dataDir)).toEqual([])
  })
})
