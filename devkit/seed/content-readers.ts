/** What readers did with what is out: favourites, confirmed notices, subscriptions. */
import type { Article } from '../../cloudfunctions/content/article-repository'
import { markId, subscriptionId, type Mark, type Subscription } from '../../cloudfunctions/content/mark-repository'
import { timeKey } from '../../cloudfunctions/kit/ids'
import type { SeedWorld } from './people'

const hourMs = 3_600_000

/** Who has kept what, by titles' beginnings. */
const favourites: Readonly<Record<string, readonly string[]>> = {
  林晓: ['实习、借调、出国', '思想汇报写作提示', '城南旧址半日行：'],
  罗予: ['在实习城市找到组织', '思想汇报写作提示'],
}

/** Everybody but those who still have to. */
const notYet = ['林晓', '季青', '许知夏', '顾言', '钟鸣', '贺兰']

const subscribed: readonly (readonly [name: string, columnId: string, consents: number])[] = [
  ['林晓', 'heritage', 1],
  ['林晓', 'notices', 2],
  ['何川', 'service', 0],
  ['罗予', 'theory', 1],
]

export function marksOf(articles: readonly Article[], world: SeedWorld, now: number): Mark[] {
  const marks = new Map<string, Mark>()
  const change = (article: Article, memberId: string, changes: Partial<Mark>) => {
    const _id = markId(article._id, memberId)
    const { branchId } = article
    const before = marks.get(_id) ?? { _id, articleId: article._id, memberId, branchId, favouriteKey: '', readAt: null }
    marks.set(_id, { ...before, ...changes })
  }
  for (const [name, titles] of Object.entries(favourites)) {
    titles.forEach((title, index) => {
      const article = articles.find((each) => each.title.startsWith(title))
      if (!article) throw new Error(`nothing in the demo is called ${title}`)
      change(article, world.person(name)._id, { favouriteKey: timeKey(now - (index + 1) * hourMs, article._id) })
    })
  }
  for (const article of articles.filter(({ wantsReading }) => wantsReading)) {
    const readers = world.members.filter(
      ({ branchId, name, openid }) => branchId === article.branchId && openid !== null && !notYet.includes(name),
    )
    readers.forEach(({ _id }, index) => change(article, _id, { readAt: article.publishedAt + (index + 1) * hourMs }))
  }
  return [...marks.values()]
}

export function subscriptionsOf(world: SeedWorld): Subscription[] {
  return subscribed.map(([name, columnId, consentCount]) => {
    const { _id: memberId, branchId } = world.person(name)
    const unitIds = [world.committee._id, branchId]
    return { _id: subscriptionId(columnId, memberId), memberId, columnId, unitIds, consentCount, savedWith: '' }
  })
}
