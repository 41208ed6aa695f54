/** Answers for the admin pages of tasks, reflections and 学时: a test says what matters to it and takes the rest from here. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { at, now } from './answers'

export type Tasks = OutputOf<'tasks.list'>
export type Task = Tasks['items'][number]
export type TaskForm = OutputOf<'tasks.edit'>
export type SavedTask = NonNullable<TaskForm['task']>
export type Progress = OutputOf<'tasks.openProgress'>
export type TaskProgress = OutputOf<'tasks.openTaskProgress'>
export type ListedReflection = OutputOf<'tasks.listReflections'>['items'][number]
export type Reflection = OutputOf<'tasks.openReflection'>
export type Hours = OutputOf<'learn.openHours'>
export type Session = OutputOf<'learn.listSessions'>['items'][number]
export type SessionForm = OutputOf<'learn.editSession'>

/** Friday. */
const friday = at('2026-10-16 23:59')

export const aTask = (changes: Partial<Task> = {}): Task => ({
  taskId: 'task-1',
  kind: 'course',
  title: '学完《开好组织生活会》',
  dueAt: friday,
  isLearningDay: false,
  isClosed: false,
  audienceLabel: '全支部',
  doneCount: 19,
  memberCount: 26,
  allowedEvents: ['edit', 'close', 'remind'],
  ...changes,
})

export const taskList = (items: Task[] = [aTask()], changes: Partial<Tasks> = {}): Tasks => ({
  items,
  nextCursor: null,
  waitingReflections: 3,
  learningDay: { dayOfMonth: 20, isPlanned: true },
  allowedEvents: ['create', 'setLearningDay', 'answer'],
  ...changes,
})

export const people: TaskForm['members'] = [
  { memberId: 'member-lin', name: '林晓', groupName: '第一党小组' },
  { memberId: 'member-he', name: '何川', groupName: '第二党小组' },
  { memberId: 'member-su', name: '苏禾', groupName: '第一党小组' },
  { memberId: 'member-xu', name: '许知夏', groupName: '' },
]

export const aSavedTask = (changes: Partial<SavedTask> = {}): SavedTask => ({
  taskId: 'task-1',
  version: 2,
  title: '学完《开好组织生活会》',
  note: '',
  kind: 'course',
  courseId: 'course-1',
  text: '',
  quiz: null,
  audience: { kind: 'all' },
  dueAt: friday,
  isLearningDay: false,
  wantsReflection: true,
  ...changes,
})

export const taskForm = (task: SavedTask | null = null, changes: Partial<TaskForm> = {}): TaskForm => ({
  task,
  courses: [{ courseId: 'course-1', title: '开好组织生活会' }],
  banks: [{ bankId: 'bank-1', title: '入党知识', questionCount: 38 }],
  groups: [{ groupId: 'group-1', name: '第一党小组' }],
  members: people,
  learningDay: 20,
  ...changes,
})

/** Three people and two open tasks: nobody, one and both of them are still to be done. */
export const progress = (changes: Partial<Progress> = {}): Progress => ({
  tasks: [
    { taskId: 'task-1', title: '学完《开好组织生活会》', dueAt: friday, isClosed: false, doneCount: 1, memberCount: 3 },
    {
      taskId: 'task-2',
      title: '入党知识小测',
      dueAt: at('2026-10-09 23:59'),
      isClosed: true,
      doneCount: 2,
      memberCount: 3,
    },
  ],
  members: [
    { memberId: 'member-lin', name: '林晓', doneCount: 2, givenCount: 2, openTaskIds: [] },
    { memberId: 'member-he', name: '何川', doneCount: 0, givenCount: 2, openTaskIds: ['task-1', 'task-2'] },
    { memberId: 'member-su', name: '苏禾', doneCount: 1, givenCount: 2, openTaskIds: ['task-1'] },
  ],
  ...changes,
})

export const taskProgress = (changes: Partial<TaskProgress> = {}): TaskProgress => ({
  title: '学完《开好组织生活会》',
  dueAt: friday,
  isClosed: false,
  doneCount: 1,
  memberCount: 4,
  items: [
    { memberId: 'member-lin', name: '林晓', state: 'done', doneAt: at('2026-10-12 00:00'), reflectionId: 'r-lin' },
    { memberId: 'member-he', name: '何川', state: 'toDo', doneAt: null, reflectionId: null },
    { memberId: 'member-su', name: '苏禾', state: 'handedIn', doneAt: null, reflectionId: 'r-su' },
    { memberId: 'member-xu', name: '许知夏', state: 'toDo', doneAt: null, reflectionId: null },
  ],
  allowedEvents: ['remind', 'answer'],
  ...changes,
})

export const aListedReflection = (changes: Partial<ListedReflection> = {}): ListedReflection => ({
  reflectionId: 'r-su',
  taskTitle: '学完《开好组织生活会》',
  authorName: '苏禾',
  excerpt: '批评不是为了让人难堪。',
  pictureCount: 2,
  state: 'submitted',
  submittedAt: at('2026-10-09 21:08'),
  ...changes,
})

export const aReflection = (changes: Partial<Reflection> = {}): Reflection => ({
  reflectionId: 'r-su',
  version: 2,
  state: 'submitted',
  text: '批评不是为了让人难堪。\n\n我先从自己说起。',
  pictures: [],
  submittedAt: at('2026-10-09 21:08'),
  answers: [],
  taskTitle: '学完《开好组织生活会》',
  authorName: '苏禾',
  allowedEvents: ['accept', 'return', 'comment'],
  ...changes,
})

type HoursOf = Hours['items'][number]

export const anHoursRow = (name: string, bySource: HoursOf['bySource']): HoursOf => ({
  memberId: `member-${name}`,
  name,
  totalTenths: bySource.reduce((sum, { tenths }) => sum + tenths, 0),
  bySource,
})

export const hours = (changes: Partial<Hours> = {}): Hours => ({
  year: 2026,
  years: [2026, 2025],
  rule: { targetTenths: 320, source: '《中国共产党党员教育管理工作条例》第二十条' },
  memberCount: 3,
  reachedCount: 1,
  items: [
    anHoursRow('林晓', [
      { source: 'lecture', tenths: 200 },
      { source: 'lesson', tenths: 125 },
    ]),
    anHoursRow('何川', [{ source: 'themeDay', tenths: 20 }]),
    anHoursRow('苏禾', []),
  ],
  allowedEvents: ['saveSession', 'export'],
  ...changes,
})

export const aSession = (changes: Partial<Session> = {}): Session => ({
  sessionId: 'session-1',
  source: 'themeDay',
  title: '走访社区',
  heldAt: at('2026-10-10 00:00'),
  tenths: 20,
  memberCount: 22,
  allowedEvents: ['edit', 'remove'],
  ...changes,
})

export const sessionForm = (session: SessionForm['session'] = null): SessionForm => ({ session, members: people })

export const aSavedSession = (
  changes: Partial<NonNullable<SessionForm['session']>> = {},
): NonNullable<SessionForm['session']> => ({
  sessionId: 'session-1',
  version: 4,
  source: 'themeDay',
  title: '走访社区',
  heldAt: at('2026-10-10 00:00'),
  tenths: 20,
  memberIds: ['member-lin', 'member-he'],
  ...changes,
})

export { at, now }
