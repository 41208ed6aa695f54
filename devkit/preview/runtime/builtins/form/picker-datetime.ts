/** The time and date modes of `<picker>`: `start` and `end` limit the columns, and a shorter month pulls the day back. */
import type { Columns, PickerData, PickerMode } from './picker-modes'

const two = (number: number): string => String(number).padStart(2, '0')
const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

const clockOf = (text: string, fallback: string): number => {
  const [hour, minute] = (/^\d{1,2}:\d{1,2}$/.test(text) ? text : fallback).split(':').map(Number) as [number, number]
  return hour * 60 + minute
}
const nowClock = (): string => `${new Date().getHours()}:${new Date().getMinutes()}`

const timeColumns = ({ start, end }: PickerData, at: number) => {
  const [from, to] = [clockOf(start, '0:00'), clockOf(end, '23:59')]
  const time = Math.min(to, Math.max(from, at))
  const hour = Math.floor(time / 60)
  const hours = span(Math.floor(from / 60), Math.floor(to / 60))
  const minutes = span(hour === hours[0] ? from % 60 : 0, hour === hours[hours.length - 1] ? to % 60 : 59)
  return { hours, minutes, time }
}
const showTime = (data: PickerData, at: number): Columns => {
  const { hours, minutes, time } = timeColumns(data, at)
  return {
    columns: [hours.map(two), minutes.map(two)],
    value: [hours.indexOf(Math.floor(time / 60)), Math.max(0, minutes.indexOf(time % 60))],
  }
}

export const time: PickerMode = {
  open: (data) => showTime(data, clockOf(String(data.value), nowClock())),
  turned: (data, { labels }) => showTime(data, clockOf(labels.join(':'), nowClock())),
  detail: (_, { labels }) => ({ value: labels.join(':') }),
}

type Day = [year: number, month: number, day: number]
const dayOf = (text: unknown, fallback: Day): Day => {
  const [year, month = 1, day = 1] = String(text).split('-').map(Number) as [number, number?, number?]
  return year > 0 ? [year, month, day] : fallback
}
const today = (): Day => [new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()]
const daysIn = (year: number, month: number): number => new Date(year, month, 0).getDate()
const later = (one: Day, other: Day): boolean =>
  one[0] * 10000 + one[1] * 100 + one[2] > other[0] * 10000 + other[1] * 100 + other[2]

const dateColumns = ({ start, end }: PickerData, wanted: Day) => {
  const year = today()[0]
  const from = dayOf(start, [year - 120, 1, 1])
  const to = end.split('-').length === 3 || end === '' ? dayOf(end, [year + 50, 12, 31]) : lastOf(end)
  const at = later(from, wanted) ? from : later(wanted, to) ? to : wanted
  const months = span(at[0] === from[0] ? from[1] : 1, at[0] === to[0] ? to[1] : 12)
  const month = Math.min(Math.max(at[1], months[0]!), months[months.length - 1]!)
  const isFirst = at[0] === from[0] && month === from[1]
  const isLast = at[0] === to[0] && month === to[1]
  const days = span(isFirst ? from[2] : 1, isLast ? to[2] : daysIn(at[0], month))
  return {
    years: span(from[0], to[0]),
    months,
    days,
    at: [at[0], month, Math.min(Math.max(at[2], days[0]!), days[days.length - 1]!)] as Day,
  }
}
/** An end of `2026` or `2026-05` includes all of it. */
const lastOf = (end: string): Day => {
  const [year, month = 12] = end.split('-').map(Number) as [number, number?]
  return [year, month, daysIn(year, month)]
}

const FIELDS: Record<string, number> = { year: 1, month: 2, day: 3 }
const showDate = (data: PickerData, wanted: Day): Columns => {
  const { years, months, days, at } = dateColumns(data, wanted)
  const count = FIELDS[data.fields] ?? 3
  return {
    columns: [
      years.map((year) => `${year}年`),
      months.map((month) => `${two(month)}月`),
      days.map((day) => `${two(day)}日`),
    ].slice(0, count),
    value: [years.indexOf(at[0]), months.indexOf(at[1]), days.indexOf(at[2])].slice(0, count),
  }
}
/** "2024年", "02月", "31日" → the numbers; what has no column is the first. */
const dayShown = (labels: string[]): Day => {
  const [year = 0, month = 1, day = 1] = labels.map((label) => parseInt(label, 10))
  return [year, month, day]
}

export const date: PickerMode = {
  open: (data) => showDate(data, dayOf(data.value, today())),
  turned: (data, { labels }) => showDate(data, dayShown(labels)),
  detail: (_, { labels }) => ({ value: labels.map((label) => two(parseInt(label, 10))).join('-') }),
}
