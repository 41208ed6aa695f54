/** Posts in a topic: those of people of the demo as written, and those of the many at a larger scale. */
import type { Member } from '../../cloudfunctions/directory/members'
import type { Comment } from '../../cloudfunctions/forum/comment-repository'
import type { Post } from '../../cloudfunctions/forum/post-repository'
import type { Topic } from '../../cloudfunctions/forum/topic-repository'
import { answerBy, echoed, momentOf, postBy, type Place } from './forum-entries'
import type { SeedWorld } from './people'
import { Random } from './random'
import type { PostLine } from './topic-plan'
import { usualAnswers, usualWords } from './topics'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** From the opening of a topic until the last of the many has spoken. */
const crowdMs = 10 * hourMs
/** How many of the many wait for an answer. */
const waitingShare = 0.02

const placeOf = ({ _id, title, branchId, scopeKeys }: Topic): Place => ({
  ...{ place: 'topic', placeId: _id, placeTitle: title, branchId, scopeKeys },
})

export interface Spoken {
  readonly post: Post
  readonly comments: readonly Comment[]
}

interface Speaking {
  readonly lines: readonly PostLine[]
  readonly world: SeedWorld
  readonly likers: readonly Member[]
  readonly now: number
}

/** The oldest first. */
export function spokenIn(topic: Topic, { lines, world, likers, now }: Speaking): Spoken[] {
  return lines.map(([author, daysAgo, time, text, answer, echo]) => {
    const createdAt = momentOf(daysAgo, time, now)
    const comment = answer && answerBy(world, answer, Math.min(createdAt + 15 * hourMs, now - 30 * minuteMs))
    const said = { text, createdAt, comment, ...(echo && { echo }) }
    return echoed(postBy(world.person(author), placeOf(topic), said), echo, { world, likers, now })
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
    const comment = isWaiting ? null : answerBy(world, random.pick(usualAnswers), createdAt + hourMs)
    return postBy(random.pick(speakers), placeOf(topic), { text: random.pick(usualWords), createdAt, comment })
  })
}
