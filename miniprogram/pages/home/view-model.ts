import type { OutputOf } from '../../../cloudfunctions/contract'
import { clockLabel, dayLabel, dueLabel, greeting, monthsLabel, yearOf } from '../../shared/calendar'
import { formatFen } from '../../shared/fen'

type Home = OutputOf<'home.open'>
type Todo = Home['todos'][number]

const icons: Record<Todo['kind'], string> = {
  lesson: 'play',
  course: 'play',
  post: 'message-square-text',
  joinRequest: 'users-round',
  profile: 'user-round',
  duesProfile: 'wallet',
  unconfirmedProfiles: 'wallet',
}

/** What the home page shows of the answer. @param now epoch ms by the server's clock */
export function toView(home: Home) {
  const { now, member, dues, todos, lesson } = home
  const count = todos.length + (dues ? 1 : 0)
  return {
    branchName: member?.branchName ?? '',
    greeting: member ? `${member.name}，${greeting(now)}` : greeting(now),
    todayLine: `${dayLabel(now)}，${count === 0 ? '没有待办' : `${count} 件待办`}`,
    hasUnread: home.unreadNotices > 0,
    dues: dues && {
      title: `${monthsLabel(dues.months, yearOf(now))}党费`,
      amount: formatFen(dues.owedFen),
      due: dueLabel(dues.dueAt, now),
      isWaiting: dues.isWaitingForWechat,
    },
    todos: todos.map(({ kind, title, detail, dueAt, path }) => ({
      icon: icons[kind],
      title,
      sub: detail,
      due: dueAt === null ? '' : dueLabel(dueAt, now),
      path,
    })),
    doneLine: lesson ? '有空可以接着学一会儿。' : '有新的事会出现在这里。',
    lesson: lesson && toLesson(lesson),
    topics: home.topics.map(({ topicId, title, postCount, closesAt }) => ({
      title,
      sub: `${postCount} 条发言，${dueLabel(closesAt, now).replace(/前$/, '')}结束`,
      path: `/packages/forum/topic/page?id=${topicId}`,
    })),
  }
}

function toLesson(lesson: NonNullable<Home['lesson']>) {
  const { lessonId, number, title, coverUrl, positionSeconds, durationSeconds } = lesson
  const minutesLeft = Math.max(1, Math.ceil((durationSeconds - positionSeconds) / 60))
  return {
    title: `第 ${number} 课　${title}`,
    coverUrl,
    path: `/packages/learn/lesson/page?id=${lessonId}`,
    parts: [Math.min(100, Math.round((positionSeconds / durationSeconds) * 100))],
    progress:
      positionSeconds > 0
        ? `从 ${clockLabel(positionSeconds)} 接着看，还剩 ${minutesLeft} 分钟`
        : `约 ${minutesLeft} 分钟`,
  }
}
