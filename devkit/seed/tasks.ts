/** Learning tasks, who has read and written what for them, and the quiz of a task with everybody's papers. */
import { audienceKey, audienceKeysOf } from '../../cloudfunctions/directory/audience'
import { timeKey } from '../../cloudfunctions/kit/ids'
import type { Member } from '../../cloudfunctions/directory/members'
import { type Audience, type Task, type TaskFact, type TaskYear } from '../../cloudfunctions/tasks/repository'
import { monthOf, yearOf } from '../../miniprogram/shared/calendar'
import type { Cloud } from '../cloud'
import type { BankOfDemo } from './learn-banks'
import { takeQuiz, type QuizTaken } from './learn-quizzes'
import type { Reached } from './learn-years'
import type { SeedOptions } from './membership'
import type { SeedWorld } from './people'
import { Random } from './random'
import { reflectionsOf, answerNoticesOf } from './reflections'
import { oldTasks } from './task-archive'
import { learningDay, quizTaskId, taskPlans, type TaskPlan } from './task-plans'

const hourMs = 3600_000
const dayMs = 24 * hourMs

interface TaskOfDemo {
  readonly plan: TaskPlan
  readonly task: Task
}

interface Options extends SeedOptions {
  readonly upload: (asset: string, folder: string) => Promise<string>
}

export async function seedTasks({ database }: Cloud, world: SeedWorld, options: Options): Promise<void> {
  const { scale, now, upload } = options
  const insert = (collection: string, documents: readonly object[]) =>
    database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const { unit, members } = world.branches[0]!
  const random = new Random(15)
  const names = members.filter(({ openid }) => openid !== null).map(({ name }) => name)
  const tasks = [...oldTasks(scale, names, { random, now }), ...taskPlans(world, now)].map((plan): TaskOfDemo => ({
    plan,
    task: taskFrom(plan, unit._id, now),
  }))
  const reflections = await reflectionsOf(tasks, { world, scale, now, upload })
  insert(
    'tasks',
    tasks.map(({ task }) => task),
  )
  insert('reflections', reflections)
  insert('taskYears', factsOf(tasks, { members, reflections, random, now }))
  insert('notices', answerNoticesOf(reflections, now))
  insert('taskSettings', [{ _id: unit._id, learningDay }])
}

function taskFrom(plan: TaskPlan, branchId: string, now: number): Task {
  const { id, title, note, work, audience, dueAt, isLearningDay, wantsReflection, state } = plan
  const createdAt = now - plan.createdDaysAgo * dayMs
  return {
    _id: id,
    branchId,
    key: timeKey(createdAt, id),
    version: 1,
    savedWith: 'seed',
    ...{ title, note, work, audience, dueAt, wantsReflection, state },
    audienceKeys: keysOf(audience, branchId),
    learningMonth: isLearningDay ? monthOf(dueAt) : null,
    year: yearOf(createdAt),
    createdAt,
  }
}

function keysOf(audience: Audience, branchId: string): string[] {
  if (audience.kind === 'all') return [audienceKey.all(branchId)]
  return audience.kind === 'group' ? [audienceKey.group(audience.groupId)] : audience.memberIds.map(audienceKey.member)
}

function isGivenTo({ audienceKeys }: Task, { _id: id, branchId, groupId }: Member): boolean {
  return audienceKeysOf({ id, branchId, groupId }).some((key) => audienceKeys.includes(key))
}

/** Articles that were confirmed as read, and reflections; whoever wrote one has read the article. */
function factsOf(
  tasks: readonly TaskOfDemo[],
  {
    members,
    reflections,
    random,
    now,
  }: {
    members: readonly Member[]
    reflections: Awaited<ReturnType<typeof reflectionsOf>>
    random: Random
    now: number
  },
): TaskYear[] {
  const written = new Map(reflections.map((reflection) => [reflection._id, reflection]))
  const years = new Map<string, TaskYear & { tasks: Record<string, TaskFact> }>()
  for (const { plan, task } of tasks) {
    if (task.work.kind !== 'article') continue
    for (const { _id: memberId, branchId } of members.filter((each) => each.openid !== null && isGivenTo(task, each))) {
      const reflection = written.get(`${task._id}_${memberId}`)
      if (!random.chance(plan.readShare) && !reflection) continue
      const { year, createdAt } = task
      const _id = `${memberId}_${year}`
      const document = years.get(_id) ?? { _id, memberId, branchId, year, tasks: {} }
      years.set(_id, document)
      document.tasks[task._id] = {
        readAt: reflection
          ? reflection.submittedAt - hourMs
          : Math.min(now - hourMs, createdAt + random.between(1, 5) * dayMs),
        reflection: reflection ? { state: reflection.state, at: reflection.submittedAt } : null,
      }
    }
  }
  return [...years.values()]
}

/** Right answers of each try, of people of the demo. */
const knownTries: Readonly<Record<string, readonly number[]>> = {
  周宁: [9],
  沈若: [7, 10],
  罗予: [6],
  林晓: [],
  何川: [],
}
const passedShare = 0.3

/** Who has taken the quiz that a task asks for. */
export function quizTaskTaken(
  world: SeedWorld,
  banks: readonly BankOfDemo[],
  { now }: SeedOptions,
): { taken: QuizTaken[]; passed: Reached[] } {
  const random = new Random(10)
  const work = taskPlans(world, now).find(({ id }) => id === quizTaskId)?.work
  if (work?.kind !== 'quiz') throw new Error('the demo has no task with a quiz')
  const source = { sourceKind: 'task', sourceId: quizTaskId } as const
  const taken = world.branches[0]!.members.flatMap((member) => {
    const tries = knownTries[member.name] ?? (random.chance(passedShare) ? [random.between(8, 10)] : [])
    if (member.openid === null || tries.length === 0) return []
    const at = now - random.between(2, 8) * dayMs
    return takeQuiz({ source, rules: work.quiz, member, tries, at }, banks, random)
  })
  const passed = taken.flatMap(({ result: { memberId, branchId, passedAt } }) =>
    passedAt === null ? [] : { memberId, branchId, id: quizTaskId, at: passedAt },
  )
  return { taken, passed }
}
