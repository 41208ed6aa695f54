import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { tasksOfBranch } from '../repository'
import { standingsOfBranch, type TaskStandings } from '../standings'

/** The newest tasks by everybody: five database calls, however many members and tasks there are. */
export const openProgress = action('tasks.openProgress', {
  access: ownBranch,
  async run({ actor, now }) {
    const { branchId } = actor.member
    const { items: newest } = await tasksOfBranch(branchId, undefined)
    const standings = await standingsOfBranch(branchId, newest, now)
    return {
      tasks: standings.map(({ task: { _id: taskId, title, dueAt, state }, members, doneCount }) => ({
        ...{ taskId, title, dueAt, doneCount },
        isClosed: state === 'closed',
        memberCount: members.length,
      })),
      members: byMember(standings),
    }
  },
})

interface Row {
  readonly memberId: string
  readonly name: string
  /** Order of the roster: nobody stands before another for what was done. */
  readonly rosterKey: string
  doneCount: number
  givenCount: number
  readonly openTaskIds: string[]
}

function byMember(standings: readonly TaskStandings[]) {
  const rows = new Map<string, Row>()
  for (const { task, members } of standings) {
    for (const { member, state } of members) {
      const { _id: memberId, name, rosterKey } = member
      const row = rows.get(memberId) ?? { memberId, name, rosterKey, doneCount: 0, givenCount: 0, openTaskIds: [] }
      rows.set(memberId, row)
      row.givenCount++
      if (state === 'done') row.doneCount++
      else if (task.state === 'open') row.openTaskIds.push(task._id)
    }
  }
  return [...rows.values()].sort((a, b) => (a.rosterKey < b.rosterKey ? -1 : 1))
}
