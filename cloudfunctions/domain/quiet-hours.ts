/** When nobody is disturbed: at night, 21:00 to 8:00 in Shanghai. A setting, not a rule of the Party's. */
import { formatMoment } from '../../miniprogram/shared/calendar'

const [from, until] = ['21:00', '08:00']

export function isQuiet(at: number): boolean {
  const time = formatMoment(at, 'HH:mm')
  return time >= from || time < until
}
