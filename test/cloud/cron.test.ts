import { parseCron } from '../../devkit/cloud/timers/cron'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const shanghai = (time: number | null): string | null =>
  time === null ? null : new Date(time).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
const next = (cron: string, after: string): string | null => shanghai(parseCron(cron).next(at(after)))

test.each([
  { name: 'every five seconds', cron: '*/5 * * * * * *', after: '2026-11-23T10:00:00', at: '2026-11-23 10:00:05' },
  { name: 'every minute', cron: '0 * * * * * *', after: '2026-11-23T10:00:00', at: '2026-11-23 10:01:00' },
  { name: 'daily at two', cron: '0 0 2 * * * *', after: '2026-11-23T02:00:00', at: '2026-11-24 02:00:00' },
  {
    name: 'on the first of a month, across a year',
    cron: '0 30 8 1 * * *',
    after: '2026-12-01T08:30:00',
    at: '2027-01-01 08:30:00',
  },
  {
    name: 'on the 31st, which not every month has',
    cron: '0 0 0 31 * * *',
    after: '2026-11-23T00:00:00',
    at: '2026-12-31 00:00:00',
  },
  { name: 'on a leap day', cron: '0 0 0 29 FEB * *', after: '2026-11-23T00:00:00', at: '2028-02-29 00:00:00' },
  { name: 'on weekdays', cron: '0 0 9 * * MON-FRI *', after: '2026-11-27T09:00:00', at: '2026-11-30 09:00:00' },
  { name: 'on a Sunday, which is 0', cron: '0 0 9 * * 0 *', after: '2026-11-23T00:00:00', at: '2026-11-29 09:00:00' },
  { name: 'in a list of hours', cron: '0 0 8,12,20 * * * *', after: '2026-11-23T12:00:00', at: '2026-11-23 20:00:00' },
  {
    name: 'in a range with a step',
    cron: '0 10-30/10 * * * * *',
    after: '2026-11-23T10:20:00',
    at: '2026-11-23 10:30:00',
  },
  {
    name: 'from a value on with a step',
    cron: '0 50/5 * * * * *',
    after: '2026-11-23T10:50:00',
    at: '2026-11-23 10:55:00',
  },
  {
    name: 'on the 15th or a Monday, when both are restricted',
    cron: '0 0 0 15 * MON *',
    after: '2026-12-14T00:00:00',
    at: '2026-12-15 00:00:00',
  },
  { name: 'in a year to come', cron: '0 0 0 1 1 * 2030', after: '2026-11-23T00:00:00', at: '2030-01-01 00:00:00' },
])('fires $name', (timer) => {
  expect(next(timer.cron, timer.after)).toBe(timer.at)
})

test('never fires again after its last year', () => {
  expect(next('0 0 0 1 1 * 2025', '2026-11-23T00:00:00')).toBeNull()
})

test.each([
  '* * * * *',
  '60 * * * * * *',
  '* * * 0 * * *',
  '* * * * 13 * *',
  '* * * * * 7 *',
  '* * * * * * 1969',
  '5-1 * * * * * *',
  '*/0 * * * * * *',
  'a * * * * * *',
  '* * * L * * *',
  '1/2/3 * * * * * *',
  ', * * * * * *',
])('refuses "%s"', (cron) => {
  expect(() => parseCron(cron)).toThrow(cron)
})
