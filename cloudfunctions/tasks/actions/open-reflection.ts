import { allowedAnswers } from '../../domain/learning-task'
import { action } from '../../kit/create-function'
import { ownBranch, reflectionOf } from '../access'
import { toReflection } from '../views'

export const openReflection = action('tasks.openReflection', {
  access: ownBranch,
  async run(context) {
    const reflection = await reflectionOf(context)
    const { taskTitle, authorName, memberId, state } = reflection
    const isOwn = memberId === context.actor.member.id
    return {
      ...(await toReflection(reflection, isOwn ? 'author' : 'answerer')),
      ...{ taskTitle, authorName },
      allowedEvents: isOwn ? [] : [...allowedAnswers(state)],
    }
  },
})
