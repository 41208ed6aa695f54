import fc from 'fast-check'
import { sanitise, wordsOf } from '../../cloudfunctions/content/sanitise'
import { foreignLinks, toHtml, toMarked } from '../../miniprogram/shared/rich-text'

/** Letters and everything that means something in marks or in html. */
const typed = fc
  .array(
    fc.constantFrom(
      '支部',
      '读',
      ' ',
      '\n',
      '*',
      '**',
      '\\',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '&',
      '"',
      '[条例](https://www.12371.cn/a?b=1&c=2)',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

const official = 'https://www.12371.cn/special/'

test.each([
  ['一句话', '一句话'],
  ['**先学**后议', '<strong>先学</strong>后议'],
  ['第一行\n第二行', '第一行<br>第二行'],
  [`看[条例](${official})`, `看<a href="${official}">条例</a>`],
  ['5*3*2', '5*3*2'],
  ['一颗 ** 没有关上', '一颗 ** 没有关上'],
  ['****', '****'],
  ['\\*\\*不是粗体\\*\\*', '**不是粗体**'],
  ['<script>a & "b"</script>', '&lt;script&gt;a &amp; &quot;b&quot;&lt;/script&gt;'],
])('%j becomes %j', (marked, html) => {
  expect(toHtml(marked)).toBe(html)
})

test.each([
  ['<b>甲</b><i>乙</i><u>丙</u>', '**甲乙**丙'],
  ['<em>甲</em><br/>乙', '**甲**\n乙'],
  [`<a href="${official}?a=1&amp;b=(2)"><strong>条例</strong></a>`, `[条例](${official}?a=1&b=%282%29)`],
  ['2**3**4', '2\\*\\*3\\*\\*4'],
])('html %j is typed as %j', (html, marked) => {
  expect(toMarked(html)).toBe(marked)
})

test('whatever is typed reads the same after it was kept and opened again', () => {
  fc.assert(fc.property(typed, (marked) => expect(toHtml(toMarked(toHtml(marked)))).toBe(toHtml(marked))))
})

test('plain words come back as they were typed, stars and brackets included', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('支', 'a', ' ', '\n', '[', ']', '<', '&', '"') }), (text) => {
      expect(toMarked(toHtml(text))).toBe(text)
    }),
  )
  expect(toMarked(toHtml('5*3'))).toBe('5*3')
})

test('the server has nothing to take out of it', () => {
  fc.assert(
    fc.property(typed, (marked) => {
      expect(wordsOf(sanitise(toHtml(marked)))).toBe(wordsOf(toHtml(marked)))
    }),
  )
})

test('a link that is not official stays words, and is named', () => {
  const marked = `[甲](https://shop.example.com/a)和[乙](${official})`
  expect(toHtml(marked)).toBe(`[甲](https://shop.example.com/a)和<a href="${official}">乙</a>`)
  expect(foreignLinks(marked)).toEqual(['https://shop.example.com/a'])
  expect(foreignLinks('[一](见附录)')).toEqual([])
})
