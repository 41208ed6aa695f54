/** One entry of the roster as it is written, with the keys that its lists need. */
import type { Member } from '../directory/members'
import { dayOf } from '../../miniprogram/shared/calendar'
import { comparableName, entryProblems, storedNumber } from '../domain/membership'
import { refuse } from '../kit/errors'

/** What the branch keeps about a person and may change. */
export type EntryFields = Pick<
  Member,
  'name' | 'studentNumber' | 'stage' | 'status' | 'category' | 'groupId' | 'className' | 'phone' | 'joinedOn'
>

export type NewEntry = Partial<EntryFields> &
  Pick<EntryFields, 'name' | 'studentNumber' | 'stage' | 'category'> & { readonly id: string }

/** The fields with number and keys as the roster stores them. */
export function storedFields<E extends Pick<EntryFields, 'name' | 'studentNumber'>>(entry: E) {
  const studentNumber = storedNumber(entry.studentNumber)
  return {
    ...entry,
    studentNumber,
    rosterKey: studentNumber,
    nameKey: `${comparableName(entry.name)} ${studentNumber}`,
  }
}

export function newMember(branchId: string, now: number, { id, ...fields }: NewEntry): Member {
  return {
    _id: id,
    branchId,
    groupId: null,
    status: 'inSchool',
    className: '',
    phone: '',
    joinedOn: null,
    openid: null,
    roles: [],
    views: {},
    createdAt: now,
    ...storedFields(fields),
  }
}

/** Refuses what no roster entry can be. */
export function checkEntry(entry: Pick<EntryFields, 'joinedOn'>, now: number): void {
  const problems = entryProblems(entry, dayOf(now))
  const first = Object.values(problems)[0]
  if (first) refuse('INVALID_INPUT', first, problems)
}

const fieldLabels: Readonly<Record<keyof EntryFields, string>> = {
  name: '姓名',
  studentNumber: '学号',
  stage: '身份',
  status: '状态',
  category: '党费类别',
  groupId: '党小组',
  className: '班级',
  phone: '手机号',
  joinedOn: '入党日期',
}

/** Labels of the fields that differ, for the log: which, never from what to what. */
export function changedLabels(before: EntryFields, after: EntryFields): string[] {
  return (Object.keys(fieldLabels) as (keyof EntryFields)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => fieldLabels[field])
}
