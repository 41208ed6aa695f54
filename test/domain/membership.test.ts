import fc from 'fast-check'
import {
  afterWrongTry,
  comparableName,
  entryProblems,
  isSamePerson,
  maskPhone,
  mayTry,
  storedNumber,
  triesEndAt,
  triesLeft,
  type Tries,
} from '../../cloudfunctions/domain/membership'

describe('what people type is compared by what they mean', () => {
  test.each([
    ['林 晓', '林晓'],
    ['　林晓　', '林晓'],
    ['林\u200b晓', '林晓'],
    ['阿依古丽•艾山', '阿依古丽·艾山'],
    ['阿依古丽．艾山', '阿依古丽·艾山'],
    ['Ａnna', 'Anna'],
  ])('the name "%s" is "%s"', (typed, meant) => expect(comparableName(typed)).toBe(comparableName(meant)))

  test.each([
    ['２０２１０３１８', '20210318'],
    [' 2021 0318 ', '20210318'],
    ['b20210318', 'B20210318'],
  ])('the number "%s" is stored as "%s"', (typed, stored) => expect(storedNumber(typed)).toBe(stored))

  test('name and number must both fit', () => {
    const entry = { name: '林晓', studentNumber: '20210318' }
    expect(isSamePerson(entry, { name: '林 晓', studentNumber: '２０２１０３１８' })).toBe(true)
    expect(isSamePerson(entry, { name: '林小', studentNumber: '20210318' })).toBe(false)
    expect(isSamePerson(entry, { name: '林晓', studentNumber: '20210319' })).toBe(false)
  })

  test('a stored number is stored the same when stored again', () => {
    fc.assert(fc.property(fc.string(), (text) => storedNumber(storedNumber(text)) === storedNumber(text)))
  })
})

describe('tries to join', () => {
  const now = Date.UTC(2026, 10, 23)
  const wrong = (tries: Tries | null, requestId: string, at = now) => afterWrongTry(tries, { now: at, requestId })

  test('five wrong tries are allowed and the sixth is not', () => {
    let tries: Tries | null = null
    for (let round = 5; round > 0; round--) {
      expect(triesLeft(tries, now)).toBe(round)
      expect(mayTry(tries, { now, requestId: `try-${round}` })).toBe(true)
      tries = wrong(tries, `try-${round}`)
    }
    expect(mayTry(tries, { now, requestId: 'try-6' })).toBe(false)
  })

  test('the same submission sent again is the same try', () => {
    const once = wrong(null, 'first')
    expect(wrong(once, 'first')).toEqual(once)
    const last = { since: now, count: 5, lastRequestId: 'fifth' }
    expect(mayTry(last, { now, requestId: 'fifth' })).toBe(true)
  })

  test('all tries are there again 24 hours after the first wrong one', () => {
    const spent = { since: now, count: 5, lastRequestId: 'fifth' }
    expect(triesEndAt(spent)).toBe(now + 24 * 3600_000)
    expect(triesLeft(spent, triesEndAt(spent) - 1)).toBe(0)
    expect(triesLeft(spent, triesEndAt(spent))).toBe(5)
    expect(wrong(spent, 'sixth', triesEndAt(spent))).toEqual({
      since: triesEndAt(spent),
      count: 1,
      lastRequestId: 'sixth',
    })
  })

  test('no order of tries and waits gives more than five wrong ones in one window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8 * 3600_000), { maxLength: 40 }), (waits) => {
        let tries: Tries | null = null
        let at = now
        waits.forEach((wait, index) => {
          at += wait
          if (mayTry(tries, { now: at, requestId: String(index) })) tries = wrong(tries, String(index), at)
        })
        return ((tries as Tries | null)?.count ?? 0) <= 5
      }),
    )
  })
})

describe('an entry of the roster', () => {
  test('a phone shows its first three and last four digits', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskPhone('')).toBe('')
  })

  test.each([
    ['2026-11-24', '入党日期不能晚于今天。'],
    ['1921-06-30', '入党日期太早了，检查年份。'],
  ])('nobody was admitted on %s', (joinedOn, sentence) => {
    expect(entryProblems({ joinedOn }, '2026-11-23')).toEqual({ joinedOn: sentence })
  })

  test.each([null, '2026-11-23', '1921-07-01'])('admitted on %s is possible', (joinedOn) => {
    expect(entryProblems({ joinedOn }, '2026-11-23')).toEqual({})
  })
})
