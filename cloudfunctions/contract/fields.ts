/**
 * The fields that inputs are made of. Each carries its Chinese label, so that a refusal is a sentence that names the field
 * and the limit: "姓名最多 20 个字，现在是 25 个。"
 */
import * as v from 'valibot'
import { isMonth } from '../../miniprogram/shared/calendar'
import { limits } from '../../miniprogram/shared/limits'

const isPlain = (text: string) => [...text].every((character) => character === '\n' || character >= ' ')

/** Trimmed text of 1 to max characters; control characters are refused, line breaks allowed. */
export function text(label: string, max: number) {
  return v.pipe(
    v.string(`${label}要写成文字。`),
    v.trim(),
    v.minLength(1, `${label}还没有填。`),
    v.maxLength(max, ({ input }) => `${label}最多 ${max} 个字，现在是 ${input.length} 个。`),
    v.check(isPlain, `${label}里有看不见的控制符，删掉再试。`),
  )
}

/** As `text`, but may be empty. */
export function optionalText(label: string, max: number) {
  return v.optional(
    v.pipe(
      v.string(`${label}要写成文字。`),
      v.trim(),
      v.maxLength(max, ({ input }) => `${label}最多 ${max} 个字，现在是 ${input.length} 个。`),
      v.check(isPlain, `${label}里有看不见的控制符，删掉再试。`),
    ),
    '',
  )
}

/** A document id as this product makes them. */
export function id(label: string) {
  return v.pipe(v.string(`${label}要写成文字。`), v.regex(/^[A-Za-z0-9_-]{1,96}$/, `${label}不对，刷新后再试。`))
}

export function choice<const T extends readonly [string, ...string[]]>(label: string, words: T) {
  return v.picklist(words, `${label}不在可选的范围里。`)
}

export function wholeNumber(label: string, min: number, max: number) {
  const message = `${label}要是 ${min} 到 ${max} 之间的整数。`
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message))
}

/** A calendar month, "2026-11". */
export function month(label: string) {
  return v.pipe(v.string(`${label}要写成 2026-11 这样。`), v.check(isMonth, `${label}要写成 2026-11 这样。`))
}

/** A calendar day, "2026-11-18". */
export function day(label: string) {
  const message = `${label}要写成 2021-06-18 这样。`
  return v.pipe(v.string(message), v.isoDate(message))
}

/** A point in time, epoch ms, between 2000 and 2100. */
export function moment(label: string) {
  return wholeNumber(label, 946_684_800_000, 4_102_444_800_000)
}

/** Digits and letters of a student or staff number. */
export function studentNumber() {
  return v.pipe(
    v.string('学号要写成文字。'),
    v.trim(),
    v.minLength(1, '学号还没有填。'),
    v.regex(/^[A-Za-z0-9]{4,20}$/, ({ input }) => `学号是 4 到 20 位数字或字母，现在是 ${input.length} 位。`),
  )
}

/** A mainland mobile number, or empty. */
export function phone() {
  return v.pipe(
    v.string('手机号要写成文字。'),
    v.trim(),
    v.check((value) => value === '' || /^\d*$/.test(value), '手机号只能有数字。'),
    v.check(
      (value) => value === '' || value.length === 11,
      ({ input }) => `手机号要 11 位，现在是 ${input.length} 位。`,
    ),
    v.check((value) => value === '' || value.startsWith('1'), '手机号要以 1 开头。'),
  )
}

/** Where the previous page ended; opaque to the client. */
export const cursor = v.optional(
  v.pipe(v.string('翻页的位置不对，刷新后再试。'), v.maxLength(200, '翻页的位置不对，刷新后再试。')),
)

/** An input object; an unknown field is refused by its name. */
export function input<const T extends v.ObjectEntries>(entries: T) {
  return v.strictObject(entries, (issue) =>
    issue.expected === 'never' ? `多了不认识的一项「${String(lastKey(issue) ?? '')}」。` : missing(issue),
  )
}

const lastKey = ({ path = [] as never }: v.BaseIssue<unknown>): unknown => path[path.length - 1]?.key

function missing(issue: v.BaseIssue<unknown>): string {
  const key = lastKey(issue)
  return key === undefined ? '提交的内容不完整。' : `少了「${String(key)}」这一项。`
}

/** One page of a list: items and where the next page starts (null at the end). */
export function pageOf<const T extends v.GenericSchema>(item: T) {
  return v.object({ items: v.array(item), nextCursor: v.nullable(v.string()) })
}

/** An .xlsx that the phone sends, as base64. */
export const workbookInput = v.pipe(
  v.string('文件读不出来。'),
  v.maxLength(Math.ceil(limits.importBytes / 3) * 4, '文件最大 700 KB，拆成几份再导入。'),
)
/** A file inside an answer (≤ 1 MB), so that no personal data lies in storage behind a guessable address. */
export const answerFile = v.object({ fileName: v.string(), base64: v.string() })

/**
 * A file of cloud storage that this product's pages uploaded; a file id of anything else in storage would be handed out
 * with the content. '' for none.
 */
export function uploadedFile(label: string, folder: string, extensions: string) {
  const pattern = new RegExp(`^cloud://[\\w.-]{1,100}/${folder}/[\\w-]{1,80}\\.(${extensions})$`)
  return v.pipe(
    v.string(`${label}不对，换一个再试。`),
    v.check((fileId) => fileId === '' || pattern.test(fileId), `${label}要在这一页上传，换一个再试。`),
  )
}

export const pictureFile = (label: string, folder: string) => uploadedFile(label, folder, 'jpg|jpeg|png|webp')

export const nothing = v.object({})
