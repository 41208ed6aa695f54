/** One cell of an imported spreadsheet as the roster's value. */
import { limits } from '../../miniprogram/shared/limits'
import { stageLabels, type Stage } from '../../miniprogram/shared/words'
import { isoDay, readWord, textOf, type Cell, type Reading } from './cells'
import { maskPhone, storedNumber } from './membership'

export function readNumber(cell: Cell): Reading<string> {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) {
    return { problem: '学号被表格改成了近似的数。把这一列设成文本格式，重新填。' }
  }
  const number = storedNumber(textOf(cell))
  if (number === '') return null
  if (!/^[A-Z0-9]{4,20}$/.test(number)) {
    return { problem: `学号是 4 到 ${limits.studentNumber} 位数字或字母，现在是「${number.slice(0, 30)}」。` }
  }
  return { value: number }
}

/** What lists of a university call the same thing (政治面貌). */
const stageSynonyms: Readonly<Record<string, Stage>> = {
  党员: 'full',
  中共党员: 'full',
  中共预备党员: 'probationary',
  积极分子: 'activist',
}

export function readStage(cell: Cell): Reading<Stage> {
  const known = stageSynonyms[textOf(cell)]
  return known ? { value: known } : readWord(cell, '身份', stageLabels)
}

/** @param known the phone on the roster: its masked form, as the export shows it, means "as it is" */
export function readPhone(cell: Cell, known: string): Reading<string> {
  const phone = textOf(cell)
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
  if (phone === '' || (known !== '' && phone === maskPhone(known))) return null
  if (!/^\d+$/.test(phone)) return { problem: '手机号只能有数字。' }
  if (phone.length !== 11) return { problem: `手机号要 11 位，现在是 ${phone.length} 位。` }
  if (!phone.startsWith('1')) return { problem: '手机号要以 1 开头。' }
  return { value: phone }
}

/** Excel counts days from 1899-12-30; below and above these nobody alive has joined. */
const firstSerial = 7_000
const lastSerial = 80_000
const dayMs = 24 * 3600_000

export function readDay(cell: Cell): Reading<string> {
  if (cell instanceof Date) return { value: isoDay(cell) }
  if (typeof cell === 'number' && cell >= firstSerial && cell <= lastSerial) {
    return { value: isoDay(new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * dayMs)) }
  }
  const text = textOf(cell)
  if (text === '') return null
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const [year, month, day] = (parts ?? []).slice(1).map(Number) as [number?, number?, number?]
  const date = new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, day))
  const isReal = date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  return isReal ? { value: isoDay(date) } : { problem: `入党日期「${text.slice(0, 20)}」要写成 2021-06-18 这样。` }
}
