/** Learning tasks of the demo, invented. */
import type { Audience, Work } from '../../cloudfunctions/tasks/repository'
import { endOfDay, endOfMonth, monthOf, addMonths } from '../../miniprogram/shared/calendar'
import { coursePlans, textOf } from './courses'
import { duesAndAdmission } from './questions/dues-and-admission'
import type { SeedWorld } from './people'
import { onOldSite, onSmallThings, type ReflectionLine } from './reflection-lines'

const dayMs = 24 * 3600_000

export interface TaskPlan {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly work: Work
  readonly audience: Audience
  readonly createdDaysAgo: number
  /** Epoch ms. */
  readonly dueAt: number
  readonly isLearningDay: boolean
  readonly wantsReflection: boolean
  readonly state: 'open' | 'closed'
  /** Of those who have an identity, who has confirmed the article. */
  readonly readShare: number
  readonly reflections: readonly ReflectionLine[]
}

export const quizTaskId = 'task-dues-quiz'
export const learningDayTaskId = 'task-learning-day'
/** Day of the month of the 党员学习日. */
export const learningDay = 15

const everybody = { kind: 'all' } as const

export function taskPlans(world: SeedWorld, now: number): TaskPlan[] {
  return [...closedTasks(world, now), ...readingTasks(now), ...ofThisWeek(world, now)]
}

function closedTasks(world: SeedWorld, now: number): TaskPlan[] {
  return [
    {
      id: 'task-last-month',
      title: '流动党员怎么管、怎么帮',
      note: '',
      work: { kind: 'article', text: textOf('task-mobility') },
      audience: everybody,
      createdDaysAgo: 45,
      dueAt: endOfMonth(addMonths(monthOf(now), -1)),
      isLearningDay: true,
      wantsReflection: false,
      state: 'closed',
      readShare: 0.88,
      reflections: [],
    },
    {
      id: 'task-old-site',
      title: '城南旧址半日行：写写看到的',
      note: '两三百字就好，写一样记住的东西。',
      work: { kind: 'article', text: textOf('task-old-site') },
      audience: { kind: 'group', groupId: world.branches[0]!.groups[0]!._id },
      createdDaysAgo: 28,
      dueAt: endOfDay(now - 14 * dayMs),
      isLearningDay: false,
      wantsReflection: true,
      state: 'closed',
      readShare: 0.5,
      reflections: onOldSite,
    },
  ]
}

function readingTasks(now: number): TaskPlan[] {
  return [
    {
      id: quizTaskId,
      title: '党费和发展党员，答十道题',
      note: '答对八题通过，可以重做。',
      work: {
        kind: 'quiz',
        quiz: { bankId: duesAndAdmission.id, questionCount: 10, passCount: 8, limitMinutes: 15, maxTries: null },
      },
      audience: everybody,
      createdDaysAgo: 9,
      dueAt: endOfDay(now + 12 * dayMs),
      isLearningDay: false,
      wantsReflection: false,
      state: 'open',
      readShare: 0,
      reflections: [],
    },
    {
      id: learningDayTaskId,
      title: '把一件小事办完',
      note: '先读文章，再写一写自己手边的一件小事。',
      work: { kind: 'article', text: textOf('task-small-things') },
      audience: everybody,
      createdDaysAgo: 6,
      dueAt: endOfMonth(monthOf(now)),
      isLearningDay: true,
      wantsReflection: true,
      state: 'open',
      readShare: 0.35,
      reflections: onSmallThings,
    },
  ]
}

function ofThisWeek(world: SeedWorld, now: number): TaskPlan[] {
  const [course] = coursePlans
  return [
    {
      id: 'task-life-meeting',
      title: `学完「${course!.title}」`,
      note: '组织生活会之前学完，最后的五道题也做了。',
      work: { kind: 'course', courseId: course!.id, courseTitle: course!.title, finishedEarlier: {} },
      audience: everybody,
      createdDaysAgo: 5,
      dueAt: endOfDay(now + 3 * dayMs),
      isLearningDay: false,
      wantsReflection: false,
      state: 'open',
      readShare: 0,
      reflections: [],
    },
    {
      id: 'task-away',
      title: '在外地的三位：说说这个月',
      note: '不用长，写清楚三件事：忙什么、和组织怎么联系、有什么要支部帮忙。',
      work: { kind: 'article', text: textOf('task-away') },
      audience: { kind: 'members', memberIds: ['何川', '许知夏', '季青'].map((name) => world.person(name)._id) },
      createdDaysAgo: 2,
      dueAt: endOfDay(now + 9 * dayMs),
      isLearningDay: false,
      wantsReflection: true,
      state: 'open',
      readShare: 0,
      reflections: [],
    },
  ]
}
