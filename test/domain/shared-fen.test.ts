import fc from 'fast-check'
import { fenInWords, formatFen, parseYuan } from '../../miniprogram/shared/fen'

const amounts = fc.integer({ min: 0, max: 99_999_999_999 })

describe('an amount of money', () => {
  test.each([
    [0, '0.00'],
    [20, '0.20'],
    [19_260, '192.60'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [642_000, '6,420.00'],
    [123_456_789, '1,234,567.89'],
    [-19_260, '-192.60'],
  ])('of %i fen is shown as %s', (fen, text) => {
    expect(formatFen(fen)).toBe(text)
  })

  test.each([
    ['6420', 642_000],
    ['6,420.00', 642_000],
    [' 0.2 ', 20],
    ['0.29', 29],
    ['1.1', 110],
    ['６，４２０．５', 642_050],
    ['', null],
    ['.5', null],
    ['5.', null],
    ['1.234', null],
    ['-3', null],
    ['1e3', null],
    ['六千', null],
    ['1234567890', null],
  ])('typed as "%s" is understood as %p fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })

  test('is understood as it was shown, whatever it is', () => {
    fc.assert(fc.property(amounts, (fen) => parseYuan(formatFen(fen)) === fen))
  })
})

describe('an amount in capital numerals', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [20, '贰角整'],
    [25, '贰角伍分'],
    [100, '壹元整'],
    [105, '壹元零伍分'],
    [10_000, '壹佰元整'],
    [10_005, '壹佰元零伍分'],
    [10_050, '壹佰元伍角整'],
    [19_260, '壹佰玖拾贰元陆角整'],
    [100_010, '壹仟元壹角整'],
    [100_100, '壹仟零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [1_000_000, '壹万元整'],
    [1_001_010, '壹万零壹拾元壹角整'],
    [1_010_000, '壹万零壹佰元整'],
    [1_100_000, '壹万壹仟元整'],
    [10_000_100, '壹拾万零壹元整'],
    [100_010_000, '壹佰万零壹佰元整'],
    [1_000_000_000, '壹仟万元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_010_010_000, '壹亿零壹拾万零壹佰元整'],
  ])('writes %i fen as %s', (fen, words) => {
    expect(fenInWords(fen)).toBe(words)
  })

  const digits = '零壹贰叁肆伍陆柒捌玖'
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }

  /** An independent reader of the words, as a clerk would read them. */
  function read(words: string): number {
    let yuan = 0
    let section = 0
    let digit = 0
    let fen = 0
    for (const character of words.replace(/整$/, '')) {
      if (digits.includes(character)) digit = digits.indexOf(character)
      else if (character === '角' || character === '分') fen += digit * (character === '角' ? 10 : 1)
      else if (character in units) section += digit * units[character]!
      else {
        section += digit
        if (character === '元') yuan += section
        else yuan = (yuan + section) * (character === '亿' ? 100_000_000 : 10_000)
        section = 0
      }
      if (!digits.includes(character)) digit = 0
    }
    return yuan * 100 + fen
  }

  test('reads back as the amount it was written from', () => {
    const smallEnough = fc.integer({ min: 0, max: 999_999_999 })
    fc.assert(fc.property(smallEnough, (fen) => read(fenInWords(fen)) === fen))
  })

  test('never has two zeros in a row, nor one before 元, 万 or 整', () => {
    fc.assert(
      fc.property(
        amounts.filter((fen) => fen > 0),
        (fen) => !/零零|零[元万亿整拾佰仟角分]/.test(fenInWords(fen)),
      ),
    )
  })

  test('never ends between words: 整 when there are no fen, 分 when there are', () => {
    fc.assert(fc.property(amounts, (fen) => fenInWords(fen).endsWith(fen % 10 === 0 ? '整' : '分')))
  })
})
