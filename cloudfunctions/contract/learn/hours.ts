/** 学时: one's own year, and the ledger of the branch with the sessions that secretaries enter. */
import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import type { creditSourceLabels } from '../../../miniprogram/shared/words'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { creditSource, year } from './shapes'

const yearInput = v.optional(f.wholeNumber('年份', 2020, 2100))
const rule = v.object({ targetTenths: v.number(), source: v.string() })

/** What a secretary enters by hand: everything but lessons, which grant their own. */
const sessionSources = [
  'lecture',
  'themeDay',
  'meeting',
] as const satisfies readonly (keyof typeof creditSourceLabels)[]
const sessionSource = v.picklist(sessionSources)

export const hours = {
  /** One's own year with what each hour was for, newest first. Without a year: this one. */
  openYear: {
    input: f.input({ year: yearInput, cursor: f.cursor }),
    output: v.object({
      year,
      rule,
      /** Years to choose from, newest first. */
      years: v.array(v.number()),
      items: v.array(
        v.object({ grantId: v.string(), source: creditSource, title: v.string(), tenths: v.number(), at: v.number() }),
      ),
      nextCursor: v.nullable(v.string()),
    }),
  },
  /** Admin: the year of everybody in the order of the roster; hours by source, never when or how long somebody learned. */
  openHours: {
    input: f.input({ year: yearInput }),
    output: v.object({
      year: v.number(),
      years: v.array(v.number()),
      rule,
      memberCount: v.number(),
      reachedCount: v.number(),
      items: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          totalTenths: v.number(),
          bySource: v.array(v.object({ source: creditSource, tenths: v.number() })),
        }),
      ),
      allowedEvents: v.array(v.picklist(['saveSession', 'export'])),
    }),
  },
  exportHours: { input: f.input({ year: yearInput }), output: f.answerFile },
  /** Lectures and theme days entered by the secretary, newest first. */
  listSessions: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(
      v.object({
        sessionId: v.string(),
        source: sessionSource,
        title: v.string(),
        heldAt: v.number(),
        tenths: v.number(),
        memberCount: v.number(),
        allowedEvents: v.array(v.picklist(['edit', 'remove'])),
      }),
    ),
  },
  /** The form of a session; `sessionId` null for a new one. */
  editSession: {
    input: f.input({ sessionId: v.nullable(f.id('活动')) }),
    output: v.object({
      session: v.nullable(
        v.object({
          sessionId: v.string(),
          version: v.number(),
          source: sessionSource,
          title: v.string(),
          /** First instant of the day. */
          heldAt: v.number(),
          tenths: v.number(),
          memberIds: v.array(v.string()),
        }),
      ),
      members: v.array(v.object({ memberId: v.string(), name: v.string(), groupName: v.string() })),
    }),
  },
  /** Grants everybody on the list the hours once; who is taken off the list loses them again. */
  saveSession: {
    input: f.input({
      sessionId: v.nullable(f.id('活动')),
      version: f.wholeNumber('版本', 0, 1_000_000),
      source: f.choice('类别', sessionSources),
      title: f.text('名称', limits.sessionTitle),
      heldAt: f.moment('日期'),
      tenths: f.wholeNumber('学时（十分之一）', 1, 80),
      memberIds: v.pipe(
        v.array(f.id('党员'), '名单不对。'),
        v.minLength(1, '至少选一个到场的人。'),
        v.maxLength(1000, '名单最多 1000 人。'),
      ),
    }),
    output: v.object({ sessionId: v.string(), version: v.number() }),
  },
  removeSession: { input: f.input({ sessionId: f.id('活动') }), output: f.nothing },
} as const satisfies FunctionContract
