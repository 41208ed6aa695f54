/** What a spreadsheet would do to a question bank: said before anything is written, the same every time it is asked. */
import { limits } from '../../miniprogram/shared/limits'
import { questionKindLabels, type QuestionKind } from '../../miniprogram/shared/words'
import { readLines, textOf, type Cell, type Reading } from './cells'
import { plain } from './plain-text'
import {
  comparableStem,
  isSameQuestion,
  letterOf,
  questionProblems,
  tidyQuestion,
  trueFalseOptions,
  type QuestionContent,
} from './question'
import { optionKeys, questionColumns, type QuestionColumn } from './question-columns'
import { readTable, type ImportIssue, type RowReader } from './table'

export interface KnownQuestion extends QuestionContent {
  readonly _id: string
}

export interface PlannedQuestion {
  readonly row: number
  readonly change: 'add' | 'change' | 'same'
  /** Null for a new one. */
  readonly questionId: string | null
  readonly content: QuestionContent
}

export interface QuestionPlan {
  readonly rows: readonly PlannedQuestion[]
  readonly issues: readonly ImportIssue[]
}

type Reader = RowReader<QuestionColumn>

const form = { columns: questionColumns, unit: '题', emptySentence: '表里还没有题，填好再导入。' }

/** Rows with an issue are left out; the others can be imported without them. @param known the questions of the bank */
export function planQuestions(sheet: readonly (readonly Cell[])[], known: readonly KnownQuestion[]): QuestionPlan {
  const table = readTable(sheet, form)
  const byStem = new Map(known.map((question) => [comparableStem(question.stem), question]))
  const seen = new Map<string, number>()
  const rows: PlannedQuestion[] = []
  const issues: ImportIssue[] = [...table.issues]
  for (const reader of table.rows) {
    const planned = planRow(reader, { byStem, seen })
    issues.push(...reader.issues)
    if (planned && reader.issues.length === 0) rows.push(planned)
  }
  return { rows, issues }
}

interface Progress {
  readonly byStem: ReadonlyMap<string, KnownQuestion>
  /** Stem → the row that had it first. */
  readonly seen: Map<string, number>
}

function planRow(reader: Reader, { byStem, seen }: Progress): PlannedQuestion | null {
  const kind = reader.required('kind', readKind)
  const stem = reader.required('stem', (cell) => readLines(cell, '题目', limits.questionStem))
  const before = stem === null ? null : (byStem.get(comparableStem(stem)) ?? null)
  // As for the roster, an empty cell keeps what is there: a list without this column takes no explanation away.
  const read = reader.optional('explanation', (cell) => readLines(cell, '解析', limits.questionExplanation))
  const explanation = read ?? before?.explanation ?? ''
  const choice = kind === null ? null : choiceReaders[kind](reader)
  if (stem !== null) complainOfRepetition(reader, comparableStem(stem), seen)
  if (kind === null || stem === null || choice === null) return null
  const content = tidyQuestion({ kind, stem, ...choice, explanation })
  // Beside a cell that cannot be read, what follows from it would only confuse.
  if (reader.issues.length === 0) complainOfContent(reader, content)
  return { row: reader.row, change: changeTo(content, before), questionId: before?._id ?? null, content }
}

function changeTo(content: QuestionContent, before: KnownQuestion | null): PlannedQuestion['change'] {
  if (before === null) return 'add'
  return isSameQuestion(content, before) ? 'same' : 'change'
}

function complainOfRepetition(reader: Reader, key: string, seen: Map<string, number>): void {
  const first = seen.get(key)
  if (first === undefined) seen.set(key, reader.row)
  else reader.complain('stem', `题目和第 ${first} 行重复。`)
}

function complainOfContent(reader: Reader, content: QuestionContent): void {
  const { options, answer } = questionProblems(content)
  if (options) reader.complain('option0', options)
  if (answer) reader.complain('answer', answer)
}

function readKind(cell: Cell): Reading<QuestionKind> {
  const text = plain(textOf(cell))
  if (text === '') return null
  const kinds = Object.entries(questionKindLabels) as [QuestionKind, string][]
  const kind = kinds.find(([, label]) => [label, `${label}题`, `${label.slice(0, 1)}项选择题`].includes(text))?.[0]
  if (kind) return { value: kind }
  const words = Object.values(questionKindLabels).join('、')
  return { problem: `题型「${text.slice(0, 20)}」不认识。可以写：${words}。` }
}

type Choice = Pick<QuestionContent, 'options' | 'answer'>

function readChoice(reader: Reader): Choice | null {
  const cells = optionKeys.map((key, place) =>
    reader.optional(key, (cell) => readLines(cell, `选项 ${letterOf(place)} `, limits.questionOption)),
  )
  const options = cells.filter((option) => option !== null)
  const gap = cells.indexOf(null)
  // A cell that cannot be read has been complained of, and is no gap.
  if (reader.issues.length === 0 && gap >= 0 && gap < options.length) {
    reader.complain(optionKeys[gap] ?? 'option0', `选项 ${letterOf(gap)} 空着，后面的选项往前挪。`)
  }
  const answer = reader.required('answer', readLetters)
  return answer === null ? null : { options, answer }
}

/** "A", "ABD", "a、b、d", "A,B". */
function readLetters(cell: Cell): Reading<number[]> {
  const text = plain(textOf(cell)).toUpperCase()
  if (text === '') return null
  const letters = text.replace(/[,，、;；.。/|和]/g, '')
  const places = [...letters].map((letter) => letter.charCodeAt(0) - 'A'.charCodeAt(0))
  const isSound = places.length > 0 && places.every((place) => place >= 0 && place < limits.questionOptions)
  if (isSound) return { value: places }
  return { problem: `答案「${text.slice(0, 20)}」看不懂。写选项的字母，如 A 或 ABD。` }
}

/** What lists write for true and for false, as `plain` leaves it. */
const truths: readonly (readonly string[])[] = [
  ['正确', '对', '是', '√', '✓', '✔', 'A', 'T', 'TRUE', 'Y', 'YES'],
  ['错误', '错', '否', '×', '✗', '✘', 'X', 'B', 'F', 'FALSE', 'N', 'NO'],
]

const truthOf = (cell: Cell) => truths.findIndex((words) => words.includes(plain(textOf(cell)).toUpperCase()))

function readTrueFalse(reader: Reader): Choice | null {
  optionKeys.forEach((key, place) => void reader.optional(key, (cell) => expectTrueFalse(cell, place)))
  const answer = reader.required('answer', readTruth)
  return answer === null ? null : { options: trueFalseOptions, answer: [answer] }
}

/** The options need not be there; where they are, they must mean what the letters of the answer will be taken for. */
function expectTrueFalse(cell: Cell, place: number): Reading<true> {
  if (textOf(cell) === '') return null
  return truthOf(cell) === place ? { value: true } : { problem: '判断题不用填选项，答案写「正确」或「错误」。' }
}

function readTruth(cell: Cell): Reading<number> {
  const text = textOf(cell)
  if (text === '') return null
  const place = truthOf(cell)
  return place >= 0 ? { value: place } : { problem: `答案「${text.slice(0, 20)}」看不懂。判断题写「正确」或「错误」。` }
}

const choiceReaders: Readonly<Record<QuestionKind, (reader: Reader) => Choice | null>> = {
  single: readChoice,
  multiple: readChoice,
  trueFalse: readTrueFalse,
}
