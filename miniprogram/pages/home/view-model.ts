import type { OutputOf } from '../../../cloudfunctions/contract'
import { dayLabel, dueLabel, greeting, monthsLabel, recentDayLabel, yearOf } from '../../shared/calendar'
import { minutesLeft, resumeLabel, shareOf } from '../../shared/course-view'
import { formatFen } from '../../shared/fen'

type Home = OutputOf<'home.open'>
type Todo = Home['todos'][number]

const icons: Record<Todo['kind'], string> = {
  task: 'list-todo',
  reading: 'newspaper',
  reflection: 'pen-line',
  post: 'message-square-text',
  review: 'eye',
  case: 'gavel',
  topic: 'message-square-text',
  joinRequest: 'users-round',
  profile: 'user-round',
  duesProfile: 'wallet',
  unconfirmedProfiles: 'wallet',
  setAside: 'undo-2',
  relief: 'scale',
  remittance: 'landmark',
  submission: 'newspaper',
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
    articles: home.articles.map(({ articleId, title, columnName, publishedAt, coverUrl }) => ({
      title,
      facts: `${columnName}　${recentDayLabel(publishedAt, now)}`,
      coverUrl,
      path: `/packages/content/article/page?id=${articleId}`,
    })),
    topics: home.topics.map(({ topicId, title, postCount, closesAt }) => ({
      title,
      sub: `${postCount} 条发言，${dueLabel(closesAt, now).replace(/前$/, '')}结束`,
      path: `/packages/forum/topic/page?id=${topicId}`,
    })),
  }
}

function toLesson(lesson: NonNullable<Home['lesson']>) {
  const { lessonId, number, title, coverUrl, kind, position, creditedSeconds } = lesson
  const isBegun = position > 0 || creditedSeconds > 0
  const minutes = minutesLeft(lesson)
  return {
    title: `第 ${number} 课　${title}`,
    coverUrl,
    path: `/packages/learn/lesson/page?id=${lessonId}`,
    parts: [shareOf(lesson)],
    progress: isBegun ? `${resumeLabel(kind, position)}，还剩 ${minutes} 分钟` : `约 ${minutes} 分钟`,
  }
}
