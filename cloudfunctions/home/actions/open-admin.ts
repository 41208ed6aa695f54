import type { ActionName, OutputOf } from '../../contract'
import { units } from '../../directory/units'
import { allowedOf, canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { currentTask } from '../../tasks/summary'
import { branchesOverview, duesOverview } from '../overview'
import { queueOf } from '../queue'

type Tool = OutputOf<'home.openAdmin'>['tools'][number]

/** A tool is offered to whoever may do what it is for. */
const tools: Readonly<Record<Tool, ActionName>> = {
  roster: 'members.listRoster',
  desk: 'content.openDesk',
  dues: 'dues.openLedger',
  duesCommittee: 'dues.openCommittee',
  tasks: 'tasks.list',
  courses: 'learn.listCourses',
  banks: 'questions.listBanks',
  hours: 'learn.openHours',
  topics: 'forum.saveTopic',
  moderation: 'forum.review',
  joinRequests: 'members.listJoinRequests',
  invitations: 'members.listInvitations',
  import: 'members.previewImport',
  roles: 'members.listRoles',
  units: 'members.addUnit',
  audit: 'members.listAudit',
}

export const openAdmin = action('home.openAdmin', {
  access: ({ actor: { member } }) => ({ branchId: member.branchId, groupId: member.groupId }),
  async run({ actor, now }) {
    const { branchId, groupId } = actor.member
    // A committee's admin holds the office above the branch; the branch's path says so and carries its name.
    const branch = present(await units.get(branchId))
    const target = { branchId, groupId, path: branch.path }
    const mayDo = (name: ActionName) => canDo(actor, name, target)
    const [queue, dues, task, branches] = await Promise.all([
      queueOf(actor.member, mayDo, now),
      mayDo('dues.openLedger') ? duesOverview(branchId, now) : null,
      mayDo('tasks.openProgress') ? currentTask(branchId, now) : null,
      branchesOverview(actor, now),
    ])
    return {
      now,
      branchName: branch.name,
      queue,
      dues,
      task,
      branches,
      tools: allowedOf(actor, target, tools),
    }
  },
})
