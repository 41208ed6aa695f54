import * as v from 'valibot'
import type { FunctionContract } from './define'
import * as f from './fields'
import { nextLesson } from './learn/shapes'

const todo = v.object({
  kind: v.picklist([
    'task',
    'reading',
    'reflection',
    'post',
    'review',
    'case',
    'topic',
    'joinRequest',
    'profile',
    'duesProfile',
    'unconfirmedProfiles',
    'setAside',
    'relief',
    'remittance',
    'submission',
  ]),
  title: v.string(),
  detail: v.string(),
  dueAt: v.nullable(v.number()),
  waitingSince: v.nullable(v.number()),
  /** The page to open, as a mini program path. */
  path: v.string(),
})

export const home = {
  /** Everything on the home page in one answer. A stranger gets `state` alone. */
  open: {
    input: f.input({}),
    output: v.object({
      state: v.picklist(['stranger', 'member']),
      now: v.number(),
      member: v.nullable(v.object({ name: v.string(), branchName: v.string(), isAdmin: v.boolean() })),
      dues: v.nullable(
        v.object({
          owedFen: v.number(),
          months: v.array(v.string()),
          dueAt: v.number(),
          isWaitingForWechat: v.boolean(),
        }),
      ),
      todos: v.array(todo),
      unreadNotices: v.number(),
      /** The lesson to go on with. */
      lesson: v.nullable(v.object({ ...nextLesson.entries, coverUrl: v.string() })),
      /** The newest of the learning garden. */
      articles: v.array(
        v.object({
          articleId: v.string(),
          title: v.string(),
          columnName: v.string(),
          publishedAt: v.number(),
          coverUrl: v.nullable(v.string()),
        }),
      ),
      topics: v.array(
        v.object({ topicId: v.string(), title: v.string(), postCount: v.number(), closesAt: v.number() }),
      ),
    }),
  },
  /** The admin tab: what waits for me, the branch at a glance, the tools I may use. */
  openAdmin: {
    input: f.input({}),
    output: v.object({
      now: v.number(),
      branchName: v.string(),
      queue: v.array(todo),
      dues: v.nullable(
        v.object({
          month: v.string(),
          paidFen: v.number(),
          dueFen: v.number(),
          byMonth: v.array(v.object({ month: v.string(), paidFen: v.number(), dueFen: v.number() })),
        }),
      ),
      /** The open learning task that ends next: done and not yet, nothing finer (RULES.md, 2026 rules). */
      task: v.nullable(
        v.object({
          taskId: v.string(),
          title: v.string(),
          doneCount: v.number(),
          memberCount: v.number(),
          dueAt: v.number(),
        }),
      ),
      branches: v.array(
        v.object({
          branchId: v.string(),
          name: v.string(),
          memberCount: v.number(),
          paidFen: v.number(),
          dueFen: v.number(),
        }),
      ),
      tools: v.array(
        v.picklist([
          'roster',
          'desk',
          'invitations',
          'joinRequests',
          'import',
          'roles',
          'units',
          'dues',
          'duesCommittee',
          'tasks',
          'courses',
          'banks',
          'hours',
          'topics',
          'moderation',
          'audit',
        ]),
      ),
    }),
  },
  listNotices: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(
      v.object({
        noticeId: v.string(),
        title: v.string(),
        text: v.string(),
        path: v.string(),
        at: v.number(),
        isRead: v.boolean(),
      }),
    ),
  },
  readNotices: { input: f.input({}), output: f.nothing },
} as const satisfies FunctionContract
