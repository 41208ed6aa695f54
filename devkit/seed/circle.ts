/** The branch circle of the demo, and the many posts of a larger scale. */
import { audienceKey } from '../../cloudfunctions/directory/audience'
import type { Comment } from '../../cloudfunctions/forum/comment-repository'
import { circleOf, type Post } from '../../cloudfunctions/forum/post-repository'
import { circlePlans, type CirclePlan } from './circle-plan'
import { echoed, momentOf, postBy, type Place } from './forum-entries'
import type { SeedBranch, SeedWorld } from './people'
import { Random } from './random'
import { usualWords } from './topics'

const hourMs = 3600_000
/** Posts that each step of scale adds, an hour apart, all older than those of the demo. */
const postsPerScale = 20
const oldestOfDemoMs = 10 * 24 * hourMs
const folder = 'posts'

interface Circle {
  readonly posts: Post[]
  readonly comments: Comment[]
}

interface Making {
  readonly world: SeedWorld
  readonly upload: (asset: string, folder: string) => Promise<string>
  readonly scale: number
  readonly now: number
}

export const circlePlaceOf = ({ unit }: SeedBranch): Place => ({
  ...{ place: 'circle', placeId: circleOf(unit._id), placeTitle: '', branchId: unit._id },
  scopeKeys: [audienceKey.all(unit._id)],
})

export async function circleOfDemo(branch: SeedBranch, making: Making): Promise<Circle> {
  const shared = await Promise.all(circlePlans.map((plan) => share(branch, plan, making)))
  return {
    posts: [...shared.map(({ post }) => post), ...crowd(branch, making)],
    comments: shared.flatMap(({ comments }) => comments),
  }
}

async function share(branch: SeedBranch, plan: CirclePlan, { world, upload, now }: Making) {
  const stored = async (asset: string) => ({ fileId: await upload(asset, folder), check: 'passed' as const })
  const { author, text, echo, film } = plan
  const video = film && {
    fileId: await upload(film[0], folder),
    cover: await stored(film[1]),
    ...{ seconds: film[2], width: 960, height: 540 },
  }
  const post = postBy(world.person(author), circlePlaceOf(branch), {
    ...{ text, echo, createdAt: momentOf(plan.daysAgo, plan.time, now) },
    pictures: await Promise.all((plan.pictures ?? []).map(stored)),
    video: video ?? null,
  })
  // A film has been looked at by somebody of the branch.
  const looked = video ? { ...post, checks: { ...post.checks, needsLook: true, isLookedAt: true } } : post
  return echoed(looked, echo, { world, likers: branch.members, now })
}

function crowd(branch: SeedBranch, { scale, now }: Making): Post[] {
  const random = new Random(47)
  const speakers = branch.members.filter(({ openid }) => openid !== null)
  return Array.from({ length: (scale - 1) * postsPerScale }, (_none, index) =>
    postBy(random.pick(speakers), circlePlaceOf(branch), {
      text: random.pick(usualWords),
      createdAt: now - oldestOfDemoMs - index * hourMs,
    }),
  )
}
