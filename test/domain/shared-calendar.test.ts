import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import * as calendar from '../../miniprogram/shared/calendar'

const { addMonths, agoLabel, dayOf, daysWaited, dueLabel, endOfDay, endOfMonth, monthsBetween } = calendar
const { monthOf, startOfDay, startOfMonth } = calendar

/** Shanghai's wall clock, "2026-10-14 19:26:05". */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const moments = fc.integer({ min: at('2001-01-01 00:00:00'), max: at('2099-12-31 23:59:59') })
const months = moments.map(monthOf)

describe('a day', () => {
  test.each([
    ['2026-10-14 00:00:00', '2026-10-14'],
    ['2026-10-14 23:59:59', '2026-10-14'],
    ['2026-10-15 00:00:00', '2026-10-15'],
    ['2026-12-31 23:59:59', '2026-12-31'],
    ['2028-02-29 12:00:00', '2028-02-29'],
  ])('at %s in Shanghai is %s', (moment, day) => {
    expect(dayOf(at(moment))).toBe(day)
  })

  test('begins at its first instant and ends right before the next', () => {
    expect(startOfDay('2026-10-14')).toBe(at('2026-10-14 00:00:00'))
    expect(endOfDay(at('2026-10-14 19:26:00'))).toBe(at('2026-10-15 00:00:00') - 1)
  })

  test('holds each of its moments, and ends where the next begins', () => {
    const holds = (moment: number) => startOfDay(dayOf(moment)) <= moment && moment <= endOfDay(moment)
    const isFollowed = (moment: number) => startOfDay(dayOf(endOfDay(moment) + 1)) === endOfDay(moment) + 1
    fc.assert(fc.property(moments, (moment) => holds(moment) && isFollowed(moment)))
  })
})

describe('a month', () => {
  test.each([
    ['2026-10-31 23:59:59', '2026-10', 2026],
    ['2026-11-01 00:00:00', '2026-11', 2026],
    ['2026-12-31 23:59:59', '2026-12', 2026],
    ['2027-01-01 00:00:00', '2027-01', 2027],
  ])('at %s in Shanghai is %s', (moment, month, year) => {
    expect(monthOf(at(moment))).toBe(month)
    expect(calendar.yearOf(at(moment))).toBe(year)
  })

  test.each([
    ['2026-10', 1, '2026-11'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-10', 0, '2026-10'],
    ['2026-10', -22, '2024-12'],
    ['2026-10', 27, '2029-01'],
  ])('%s and %i more is %s', (month, count, expected) => {
    expect(addMonths(month, count)).toBe(expected)
  })

  test('counts on and back without loss', () => {
    const counts = fc.integer({ min: -240, max: 240 })
    const returns = (month: string, count: number) => monthsBetween(month, addMonths(month, count)) === count
    fc.assert(fc.property(months, counts, returns))
  })

  test('begins and ends at midnight in Shanghai', () => {
    expect(startOfMonth('2026-11')).toBe(at('2026-11-01 00:00:00'))
    expect(endOfMonth('2026-11')).toBe(at('2026-12-01 00:00:00') - 1)
    expect(endOfMonth('2026-12')).toBe(at('2027-01-01 00:00:00') - 1)
  })

  test.each([
    ['2026-01', true],
    ['2026-12', true],
    ['2026-13', false],
    ['2026-00', false],
    ['2026-1', false],
    ['2026-10-01', false],
    ['', false],
  ])('written "%s" is one: %p', (text, expected) => {
    expect(calendar.isMonth(text)).toBe(expected)
  })
})

const now = at('2026-10-14 19:26:00')

describe('how long ago', () => {
  test.each([
    ['2026-10-14 19:30:00', '刚刚'],
    ['2026-10-14 19:26:00', '刚刚'],
    ['2026-10-14 19:25:01', '刚刚'],
    ['2026-10-14 19:25:00', '1 分钟前'],
    ['2026-10-14 18:27:00', '59 分钟前'],
    ['2026-10-14 18:26:00', '今天 18:26'],
    ['2026-10-14 00:00:00', '今天 00:00'],
    ['2026-10-13 23:59:00', '昨天 23:59'],
    ['2026-10-13 00:00:00', '昨天 00:00'],
    ['2026-10-12 23:59:00', '10月12日'],
    ['2026-01-01 00:00:00', '1月1日'],
    ['2025-12-31 23:59:00', '2025年12月31日'],
  ])('%s was, seen on 14 October at 19:26, is %s', (moment, label) => {
    expect(agoLabel(at(moment), now)).toBe(label)
  })

  test('just after midnight the evening before is still minutes ago', () => {
    expect(agoLabel(at('2026-10-13 23:50:00'), at('2026-10-14 00:05:00'))).toBe('15 分钟前')
  })
})

describe('until when', () => {
  test.each([
    ['2026-10-14 23:59:59', '今天'],
    ['2026-10-15 00:00:00', '明天'],
    ['2026-10-15 23:59:59', '明天'],
    ['2026-10-16 23:59:59', '周五前'],
    ['2026-10-18 23:59:59', '周日前'],
    ['2026-10-20 23:59:59', '周二前'],
    ['2026-10-21 00:00:00', '10月21日前'],
    ['2026-10-31 23:59:59', '10月31日前'],
    ['2026-10-13 23:59:59', '10月13日前'],
  ])('%s is, seen on Wednesday 14 October, %s', (moment, label) => {
    expect(dueLabel(at(moment), now)).toBe(label)
  })
})

describe('days waited', () => {
  test.each([
    ['2026-10-14 00:00:00', 0],
    ['2026-10-13 23:59:59', 1],
    ['2026-10-09 12:00:00', 5],
    ['2026-09-30 23:59:59', 14],
  ])('since %s are %i by midnights, not by hours', (since, days) => {
    expect(daysWaited(at(since), now)).toBe(days)
  })
})

describe('dates and times in words', () => {
  test.each([
    ['with the weekday', calendar.dayLabel(now), '10月14日 周三'],
    ['this year', calendar.momentLabel(at('2026-01-05 09:03:00'), now), '1月5日 09:03'],
    ['another year', calendar.momentLabel(at('2025-12-05 09:03:00'), now), '2025年12月5日 09:03'],
    ['a day of the roster', calendar.longDayLabel('2021-06-08'), '2021年6月8日'],
    ['the months of this year', calendar.monthsLabel(['2026-09', '2026-10'], 2026), '9月、10月'],
    ['months over New Year', calendar.monthsLabel(['2025-12', '2026-01'], 2026), '2025年12月、2026年1月'],
    ['no months', calendar.monthsLabel([], 2026), ''],
  ])('%s', (_what, label, expected) => {
    expect(label).toBe(expected)
  })

  test.each([
    ['04:59', '晚上好'],
    ['05:00', '早上好'],
    ['10:59', '早上好'],
    ['11:00', '中午好'],
    ['13:00', '下午好'],
    ['17:59', '下午好'],
    ['18:00', '晚上好'],
  ])('the greeting at %s is %s', (time, greeting) => {
    expect(calendar.greeting(at(`2026-10-14 ${time}:00`))).toBe(greeting)
  })

  test.each([
    [0, '0:00'],
    [9.9, '0:09'],
    [444, '7:24'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [3750, '1:02:30'],
    [-3, '0:00'],
  ])('%d seconds on the clock are %s', (seconds, label) => {
    expect(calendar.clockLabel(seconds)).toBe(label)
  })
})

describe('on a phone anywhere in the world', () => {
  /** New York skips 02:00 to 03:00 on 8 March 2026; Lord Howe moves by half an hour; Apia is a day ahead of Honolulu. */
  const script = `
    import { agoLabel, dayLabel, dueLabel, formatMoment, greeting, monthOf } from './calendar'
    const moments = ['2026-03-08 02:30', '2026-10-31 23:59', '2026-11-01 00:00', '2026-12-31 23:59', '2026-10-04 02:15']
    const all = moments.map((text) => {
      const at = Date.parse(text.replace(' ', 'T') + ':00+08:00')
      const labels = [dayLabel(at), monthOf(at), greeting(at), agoLabel(at, at + 7_200_000), dueLabel(at, at - 7_200_000)]
      return [formatMoment(at, 'YYYY-MM-DD HH:mm'), ...labels]
    })
    console.log(JSON.stringify(all))`
  const stdin = { contents: script, resolveDir: join(__dirname, '../../miniprogram/shared'), loader: 'ts' as const }
  const { outputFiles } = buildSync({ stdin, bundle: true, write: false, platform: 'node' })
  const code = outputFiles[0]!.text

  test.each(['America/New_York', 'Pacific/Honolulu', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Shanghai'])(
    'in %s every label is as in Shanghai',
    (zone) => {
      const said = execFileSync(process.execPath, ['-e', code], { env: { ...process.env, TZ: zone }, encoding: 'utf8' })
      expect(JSON.parse(said)).toEqual([
        ['2026-03-08 02:30', '3月8日 周日', '2026-03', '晚上好', '今天 02:30', '今天'],
        ['2026-10-31 23:59', '10月31日 周六', '2026-10', '晚上好', '昨天 23:59', '今天'],
        ['2026-11-01 00:00', '11月1日 周日', '2026-11', '晚上好', '今天 00:00', '明天'],
        ['2026-12-31 23:59', '12月31日 周四', '2026-12', '晚上好', '昨天 23:59', '今天'],
        ['2026-10-04 02:15', '10月4日 周日', '2026-10', '晚上好', '今天 02:15', '今天'],
      ])
    },
  )
})
