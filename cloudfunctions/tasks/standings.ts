/** Where members stand with tasks, from facts that are read for all of the tasks at once (docs/adr/0012). */
import { audienceKeysOf } from '../directory/audience'
import { yearOf } from '../../miniprogram/shared/calendar'
import { membersOfBranch } from '../directory/roster'
import type { Member } from '../directory/members'
import { factYears, standingOf, type LearnedInYear, type Standing } from '../domain/learning-task'
import { yearsOfBranch, yearsOfMember } from '../learn/hours-repository'
import { factsOfBranch, factsOfMember, reflectionId, reflections, type Task, type TaskYear } from './repository'

/** Facts of one or many members, by member. */
interface Facts {
  readonly learned: ReadonlyMap<string, readonly LearnedInYear[]>
  readonly own: ReadonlyMap<string, readonly TaskYear[]>
}

type Asked = Pick<Task, '_id' | 'work' | 'wantsReflection' | 'year'>

/** One member's standing in each of the tasks, in their order. Two reads at most. */
export async function standingsOfMember(tasks: readonly Asked[], memberId: string, now: number): Promise<Standing[]> {
  const years = factYears(tasks, yearOf(now))
  const [learned, own] = await Promise.all([yearsOfMember(memberId, years.learned), factsOfMember(memberId, years.own)])
  const facts: Facts = { learned: new Map([[memberId, learned]]), own: new Map([[memberId, own]]) }
  return tasks.map((task) => standingIn(facts, task, memberId))
}

/**
 * The standing in one task together with the member's reflection itself, which knows its own state. Three reads at most,
 * fewer for kinds that some of them do not concern.
 */
export async function standingWithReflection(task: Asked, memberId: string, now: number) {
  const years = factYears([task], yearOf(now))
  const [learned, own, reflection] = await Promise.all([
    yearsOfMember(memberId, years.learned),
    task.work.kind === 'article' ? factsOfMember(memberId, years.own) : [],
    reflections.get(reflectionId(task._id, memberId)),
  ])
  const readAt = own[0]?.tasks[task._id]?.readAt ?? null
  const handedIn = reflection && { state: reflection.state, at: reflection.submittedAt }
  const facts = { learned, own: { readAt, reflection: handedIn }, ...earlier(task, memberId) }
  return { ...standingOf(task, facts), reflection }
}

export interface MemberStanding extends Standing {
  readonly member: Member
  readonly hasReflection: boolean
}

/** Everybody whom a task was given to, in the order of the roster. */
export interface TaskStandings {
  readonly task: Task
  readonly members: readonly MemberStanding[]
  readonly doneCount: number
}

/**
 * Where the whole branch stands with these tasks of its own. Three reads: the roster, and the two collections of facts for
 * everybody at once; more only for tasks that lie further apart than three years.
 */
export async function standingsOfBranch(
  branchId: string,
  tasks: readonly Task[],
  now: number,
): Promise<TaskStandings[]> {
  if (tasks.length === 0) return []
  const years = factYears(tasks, yearOf(now))
  const [members, learned, own] = await Promise.all([
    membersOfBranch(branchId),
    inParts(years.learned, (part) => yearsOfBranch(branchId, part)),
    inParts(years.own, (part) => factsOfBranch(branchId, part)),
  ])
  const facts: Facts = { learned: byMember(learned), own: byMember(own) }
  return tasks.map((task) => ({ task, ...standingsIn(task, members, facts) }))
}

function standingsIn(task: Task, roster: readonly Member[], facts: Facts): Omit<TaskStandings, 'task'> {
  const members = roster
    .filter((member) => isGivenTo(task, member))
    .map((member) => ({
      member,
      hasReflection: ownFact(facts, task, member._id)?.reflection != null,
      ...standingIn(facts, task, member._id),
    }))
  return { members, doneCount: members.filter(({ state }) => state === 'done').length }
}

export function isGivenTo(
  { audienceKeys }: Pick<Task, 'audienceKeys'>,
  member: Pick<Member, '_id' | 'branchId' | 'groupId'>,
) {
  const { _id: id, branchId, groupId } = member
  return audienceKeysOf({ id, branchId, groupId }).some((key) => audienceKeys.includes(key))
}

function standingIn(facts: Facts, task: Asked, memberId: string): Standing {
  const learned = facts.learned.get(memberId) ?? []
  return standingOf(task, { learned, own: ownFact(facts, task, memberId), ...earlier(task, memberId) })
}

function earlier({ work }: Pick<Task, 'work'>, memberId: string) {
  return { finishedEarlierAt: work.kind === 'course' ? (work.finishedEarlier[memberId] ?? null) : null }
}

function ownFact({ own }: Facts, { _id, year }: Pick<Task, '_id' | 'year'>, memberId: string) {
  return own.get(memberId)?.find((each) => each.year === year)?.tasks[_id] ?? null
}

function byMember<T extends { readonly memberId: string }>(documents: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const document of documents) {
    const group = groups.get(document.memberId)
    if (group) group.push(document)
    else groups.set(document.memberId, [document])
  }
  return groups
}

/** A read gives 1000 documents: three years of any usual branch. */
const yearsAtOnce = 3
const fullRead = 1000

/** A read that came back full may have left some out: then each year is read alone, which no branch fills. */
async function inParts<T>(years: readonly number[], read: (years: readonly number[]) => Promise<T[]>): Promise<T[]> {
  const starts = years.map((_year, index) => index).filter((index) => index % yearsAtOnce === 0)
  const parts = await Promise.all(
    starts.map(async (start) => {
      const part = years.slice(start, start + yearsAtOnce)
      const found = await read(part)
      if (found.length < fullRead || part.length === 1) return found
      return (await Promise.all(part.map((year) => read([year])))).flat()
    }),
  )
  return parts.flat()
}
