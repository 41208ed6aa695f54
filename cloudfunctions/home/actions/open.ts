import { endOfMonth, monthOf } from '../../../miniprogram/shared/calendar'
import { gardenFor } from '../../content/summary'
import { units } from '../../directory/units'
import { duesStandingOf, type DuesStanding } from '../../dues/repository'
import { openTopicsFor } from '../../forum/topic-repository'
import type { ActorMember } from '../../kit/actor'
import { action } from '../../kit/create-function'
import { countUnread } from '../../kit/notices'
import { lessonToGoOnWith } from '../../learn/summary'
import { openTasksOf } from '../../tasks/summary'
import { duesTodos, readingTodos, taskTodos } from '../todos'

const maxTopics = 3
const maxTodos = 5
const maxArticles = 2

/** Everything on home. All reads go out at once, behind the one that loads the actor. */
export const open = action('home.open', {
  access: () => null,
  async run({ actor: { member }, now }) {
    if (!member) return { ...nothing, state: 'stranger', now, member: null }
    const { id, branchId } = member
    const reading = units.get(branchId)
    const [branch, standing, tasks, lesson, topics, garden, unreadNotices] = await Promise.all([
      reading,
      duesStandingOf(id, now),
      openTasksOf(member, now),
      lessonToGoOnWith({ id, branchId }),
      openTopicsFor(member, now, maxTopics),
      reading.then((found) => gardenFor(id, found?.path ?? [], maxArticles)),
      countUnread(id),
    ])
    const todos = [...readingTodos(garden.unread), ...taskTodos(tasks), ...(await duesTodos(member, standing, now))]
    return {
      state: 'member',
      now,
      member: headOf(member, branch?.name ?? ''),
      dues: duesOf(standing, now),
      todos: todos.slice(0, maxTodos),
      unreadNotices,
      lesson,
      articles: garden.newest,
      topics: topics.map(({ _id, title, postCount, closesAt }) => ({ topicId: _id, title, postCount, closesAt })),
    }
  },
})

const nothing = { dues: null, todos: [], unreadNotices: 0, lesson: null, articles: [], topics: [] }

const headOf = ({ name, roles }: ActorMember, branchName: string) => ({ name, branchName, isAdmin: roles.length > 0 })

function duesOf({ owed, owedFen, isWaitingForWechat }: DuesStanding, now: number) {
  if (owed.length === 0) return null
  return { owedFen, months: owed.map(({ month }) => month), dueAt: endOfMonth(monthOf(now)), isWaitingForWechat }
}
