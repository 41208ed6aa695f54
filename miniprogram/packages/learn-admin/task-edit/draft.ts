/** A learning task while it is being written: as typed, for whichever kind is chosen in the end. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf, endOfDay, endOfMonth, formatMoment, monthOf, startOfDay, type Day } from '../../../shared/calendar'
import type { TaskKind } from '../../../shared/words'
import { checkRules, newRules, rulesOf, toRulesInput, type RulesDraft } from '../rules'

type Input = InputOf<'tasks.save'>
type Task = NonNullable<OutputOf<'tasks.edit'>['task']>

export type AudienceKind = Input['audience']['kind']

export interface TaskDraft {
  readonly title: string
  readonly note: string
  readonly kind: TaskKind
  readonly courseId: string
  readonly text: string
  readonly quiz: RulesDraft
  readonly audience: AudienceKind
  readonly groupId: string
  readonly memberIds: readonly string[]
  readonly dueOn: Day
  readonly isLearningDay: boolean
  readonly wantsReflection: boolean
}

const defaultDays = 14
const dayMs = 24 * 3600_000

export function newTask(now: number): TaskDraft {
  return {
    title: '',
    note: '',
    kind: 'course',
    courseId: '',
    text: '',
    quiz: newRules,
    audience: 'all',
    groupId: '',
    memberIds: [],
    dueOn: dayOf(now + defaultDays * dayMs),
    isLearningDay: false,
    wantsReflection: false,
  }
}

/** This month's learning day. @param dayOfMonth once it has gone by, the month is still to have one: until its end */
export function newLearningDay(now: number, dayOfMonth: number): TaskDraft {
  const month = monthOf(now)
  const day = `${month}-${String(dayOfMonth).padStart(2, '0')}`
  const dueOn = day < dayOf(now) ? dayOf(endOfMonth(month)) : day
  return { ...newTask(now), title: `${formatMoment(now, 'M月')}党员学习日`, dueOn, isLearningDay: true }
}

export function draftOf(task: Task, now: number): TaskDraft {
  const { title, note, kind, courseId, text, quiz, audience, dueAt, isLearningDay, wantsReflection } = task
  return {
    ...newTask(now),
    ...{ title, note, kind, text, isLearningDay, wantsReflection },
    courseId: courseId ?? '',
    quiz: rulesOf(quiz),
    audience: audience.kind,
    groupId: audience.kind === 'group' ? audience.groupId : '',
    memberIds: audience.kind === 'members' ? audience.memberIds : [],
    dueOn: dayOf(dueAt),
  }
}

/** What a task is known by when it is saved again. */
export interface SavedTask {
  readonly taskId: string | null
  readonly version: number
  /** Epoch ms; 0 for a new one. */
  readonly dueAt: number
}

/** What the server gets of the draft. */
export function toInput(draft: TaskDraft, { taskId, version, dueAt }: SavedTask): Input {
  const { title, note, dueOn, isLearningDay, wantsReflection } = draft
  const isSameDay = dueAt > 0 && dayOf(dueAt) === dueOn
  return {
    ...{ taskId, version, title, note, isLearningDay, wantsReflection },
    work: workOf(draft),
    audience: audienceOf(draft),
    // An end that was not touched stays to the minute, so that one that has passed is no new one.
    dueAt: isSameDay ? dueAt : endOfDay(startOfDay(dueOn)),
  }
}

function workOf({ kind, courseId, text, quiz }: TaskDraft): Input['work'] {
  if (kind === 'course') return { kind, courseId }
  return kind === 'article' ? { kind, text } : { kind, quiz: toRulesInput(quiz) }
}

function audienceOf({ audience, groupId, memberIds }: TaskDraft): Input['audience'] {
  if (audience === 'group') return { kind: audience, groupId }
  return audience === 'members' ? { kind: audience, memberIds: [...memberIds] } : { kind: audience }
}

/** What can be said before the server is asked: field → sentence. */
export function check({ kind, courseId, quiz, audience, groupId, memberIds }: TaskDraft): Record<string, string> {
  const errors: Record<string, string> = {}
  if (kind === 'course' && !courseId) errors['work.courseId'] = '先选一门微课。'
  if (kind === 'quiz') {
    for (const [field, sentence] of Object.entries(checkRules(quiz))) errors[`work.quiz.${field}`] = sentence
  }
  if (audience === 'group' && !groupId) errors['audience.groupId'] = '先选一个党小组。'
  if (audience === 'members' && memberIds.length === 0) errors['audience.memberIds'] = '至少选一个人。'
  return errors
}
