import fc from 'fast-check'
import { maxTerms, termsOf, termsOfQuery } from '../../cloudfunctions/domain/search-terms'
import { limits } from '../../miniprogram/shared/limits'

const article = { title: '', summary: '', columnName: '', tags: [] }
const finds = (query: string, words: Partial<Parameters<typeof termsOf>[0]>) => {
  const terms = new Set(termsOf({ ...article, ...words }))
  const asked = termsOfQuery(query)
  return asked.length > 0 && asked.every((term) => terms.has(term))
}

test('an article is found by runs of two and three characters of title, column, tags and summary', () => {
  expect(termsOf({ title: '入党申请', summary: '怎么写', columnName: '党校', tags: ['表格'] })).toEqual([
    '入党',
    '党申',
    '申请',
    '入党申',
    '党申请',
    '党校',
    '表格',
    '怎么',
    '么写',
    '怎么写',
  ])
})

test('a query asks for its runs of three, and for words of two as they are', () => {
  expect(termsOfQuery('入党申请 表格')).toEqual(['入党申', '党申请', '表格'])
})

test.each([
  ['a single character', '党'],
  ['single characters with space between', '党 课'],
  ['nothing but signs', '！？ …'],
  ['nothing', ' '],
])('%s asks for nothing', (_name, query) => {
  expect(termsOfQuery(query)).toEqual([])
})

test('a single character beside longer words narrows nothing', () => {
  expect(termsOfQuery('入党 申')).toEqual(['入党'])
})

test.each([
  ['two words in any order', '表格 入党', { title: '入党要填的表格' }, true],
  ['words of different fields', '通知公告 党课', { title: '周五的党课', columnName: '通知公告' }, true],
  ['a word that is nowhere', '入党 转正', { title: '入党要填的表格' }, false],
  ['capitals and full-width letters', 'ｗｅｂ', { title: 'Web 安全月' }, true],
  ['a number with its sign of the year', '2026年', { title: '2026年工作要点' }, true],
  ['a rare character of two halves', '𠮷野', { title: '𠮷野家' }, true],
  ['across a comma', '暑期，实践', { title: '暑期社会实践' }, true],
  ['characters that are apart in the text', '入申', { title: '入党申请' }, false],
])('%s', (...[, query, words, isFound]) => {
  expect(finds(query, words)).toBe(isFound)
})

describe('whatever is written', () => {
  const text = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength })
  const chinese = (length: { minLength: number; maxLength: number }) =>
    fc.string({ unit: fc.constantFrom(...'学习党支部文件通知申请书年月日a1'), ...length })

  it('every stretch of a title finds it', () => {
    const stretches = chinese({ minLength: 2, maxLength: limits.articleTitle }).chain((title) =>
      fc
        .tuple(fc.nat(title.length - 2), fc.integer({ min: 2, max: limits.searchWords }))
        .map(([start, length]) => ({ title, query: title.slice(start, start + length) })),
    )
    fc.assert(fc.property(stretches, ({ title, query }) => expect(finds(query, { title })).toBe(true)))
  })

  it('a word of two characters is found where it stands, and nowhere else', () => {
    const word = chinese({ minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(word, chinese({ minLength: 0, maxLength: 40 }), (query, title) =>
        expect(finds(query, { title })).toBe(title.includes(query)),
      ),
    )
  })

  it('terms are runs of two or three, each once, and no more than fit', () => {
    const words = fc.record({
      title: text(limits.articleTitle),
      summary: text(limits.articleSummary),
      columnName: text(limits.columnName),
      tags: fc.array(text(limits.articleTag), { maxLength: limits.articleTags }),
    })
    fc.assert(
      fc.property(words, (written) => {
        const terms = termsOf(written)
        expect(new Set(terms).size).toBe(terms.length)
        expect(terms.length).toBeLessThanOrEqual(maxTerms)
        expect(terms.every((term) => [2, 3].includes([...term].length))).toBe(true)
      }),
    )
  })

  it('the longest article keeps all of its terms', () => {
    const different = (count: number, from: number) =>
      String.fromCodePoint(...Array.from({ length: count }, (_none, at) => 0x4e00 + from + at))
    const terms = termsOf({
      title: different(limits.articleTitle, 0),
      summary: different(limits.articleSummary, 100),
      columnName: different(limits.columnName, 200),
      tags: Array.from({ length: limits.articleTags }, (_none, at) => different(limits.articleTag, 300 + at * 20)),
    })
    expect(terms).toContain(different(limits.articleSummary, 100).slice(-3))
    expect(terms.length).toBeLessThan(maxTerms)
  })
})
