import { membersOfBranch } from '../../directory/roster'
import type { Member } from '../../directory/members'
import type { Unit } from '../../directory/units'
import { action } from '../../kit/create-function'
import { courses } from '../../learn/repository'
import { unitsOfBranch } from '../../members/repository'
import { banksOf } from '../../questions/repository'
import { ownBranch, taskOf } from '../access'
import { taskSettings, type Task } from '../repository'

export const edit = action('tasks.edit', {
  access: ownBranch,
  async run({ input: { taskId }, actor }) {
    const { branchId } = actor.member
    const task = taskId === null ? null : await taskOf({ input: { taskId }, actor })
    const [titles, banks, units, members, settings] = await Promise.all([
      titlesOf(branchId),
      banksOf(branchId),
      unitsOfBranch(branchId),
      membersOfBranch(branchId),
      taskSettings.get(branchId),
    ])
    const groups = units.filter(({ kind }) => kind === 'group')
    return {
      task: task && toForm(task),
      courses: withOwn(titles, task),
      banks: banks.items.map(({ _id, title, questionIds }) => ({
        bankId: _id,
        title,
        questionCount: questionIds.length,
      })),
      groups: groups.map(({ _id: groupId, name }) => ({ groupId, name })),
      members: members.map((member) => toOption(member, groups)),
      learningDay: settings?.learningDay ?? null,
    }
  },
})

/** Courses that the picker offers: more than a branch publishes in years. */
const maxCourses = 200

async function titlesOf(branchId: string) {
  const where = { branchId, state: 'published' }
  const found = await courses.find(where, { orderBy: ['key', 'desc'], limit: maxCourses, fields: ['title'] })
  return found.map(({ _id: courseId, title }) => ({ courseId, title }))
}

/** The course that the task has stays among the choices, also when it has been taken off the shelf. */
function withOwn(titles: { courseId: string; title: string }[], task: Task | null) {
  if (task?.work.kind !== 'course') return titles
  const { courseId, courseTitle: title } = task.work
  return titles.some((each) => each.courseId === courseId) ? titles : [{ courseId, title }, ...titles]
}

function toForm({ _id: taskId, work, audience, learningMonth, ...task }: Task) {
  const { version, title, note, dueAt, wantsReflection } = task
  return {
    ...{ taskId, version, title, note, dueAt, wantsReflection },
    kind: work.kind,
    courseId: work.kind === 'course' ? work.courseId : null,
    text: work.kind === 'article' ? work.text : '',
    quiz: work.kind === 'quiz' ? work.quiz : null,
    audience: audience.kind === 'members' ? { ...audience, memberIds: [...audience.memberIds] } : audience,
    isLearningDay: learningMonth !== null,
  }
}

function toOption({ _id: memberId, name, groupId }: Member, groups: readonly Unit[]) {
  return { memberId, name, groupName: groups.find(({ _id }) => _id === groupId)?.name ?? '' }
}
