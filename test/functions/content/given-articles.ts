/** Articles and shelves as publishing leaves them, written straight into the database. */
import type { Article } from '../../../cloudfunctions/content/article-repository'
import { standardColumns } from '../../../cloudfunctions/content/columns'
import { cardOf } from '../../../cloudfunctions/content/publishing'
import { emptyShelf, type Shelf } from '../../../cloudfunctions/content/shelf-repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import { termsOf } from '../../../cloudfunctions/domain/search-terms'
import { placeOnShelf, takeOffShelf } from '../../../cloudfunctions/domain/shelf'
import type { ArticleScope } from '../../../miniprogram/shared/words'
import { aBranch, aMember, type BranchOfTest, type World } from '../../support/world'

export interface Readership extends BranchOfTest {
  readonly reader: Member
  readonly publicist: Member
  readonly secretary: Member
}

/** A branch that reads and writes. */
export async function aReadingBranch(world: World, options: { committeeId?: string } = {}): Promise<Readership> {
  const branch = aBranch(world, options)
  const { branchId } = branch
  return {
    ...branch,
    reader: await aMember(world, { branchId, name: '林晓' }),
    publicist: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '苏禾' }),
    secretary: await aMember(world, { branchId, roles: ['secretary'], name: '陈一鸣' }),
  }
}

/** The place of a branch in the tree is all that an article needs of it. */
export type Publisher = Pick<BranchOfTest, 'branchId' | 'committeeId'>

let serial = 0

/** An article of the branch, out since now, unless changed; a minute apart from the one before. Not on the shelf yet. */
export function anArticle(world: World, publisher: Publisher, changes: Partial<Article> = {}): Article {
  const _id = changes._id ?? `test-article-${++serial}`
  const scope: ArticleScope = changes.scope ?? 'branch'
  const shelfId = scope === 'branch' ? publisher.branchId : publisher.committeeId
  const publishedAt = changes.publishedAt ?? world.now() - 3_600_000 + ++serial * 60_000
  const columnId = changes.columnId ?? 'news'
  const article: Article = {
    ...words,
    ...{ _id, scope, shelfId, publishedAt, columnId, branchId: publisher.branchId },
    scopeKeys: [`unit_${shelfId}`],
    key: `${String(publishedAt).padStart(13, '0')}_${_id}`,
    createdAt: publishedAt,
    changedAt: publishedAt,
    columnName: standardColumns.find((column) => column.columnId === columnId)?.name ?? '自建栏目',
    ...changes,
    terms: [],
  }
  return { ...article, terms: changes.terms ?? termsOf(article) }
}

const words = {
  kind: 'article',
  title: '暑期实践的三天',
  summary: '八个人，三天，走了两个村。',
  byline: '苏禾',
  tags: [],
  coverFileId: '',
  readingMinutes: 3,
  videoSeconds: 0,
  documentLabel: '',
  pictureCount: 0,
  wantsReading: false,
  isPinned: false,
  blocks: [{ kind: 'paragraph', html: '第一天，我们到村里量了水渠。' }],
  document: null,
  url: '',
  version: 1,
  updatedAt: null,
  commentCount: 0,
  authorId: 'test-author',
  authorName: '苏禾',
  authorOpenid: 'openid-test-author',
  roleLabel: '',
  text: '',
  editedAt: null,
  savedWith: '',
  state: 'visible',
  audience: 'everyone',
  awaits: 'nobody',
  checks: { text: 'passed', needsLook: false, isLookedAt: false, refusal: '' },
  hidden: null,
  hiddenFileIds: [],
  likes: {},
  likeCount: 0,
} satisfies Partial<Article>

/** An article that is out: in the collection and on its shelf. */
export async function published(world: World, publisher: Publisher, changes: Partial<Article> = {}): Promise<Article> {
  const [article] = await publishedAll(world, [anArticle(world, publisher, changes)])
  return article!
}

export async function publishedAll(world: World, articles: readonly Article[]): Promise<readonly Article[]> {
  world.insert('articles', articles)
  for (const article of articles)
    await changeShelf(world, article.shelfId, (shelf) => placeOnShelf(shelf, cardOf(article)))
  return articles
}

/** Out no more: readers find it nowhere, as after archiving. */
export async function archived(world: World, article: Article): Promise<void> {
  await world.update('articles', { _id: article._id }, { $set: { state: 'removed', audience: 'nobody' } })
  await changeShelf(world, article.shelfId, (shelf) => takeOffShelf(shelf, article))
}

export async function changeShelf(world: World, unitId: string, change: (shelf: Shelf) => Shelf): Promise<void> {
  const [before] = world.find<Shelf>('contentShelves', { _id: unitId })
  const { _id, ...after } = change(before ?? emptyShelf(unitId))
  if (before) await world.update('contentShelves', { _id }, { $set: after })
  else world.insert('contentShelves', [{ _id, ...after }])
}

export const idsOf = (cards: readonly { articleId: string }[]) => cards.map(({ articleId }) => articleId)
