import { action } from '../../kit/create-function'
import { taskPreferences, tasksFor } from '../repository'
import { standingsOfMember } from '../standings'

export const listMine = action('tasks.listMine', {
  access: () => null,
  async run({ input, actor: { member }, now }) {
    const [{ items: page, nextCursor }, preferences] = await Promise.all([
      tasksFor(member, input.cursor),
      taskPreferences.get(member.id),
    ])
    const standings = await standingsOfMember(page, member.id, now)
    const items = page.map(({ _id, title, work, dueAt, learningMonth, wantsReflection, state }, index) => ({
      taskId: _id,
      kind: work.kind,
      title,
      dueAt,
      isLearningDay: learningMonth !== null,
      wantsReflection,
      isClosed: state === 'closed',
      state: standings[index]?.state ?? 'toDo',
    }))
    return { areRemindersOn: preferences?.areRemindersOn ?? true, items, nextCursor }
  },
})
