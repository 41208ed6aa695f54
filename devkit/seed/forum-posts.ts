/** Posts of people of the demo as written, and of the many at a larger scale. */
import type { OfficialComment, Post, Topic } from '../../cloudfunctions/forum/repository'
import type { Member } from '../../cloudfunctions/directory/members'
import { voiceOf } from '../../cloudfunctions/domain/discussion'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import { dayOf, startOfDay } from '../../miniprogram/shared/calendar'
import { roleLabels } from '../../miniprogram/shared/words'
import type { SeedWorld } from './people'
import { Random } from './random'
import type { AnswerLine, PostLine } from './topic-plan'
import { usualAnswers, usualWords } from './topics'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** From the opening of a topic until the last of the many has spoken. */
const crowdMs = 10 * hourMs
/** How many of the many wait for an answer. */
const waitingShare = 0.02

/** The oldest first. */
export function postsOf(
  topic: Topic,
  { lines, world, now }: { lines: readonly PostLine[]; world: SeedWorld; now: number },
): Post[] {
  return lines.map(([author, daysAgo, time, text, answer]) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const createdAt = startOfDay(dayOf(now - daysAgo * dayMs)) + hours * hourMs + minutes * minuteMs
    const comment = answer && commentBy(world, answer, Math.min(createdAt + 15 * hourMs, now - 30 * minuteMs))
    return postBy(world.person(author), topic, { text, createdAt, comment })
  })
}

/** Posts of the first hours, before all others in the topic and the oldest first, nearly all answered. */
export function crowdOf(
  topic: Topic,
  { members, world, count }: { members: readonly Member[]; world: SeedWorld; count: number },
): Post[] {
  const random = new Random(41)
  const speakers = members.filter(({ openid }) => openid !== null)
  return Array.from({ length: count }, (_none, index) => {
    const createdAt = topic.opensAt + Math.floor(((index + 1) / count) * crowdMs)
    const isWaiting = random.chance(waitingShare)
    const comment = isWaiting ? null : commentBy(world, random.pick(usualAnswers), createdAt + hourMs)
    return postBy(random.pick(speakers), topic, { text: random.pick(usualWords), createdAt, comment })
  })
}

function commentBy(world: SeedWorld, [author, text]: AnswerLine, at: number): OfficialComment {
  const { name, roles, branchId } = world.person(author)
  return { authorName: name, roleLabel: roleLabels[voiceOf(roles, branchId) ?? 'secretary'], text, at }
}

interface Said {
  readonly text: string
  readonly createdAt: number
  readonly comment: OfficialComment | null
}

function postBy({ _id: authorId, name, openid, roles, branchId }: Member, topic: Topic, said: Said): Post {
  const { text, createdAt, comment } = said
  const _id = factId('seed post', topic._id, authorId, String(createdAt))
  return {
    _id,
    topicId: topic._id,
    topicTitle: topic.title,
    branchId: topic.branchId,
    key: timeKey(createdAt, _id),
    authorId,
    authorName: name,
    authorOpenid: openid ?? '',
    text,
    createdAt,
    state: 'visible',
    audience: 'everyone',
    isWaiting: comment === null && voiceOf(roles, branchId) === null,
    comment,
    commentKey: comment ? timeKey(comment.at, _id) : '',
  }
}
