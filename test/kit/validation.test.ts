import fc from 'fast-check'
import * as v from 'valibot'
import * as f from '../../cloudfunctions/contract/fields'
import { Refusal } from '../../cloudfunctions/kit/errors'
import { parseInput, parseOutput } from '../../cloudfunctions/kit/validation'

const schema = f.input({
  name: f.text('姓名', 5),
  note: f.optionalText('留言', 10),
  days: f.wholeNumber('天数', 1, 30),
  phone: f.phone(),
  month: v.optional(f.month('月份')),
})
const good = { name: '林晓', days: 3, phone: '' }

function refusalOf(input: unknown): Refusal {
  try {
    parseInput(schema, input)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was accepted')
}

test('what is sound passes, trimmed and with what may be left out', () => {
  expect(parseInput(schema, { ...good, name: '  林晓 ' })).toEqual({ ...good, note: '' })
})

test.each([
  [{ name: '' }, { name: '姓名还没有填。' }],
  [{ name: '  ' }, { name: '姓名还没有填。' }],
  [{ name: '一二三四五六' }, { name: '姓名最多 5 个字，现在是 6 个。' }],
  [{ name: 7 }, { name: '姓名要写成文字。' }],
  [{ name: '林\u0000晓' }, { name: '姓名里有看不见的控制符，删掉再试。' }],
  [{ days: 0 }, { days: '天数要是 1 到 30 之间的整数。' }],
  [{ days: '3' }, { days: '天数要是 1 到 30 之间的整数。' }],
  [{ days: Number.NaN }, { days: '天数要是 1 到 30 之间的整数。' }],
  [{ phone: '1381234' }, { phone: '手机号要 11 位，现在是 7 位。' }],
  [{ phone: '23812345678' }, { phone: '手机号要以 1 开头。' }],
  [{ month: '2026-13' }, { month: '月份要写成 2026-11 这样。' }],
  [{ surprise: 1 }, { surprise: '多了不认识的一项「surprise」。' }],
])('%j is refused by field, in a sentence with the limit', (more, fields) => {
  expect(refusalOf({ ...good, ...more })).toMatchObject({
    code: 'INVALID_INPUT',
    fields,
    message: Object.values(fields)[0],
  })
})

test('every field that is wrong has its sentence, and the message is the first', () => {
  const { fields, message } = refusalOf({ name: '', days: 99, phone: '1' })
  expect(Object.keys(fields ?? {})).toEqual(['name', 'days', 'phone'])
  expect(message).toBe('姓名还没有填。')
})

test('a field that is missing is named', () => {
  expect(refusalOf({ name: '林晓', phone: '' }).fields).toEqual({ days: '少了「days」这一项。' })
})

test('no input at all is an input without fields', () => {
  expect(refusalOf(undefined).code).toBe('INVALID_INPUT')
  expect(parseInput(f.input({}), undefined)).toEqual({})
})

test('whatever comes in, the answer is the value or a refusal in Chinese, never a fault', () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      try {
        parseInput(schema, input)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        expect((error as Refusal).message).toMatch(/[一-鿿].*。$/)
      }
    }),
  )
})

describe('what leaves', () => {
  const output = v.object({ name: v.string() })

  test('is stripped of what the contract does not name', () => {
    expect(parseOutput(output, { name: '林晓', openid: 'secret' })).toEqual({ name: '林晓' })
  })

  test('and breaks the contract, is a fault of ours that names the place', () => {
    expect(() => parseOutput(output, { name: 7 })).toThrow('output breaks the contract at name')
  })
})
