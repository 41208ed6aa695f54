/** The learning garden and its desk: items with their versions, what readers see, and what readers did with it. */
import type { Article } from '../../cloudfunctions/content/article-repository'
import type { Block, StoredDocument } from '../../cloudfunctions/content/blocks'
import { standardColumns } from '../../cloudfunctions/content/columns'
import { textOf, type DraftText, type Item, type ItemVersion } from '../../cloudfunctions/content/item-repository'
import { cardOf, copyOf } from '../../cloudfunctions/content/publishing'
import { emptyShelf, type Shelf } from '../../cloudfunctions/content/shelf-repository'
import type { Comment } from '../../cloudfunctions/forum/comment-repository'
import { placeOnShelf } from '../../cloudfunctions/domain/shelf'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import type { Cloud } from '../cloud'
import { itemPlans, type ItemPlan } from './content-texts'
import { marksOf, subscriptionsOf } from './content-readers'
import { commentOnArticle, momentOf } from './forum-entries'
import type { SeedOptions } from './membership'
import type { SeedWorld } from './people'
import { uploader } from './uploads'

const folder = 'content'
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const isLive = ({ state }: ItemPlan) => state === 'published'

type Upload = (asset: string) => Promise<string>

export async function seedContent(cloud: Cloud, world: SeedWorld, { now }: SeedOptions): Promise<void> {
  const store = uploader(cloud)
  const upload: Upload = (asset) => (asset === '' ? Promise.resolve('') : store(asset, folder))
  const items: Item[] = []
  const articles: Article[] = []
  const comments: Comment[] = []
  for (const plan of itemPlans()) {
    const item = itemFrom(plan, await textFrom(plan, upload), { world, now })
    items.push(item)
    if (!isLive(plan)) continue
    const article = articleFrom(plan, item, world)
    const said = plan.comments.map(({ by, text }, index) =>
      commentOnArticle(article, world.person(by), { text, afterMs: (index + 1) * 2 * hourMs, now }),
    )
    comments.push(...said)
    articles.push({ ...article, commentCount: said.length })
  }
  const insert = (name: string, documents: readonly object[]) =>
    cloud.database.insertMany(name, [...documents] as Record<string, unknown>[])
  insert('contentItems', items)
  insert('contentVersions', items.flatMap(versionsOf))
  insert('articles', articles)
  insert('comments', comments)
  insert('contentShelves', shelvesFrom(articles))
  insert('articleMarks', marksOf(articles, world, now))
  insert('columnSubscriptions', subscriptionsOf(world))
}

async function textFrom(plan: ItemPlan, upload: Upload): Promise<DraftText> {
  const { kind, title, summary, byline, columnId, tags, scope, wantsReading, url } = plan
  const blocks: Block[] = []
  if (plan.video) blocks.push(await videoFrom(plan, upload))
  for (const line of plan.lines) {
    if (line.kind === 'picture')
      blocks.push({ kind: 'picture', fileId: await upload(line.asset), caption: line.caption, width: 800, height: 600 })
    else if (line.kind === 'paragraph') blocks.push({ kind: 'paragraph', html: line.text })
    else blocks.push({ kind: line.kind, text: line.text })
  }
  const coverFileId = await upload(plan.cover || plan.poster)
  const document = plan.file ? await documentFrom(plan, upload) : null
  return { kind, title, summary, byline, columnId, tags, scope, wantsReading, coverFileId, blocks, document, url }
}

async function videoFrom({ video, poster }: ItemPlan, upload: Upload): Promise<Block> {
  const [fileId, coverFileId] = [await upload(video), await upload(poster)]
  return { kind: 'video', fileId, coverFileId, seconds: 58, width: 640, height: 360 }
}

async function documentFrom({ file, title, pages }: ItemPlan, upload: Upload): Promise<StoredDocument> {
  const fileName = `${title}${file.slice(file.lastIndexOf('.'))}`
  return { fileId: await upload(file), fileName, bytes: 96_000, pageCount: pages }
}

interface Making {
  readonly world: SeedWorld
  readonly now: number
}

function itemFrom(plan: ItemPlan, text: DraftText, { world, now }: Making): Item {
  const { id: _id, branchId, state, daysAgo, returnReason, inDays, isPinned } = plan
  const author = world.person(plan.byline.split('、')[0] ?? '')
  const at = momentOf(daysAgo, '09:30', now)
  const isOut = isLive(plan) || state === 'archived'
  const files = [text.coverFileId, ...text.blocks.flatMap((block) => ('fileId' in block ? [block.fileId] : []))]
  return {
    ...text,
    ...{ _id, branchId, state, isPinned, returnReason, isLive: isLive(plan), isAtDesk: !isOut },
    ...{ authorId: author._id, authorName: author.name, createdAt: at - dayMs, updatedAt: at, key: timeKey(at, _id) },
    ...{ version: 2, savedWith: '', savedById: author._id, savedByName: author.name },
    writerIds: isOut ? [] : [author._id],
    submittedAt: state === 'draft' ? null : at,
    publishAt: state === 'scheduled' ? now + inDays * dayMs : null,
    publisherId: state === 'scheduled' ? world.person('陈一鸣')._id : '',
    firstPublishedAt: isOut ? at : null,
    ...{ isTelling: false, toldUpTo: '', lock: null },
    pictures: [...new Set(files)].filter(Boolean).map((fileId) => ({ fileId, check: 'passed' as const })),
  }
}

function articleFrom(plan: ItemPlan, item: Item, world: SeedWorld): Article {
  const path = [world.committee._id, item.branchId]
  const columnName = standardColumns.find(({ columnId }) => columnId === item.columnId)?.name ?? ''
  const place = { path, columnName, authorOpenid: world.members.find(({ _id }) => _id === item.authorId)?.openid ?? '' }
  const readers = world.members.filter(({ branchId }) => branchId === item.branchId).slice(0, plan.likes)
  const likes = Object.fromEntries(readers.map(({ _id }) => [_id, item.updatedAt]))
  return { ...copyOf(item, { before: null, place, now: item.updatedAt }), likes, likeCount: readers.length }
}

/** What was submitted and published; an earlier wording of what is out, so that there is something to compare. */
function versionsOf(item: Item): ItemVersion[] {
  const { _id: itemId, branchId, updatedAt, authorId: byId, authorName: byName } = item
  if (item.state === 'draft') return []
  const kinds: ItemVersion['kind'][] = item.firstPublishedAt === null ? ['submitted'] : ['submitted', 'published']
  return kinds.map((kind, index) => {
    const at = updatedAt - (kinds.length - 1 - index) * 3_600_000
    const _id = factId('version', itemId, kind, String(item.version))
    const text = textOf(item)
    const earlier = { ...text, blocks: text.blocks.slice(0, -1) }
    return {
      ...{ _id, itemId, branchId, key: timeKey(at, _id), version: item.version, kind, byId, byName, at },
      text: kind === 'submitted' && text.blocks.length > 2 ? earlier : text,
    }
  })
}

function shelvesFrom(articles: readonly Article[]): Shelf[] {
  const shelves = new Map<string, Shelf>()
  for (const article of [...articles].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const shelf = shelves.get(article.shelfId) ?? emptyShelf(article.shelfId)
    shelves.set(article.shelfId, placeOnShelf(shelf, cardOf(article)))
  }
  return [...shelves.values()]
}
