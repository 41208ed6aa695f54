/** What a spreadsheet would do to a roster: said before anything is written, the same every time it is asked. */
import { limits } from '../../miniprogram/shared/limits'
import {
  duesCategoryLabels,
  statusLabels,
  type DuesCategory,
  type MemberStatus,
  type Stage,
} from '../../miniprogram/shared/words'
import { entryProblems } from './membership'
import { readText, readWord, textOf, type Cell, type Reading } from './cells'
import { readDay, readNumber, readPhone, readStage } from './roster-cells'
import { forbiddenHeader, rosterColumns, type ColumnKey } from './roster-columns'
import { readTable, type ImportIssue, type RowReader } from './table'

export interface ImportEntry {
  readonly name: string
  readonly studentNumber: string
  readonly stage: Stage
  readonly status: MemberStatus
  readonly category: DuesCategory
  readonly groupId: string | null
  readonly className: string
  readonly phone: string
  readonly joinedOn: string | null
}

export interface ExistingEntry extends ImportEntry {
  readonly _id: string
  /** Unit ids of the offices held; a group leader stays in the group. */
  readonly officeUnitIds: readonly string[]
}

export interface PlannedRow {
  readonly row: number
  readonly change: 'add' | 'change' | 'same'
  /** Null for a new entry. */
  readonly memberId: string | null
  readonly entry: ImportEntry
  readonly before: ExistingEntry | null
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[]
  readonly issues: readonly ImportIssue[]
}

export interface ImportGround {
  readonly roster: readonly ExistingEntry[]
  /** Group name → unit id. */
  readonly groups: ReadonlyMap<string, string>
  /** "2026-11-23" */
  readonly today: string
}

const form = {
  columns: rosterColumns,
  unit: '人',
  emptySentence: '表里还没有人，填好再导入。',
  forbid: forbiddenHeader,
}

/** Rows with an issue are left out; the others can be imported without them. */
export function planImport(sheet: readonly (readonly Cell[])[], ground: ImportGround): ImportPlan {
  const table = readTable(sheet, form)
  const known = new Map(ground.roster.map((entry) => [entry.studentNumber, entry]))
  const seen = new Map<string, number>()
  const planned: PlannedRow[] = []
  const issues: ImportIssue[] = [...table.issues]
  for (const reader of table.rows) {
    const result = planRow(reader, { known, seen, ground })
    issues.push(...reader.issues)
    if (result && reader.issues.length === 0) planned.push(result)
  }
  return { rows: planned, issues }
}

interface Progress {
  readonly known: ReadonlyMap<string, ExistingEntry>
  /** Number → the row that had it first. */
  readonly seen: Map<string, number>
  readonly ground: ImportGround
}

function planRow(reader: RowReader<ColumnKey>, { known, seen, ground }: Progress): PlannedRow | null {
  const studentNumber = reader.required('studentNumber', readNumber)
  const name = reader.required('name', (cell) => readText(cell, '姓名', limits.name))
  if (studentNumber === null) return null
  const first = seen.get(studentNumber)
  if (first !== undefined) reader.complain('studentNumber', `学号 ${studentNumber} 和第 ${first} 行重复。`)
  else seen.set(studentNumber, reader.row)
  const before = known.get(studentNumber) ?? null
  const stage = reader.required('stage', readStage, before?.stage)
  if (name === null || stage === null) return null
  const entry = { name, studentNumber, stage, ...readRest(reader, before, ground) }
  checkEntry(reader, { entry, before, ground })
  const change = before === null ? 'add' : isSame(entry, before) ? 'same' : 'change'
  return { row: reader.row, change, memberId: before?._id ?? null, entry, before }
}

/** What an empty cell means for somebody new. */
const blank = {
  status: 'inSchool',
  category: 'undergraduate',
  groupId: null,
  className: '',
  phone: '',
  joinedOn: null,
} as const satisfies Partial<ImportEntry>

/** An empty cell keeps what the roster has, so that a list with few columns erases nothing. */
function readRest(reader: RowReader<ColumnKey>, before: ExistingEntry | null, { groups }: ImportGround) {
  const known = before ?? blank
  return {
    status: reader.optional('status', (cell) => readWord(cell, '状态', statusLabels)) ?? known.status,
    category: reader.optional('category', (cell) => readWord(cell, '党费类别', duesCategoryLabels)) ?? known.category,
    groupId: reader.optional('groupName', (cell) => readGroup(cell, groups)) ?? known.groupId,
    className: reader.optional('className', (cell) => readText(cell, '班级', limits.className)) ?? known.className,
    phone: reader.optional('phone', (cell) => readPhone(cell, known.phone)) ?? known.phone,
    joinedOn: reader.optional('joinedOn', readDay) ?? known.joinedOn,
  }
}

function readGroup(cell: Cell, groups: ReadonlyMap<string, string>): Reading<string> {
  const name = textOf(cell)
  if (name === '') return null
  const id = groups.get(name)
  return id ? { value: id } : { problem: `支部里没有叫「${name.slice(0, 20)}」的党小组，先在组织架构里添加。` }
}

function checkEntry(
  reader: RowReader<ColumnKey>,
  { entry, before, ground }: { entry: ImportEntry; before: ExistingEntry | null; ground: ImportGround },
): void {
  const { joinedOn } = entryProblems(entry, ground.today)
  if (joinedOn) reader.complain('joinedOn', joinedOn)
  if (entry.status === 'transferredOut' && before !== null && before.officeUnitIds.length > 0) {
    reader.complain('status', '还担任着职务，先交接好再转出。')
  }
  const leaves = before !== null && before.groupId !== null && before.groupId !== entry.groupId
  if (leaves && before.officeUnitIds.includes(before.groupId)) {
    reader.complain('groupName', '还担任着党小组组长，先交接这个职务，再换党小组。')
  }
}

const compared = [
  'name',
  'stage',
  'status',
  'category',
  'groupId',
  'className',
  'phone',
  'joinedOn',
] as const satisfies readonly (keyof ImportEntry)[]

function isSame(entry: ImportEntry, before: ExistingEntry): boolean {
  return compared.every((field) => entry[field] === before[field])
}
