/** The editorial desk: items from draft to archive, their versions, who has read them, and the columns. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { articleScopeLabels, wordsOf } from '../../../miniprogram/shared/words'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import {
  articleKind,
  articleScope,
  blocksInput,
  columnId,
  contentFolder,
  documentInput,
  editedBlock,
  itemId,
  itemState,
  kindInput,
  storedDocument,
} from './shapes'

/** What can be done with an item; the server says which of it now (domain/editorial-desk.ts). */
export const itemEvents = [
  'edit',
  'submit',
  'withdraw',
  'return',
  'publish',
  'unschedule',
  'archive',
  'restore',
  'pin',
  'unpin',
  'remove',
  'openReaders',
] as const
const itemEvent = v.picklist(itemEvents)

const row = v.object({
  itemId: v.string(),
  kind: articleKind,
  title: v.string(),
  columnName: v.string(),
  state: itemState,
  /** Readers see it (perhaps an earlier version). */
  isLive: v.boolean(),
  isPinned: v.boolean(),
  authorName: v.string(),
  isMine: v.boolean(),
  updatedAt: v.number(),
  /** When it goes out; null unless it is scheduled. */
  publishAt: v.nullable(v.number()),
  /** Why it came back; '' otherwise. */
  returnReason: v.string(),
  /** Days since it was submitted, for those who decide; null otherwise. */
  waitingDays: v.nullable(v.number()),
  allowedEvents: v.array(itemEvent),
})

const deskTabs = ['mine', 'submitted', 'scheduled', 'published', 'archived'] as const

const draftFields = {
  kind: kindInput,
  title: f.optionalText('标题', limits.articleTitle),
  summary: f.optionalText('摘要', limits.articleSummary),
  byline: f.optionalText('署名', limits.articleByline),
  columnId,
  tags: v.optional(
    v.pipe(
      v.array(f.text('标签', limits.articleTag), '标签列表不对。'),
      v.maxLength(limits.articleTags, `标签最多 ${limits.articleTags} 个。`),
    ),
    [],
  ),
  scope: f.choice('谁能看', wordsOf(articleScopeLabels)),
  wantsReading: v.optional(v.boolean('已读确认不对，刷新后再试。'), false),
  coverFileId: v.optional(f.pictureFile('封面', contentFolder), ''),
  blocks: blocksInput,
  document: v.optional(documentInput, null),
  /** The official page of a link; '' otherwise. */
  url: f.optionalText('链接地址', limits.linkUrl),
}

const draft = v.object({
  itemId: v.string(),
  version: v.number(),
  state: itemState,
  isLive: v.boolean(),
  kind: articleKind,
  title: v.string(),
  summary: v.string(),
  byline: v.string(),
  columnId: v.string(),
  tags: v.array(v.string()),
  scope: articleScope,
  wantsReading: v.boolean(),
  coverFileId: v.string(),
  coverUrl: v.nullable(v.string()),
  blocks: v.array(editedBlock),
  document: v.nullable(storedDocument),
  url: v.string(),
  returnReason: v.string(),
  publishAt: v.nullable(v.number()),
  allowedEvents: v.array(itemEvent),
})

/** Somebody else's draft lock. */
const lock = v.object({ name: v.string(), until: v.number() })

const columnRow = v.object({ columnId: v.string(), name: v.string(), goal: v.string(), isHidden: v.boolean() })

/** What was kept of a text: each submission and publication, and what two editors wrote at once. */
const version = v.object({
  versionId: v.string(),
  version: v.number(),
  /** saved: replaced by a later one. aside: written while somebody else saved first; kept beside the item. */
  kind: v.picklist(['submitted', 'published', 'saved', 'aside']),
  byName: v.string(),
  at: v.number(),
  title: v.string(),
})

export const desk = {
  /** One tab of the desk. `mine`: what the caller writes and is not out yet, newest first. */
  openDesk: {
    input: f.input({ tab: v.optional(f.choice('这一页', deskTabs), 'mine'), cursor: f.cursor }),
    output: v.object({
      tab: v.picklist(deskTabs),
      ...f.pageOf(row).entries,
      /** Submissions that wait, counted up to 20. */
      submittedCount: v.number(),
      needsTwoPeople: v.boolean(),
      /** publish: the caller decides about submissions. */
      allowedEvents: v.array(v.picklist(['create', 'publish', 'setTwoPeople', 'editColumns'])),
    }),
  },
  /** The editor. Without an id an empty one. Takes the draft lock unless somebody else holds it. */
  editItem: {
    input: f.input({
      itemId: v.nullable(itemId),
      /** Take the lock from whoever holds it. */
      takeOver: v.optional(v.boolean('接着编辑不对，刷新后再试。'), false),
    }),
    output: v.object({
      item: v.nullable(draft),
      /** Null: the caller may write. */
      lockedBy: v.nullable(lock),
      columns: v.array(columnRow),
      needsTwoPeople: v.boolean(),
      /** Names to print below the title unless the editor changes them. */
      byline: v.string(),
    }),
  },
  /**
   * Creates (itemId null) or saves a draft, by hand or by itself. `version` is the one that was read. When somebody else
   * saved first nothing of theirs is lost and nothing of the caller's: it is kept beside the item, and `conflict` says so.
   */
  saveItem: {
    input: f.input({ itemId: v.nullable(itemId), version: f.wholeNumber('版本', 0, 1_000_000), ...draftFields }),
    output: v.object({
      itemId: v.string(),
      version: v.number(),
      conflict: v.nullable(v.object({ byName: v.string(), at: v.number(), versionId: v.string() })),
    }),
  },
  submitItem: { input: f.input({ itemId, version: f.wholeNumber('版本', 1, 1_000_000) }), output: f.nothing },
  withdrawItem: { input: f.input({ itemId }), output: f.nothing },
  returnItem: { input: f.input({ itemId, reason: f.text('退回的理由', limits.reason) }), output: f.nothing },
  /** Now (`publishAt` null) or at a time. `version`: what the publisher has read. */
  publishItem: {
    input: f.input({
      itemId,
      version: f.wholeNumber('版本', 1, 1_000_000),
      publishAt: v.optional(v.nullable(f.moment('发布时间')), null),
    }),
    output: v.object({ articleId: v.string(), state: itemState }),
  },
  unscheduleItem: { input: f.input({ itemId }), output: f.nothing },
  archiveItem: { input: f.input({ itemId }), output: f.nothing },
  /** Brings an archived article back to where it was. */
  restoreItem: { input: f.input({ itemId }), output: f.nothing },
  pinItem: { input: f.input({ itemId, isPinned: v.boolean('置顶不对，刷新后再试。') }), output: f.nothing },
  /** A draft that never was out. */
  removeItem: { input: f.input({ itemId }), output: f.nothing },
  listVersions: {
    input: f.input({ itemId, cursor: f.cursor }),
    output: v.object({ title: v.string(), ...f.pageOf(version).entries }),
  },
  /** A version, and how it differs from the item as it is now. */
  openVersion: {
    input: f.input({ itemId, versionId: f.id('版本') }),
    output: v.object({
      version,
      /** By block, in order; `parts` are the words of a changed block. */
      differences: v.array(
        v.object({
          kind: v.picklist(['same', 'added', 'removed', 'changed']),
          parts: v.array(v.object({ kind: v.picklist(['same', 'added', 'removed']), text: v.string() })),
        }),
      ),
      allowedEvents: v.array(v.picklist(['restoreVersion'])),
    }),
  },
  /** Makes a kept version the draft again; what is there now is kept as a version. */
  restoreVersion: {
    input: f.input({ itemId, versionId: f.id('版本'), version: f.wholeNumber('版本', 1, 1_000_000) }),
    output: v.object({ version: v.number() }),
  },
  /** Who has confirmed a notice and who has not, of the publisher's branch; nobody is ranked. */
  openReaders: {
    input: f.input({ itemId }),
    output: v.object({
      title: v.string(),
      confirmedCount: v.number(),
      memberCount: v.number(),
      missing: v.array(v.object({ memberId: v.string(), name: v.string() })),
      confirmed: v.array(v.object({ memberId: v.string(), name: v.string(), at: v.number() })),
      allowedEvents: v.array(v.picklist(['remind'])),
    }),
  },
  /** Reminds everybody who has not confirmed, once a day at most. */
  remindReaders: { input: f.input({ itemId }), output: v.object({ remindedCount: v.number() }) },
  /** Whether the writer of an item may also publish it. */
  setTwoPeople: {
    input: f.input({ needsTwoPeople: v.boolean('双人审核不对，刷新后再试。') }),
    output: v.object({ needsTwoPeople: v.boolean() }),
  },
  openColumns: {
    input: f.input({}),
    output: v.object({
      items: v.array(columnRow),
      version: v.number(),
      /** The unit whose list it is. */
      unitName: v.string(),
    }),
  },
  saveColumns: {
    input: f.input({
      version: f.wholeNumber('版本', 0, 1_000_000),
      items: v.pipe(
        v.array(
          v.strictObject({
            /** Null for a new one. */
            columnId: v.nullable(columnId),
            name: f.text('栏目名', limits.columnName),
            goal: f.text('学习目标', limits.columnGoal),
            isHidden: v.boolean('栏目的显示不对，刷新后再试。'),
          }),
          '栏目列表不对。',
        ),
        v.minLength(1, '至少要有一个栏目。'),
        v.maxLength(limits.columns, `栏目最多 ${limits.columns} 个。`),
      ),
    }),
    output: v.object({ version: v.number() }),
  },
} as const satisfies FunctionContract
