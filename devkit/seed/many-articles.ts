/** As many articles as are asked for, in front of one branch: what the bench compares a hundred with a hundred thousand of. */
import type { Cloud } from '../cloud'
import type { Article } from '../../cloudfunctions/content/article-repository'
import { standardColumns } from '../../cloudfunctions/content/columns'
import type { Mark } from '../../cloudfunctions/content/mark-repository'
import { cardOf } from '../../cloudfunctions/content/publishing'
import { emptyShelf, type Shelf } from '../../cloudfunctions/content/shelf-repository'
import { termsOf } from '../../cloudfunctions/domain/search-terms'
import { placeOnShelf, shelfSize } from '../../cloudfunctions/domain/shelf'
import { articleKindLabels, wordsOf } from '../../miniprogram/shared/words'

export interface Archive {
  readonly count: number
  readonly branchId: string
  readonly committeeId: string
  /** Whoever has kept some of them. */
  readonly memberId: string
}

/** One in ten is about each. */
const subjects = [
  '暑期实践纪实',
  '组织生活会通知',
  '主题党日侧记',
  '入党申请问答',
  '志愿服务招募',
  '支部书记寄语',
  '学习资料汇编',
  '红色旧址寻访',
  '毕业生党员故事',
  '发展对象公示',
]
const kinds = wordsOf(articleKindLabels)
/** Every so many of them stand on the committee's shelf; so many were kept by the member. */
const committeeEvery = 3
const favouriteEvery = 4
const favouritesAtMost = 1000
const minuteMs = 60_000

/**
 * Short ones: titles of some eight characters, no summaries, one paragraph. With the terms of real ones a hundred thousand
 * would take the memory of an index with ten million entries. @returns their ids, newest first
 */
export function insertArticles(cloud: Cloud, archive: Archive): string[] {
  const now = cloud.clock.now()
  const all = Array.from({ length: archive.count }, (_none, index) => articleOf(index, archive, now))
  cloud.database.insertMany('articles', all as unknown as Record<string, unknown>[])
  cloud.database.insertMany('articleMarks', favouritesAmong(all, archive) as unknown as Record<string, unknown>[])
  cloud.database.clear('contentShelves')
  const shelves = [archive.branchId, archive.committeeId].map((unitId) => shelfOf(unitId, all))
  cloud.database.insertMany('contentShelves', shelves as unknown as Record<string, unknown>[])
  return all.map(({ _id }) => _id)
}

function articleOf(index: number, { branchId, committeeId }: Archive, now: number): Article {
  const _id = `many-${String(index).padStart(6, '0')}`
  const scope = index % committeeEvery === 0 ? 'committee' : 'branch'
  const shelfId = scope === 'branch' ? branchId : committeeId
  const publishedAt = now - (index + 1) * minuteMs
  const { columnId = '', name: columnName = '' } = standardColumns[index % standardColumns.length] ?? {}
  const title = `${subjects[index % subjects.length] ?? ''}之${index}`
  return {
    ...unchanging,
    ...{ _id, branchId, shelfId, scope, publishedAt, columnId, columnName, title },
    scopeKeys: [`unit_${shelfId}`],
    key: `${publishedAt}_${_id}`,
    kind: kinds[index % kinds.length] ?? 'article',
    createdAt: publishedAt,
    changedAt: publishedAt,
    terms: termsOf({ title, summary: '', columnName: '', tags: [] }),
  }
}

const unchanging = {
  ...{ summary: '', byline: '苏禾', tags: [], coverFileId: '', hiddenFileIds: [], readingMinutes: 2, videoSeconds: 0 },
  ...{ documentLabel: '', pictureCount: 0, wantsReading: false, isPinned: false, document: null, url: '', version: 1 },
  ...{ updatedAt: null, commentCount: 0, authorId: 'many-author', authorName: '苏禾', authorOpenid: '' },
  ...{ roleLabel: '', text: '', editedAt: null, savedWith: '', hidden: null, likes: {}, likeCount: 0 },
  blocks: [{ kind: 'paragraph', html: '大家把看到的、想到的写在后面，一起补充。' }],
  state: 'visible',
  audience: 'everyone',
  awaits: 'nobody',
  checks: { text: 'passed', needsLook: false, isLookedAt: false, refusal: '' },
} as const

function favouritesAmong(all: readonly Article[], { branchId, memberId }: Archive): Mark[] {
  return all
    .filter((_article, index) => index % favouriteEvery === 0)
    .slice(0, favouritesAtMost)
    .map(({ _id, key }) => ({
      ...{ _id: `many-mark-${_id}`, articleId: _id, memberId, branchId, favouriteKey: key, readAt: null },
    }))
}

/** More than fit, so that the shelf knows up to where it reaches. */
function shelfOf(unitId: string, all: readonly Article[]): Shelf {
  const newest = all.filter(({ shelfId }) => shelfId === unitId).slice(0, 2 * shelfSize)
  return newest.reduceRight<Shelf>((shelf, article) => placeOnShelf(shelf, cardOf(article)), emptyShelf(unitId))
}
