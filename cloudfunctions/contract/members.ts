import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import type { FunctionContract } from './define'
import * as f from './fields'
import {
  role,
  stage,
  category,
  code,
  typedNumber,
  profile,
  rosterRow,
  rosterEntry,
  invitation,
  joinRequest,
  importIssue,
  unit,
  branchOf,
} from './member-shapes'

export const members = {
  /** What the app asks first: who am I here, and what does the invitation (if any) invite me to. */
  enter: {
    input: f.input({ code: v.optional(code) }),
    output: v.object({
      state: v.picklist(['notSetUp', 'stranger', 'waiting', 'declined', 'member']),
      declineReason: v.nullable(v.string()),
      triesLeft: v.number(),
      invitation: v.nullable(v.object({ code: v.string(), branchName: v.string(), inviterName: v.string() })),
      profile: v.nullable(profile),
    }),
  },
  /** Match name and student number to the roster of the inviting branch and bind this WeChat identity. */
  claim: {
    input: f.input({ code, name: f.text('姓名', limits.name), studentNumber: typedNumber }),
    output: v.object({
      outcome: v.picklist(['bound', 'noMatch']),
      triesLeft: v.number(),
      profile: v.nullable(profile),
    }),
  },
  requestToJoin: {
    input: f.input({
      code,
      name: f.text('姓名', limits.name),
      studentNumber: typedNumber,
      message: f.optionalText('留言', limits.joinMessage),
    }),
    output: v.object({ joinRequestId: v.string() }),
  },
  /** The first administrator of a fresh environment, by the one-time secret set in the function's environment. */
  setUp: {
    input: f.input({
      secret: f.text('初始口令', 64),
      committeeName: f.text('党委名称', limits.unitName),
      branchName: f.text('支部名称', limits.unitName),
      name: f.text('姓名', limits.name),
      studentNumber: typedNumber,
    }),
    output: v.object({ profile }),
  },
  mine: {
    input: f.input({}),
    output: v.object({
      profile,
      creditHoursTenths: v.number(),
      creditHoursTargetTenths: v.number(),
      duesPaidThrough: v.nullable(v.string()),
      duesOwedFen: v.number(),
      duesOwedMonths: v.number(),
      viewsThisMonth: v.number(),
    }),
  },
  updateMine: {
    /** An absent phone stays as it is: the full number never reaches a phone, so no form could send it back. */
    input: f.input({ phone: v.optional(f.phone()), className: f.optionalText('班级', limits.className) }),
    output: v.object({ profile }),
  },
  listViews: {
    input: f.input({ cursor: f.cursor }),
    output: f.pageOf(
      v.object({ id: v.string(), viewerName: v.string(), viewerRole: v.string(), what: v.string(), at: v.number() }),
    ),
  },
  unbindMine: { input: f.input({}), output: f.nothing },
  listRoster: {
    input: f.input({
      ...branchOf,
      filter: v.optional(
        v.picklist(['all', 'full', 'probationary', 'activist', 'away', 'unbound'], '名册筛选不对。'),
        'all',
      ),
      search: v.optional(v.pipe(v.string('搜索要写成文字。'), v.trim(), v.maxLength(20, '搜索最多 20 个字。')), ''),
      cursor: f.cursor,
    }),
    output: v.object({
      ...f.pageOf(rosterRow).entries,
      branchId: v.string(),
      branchName: v.string(),
      total: v.number(),
      allowedEvents: v.array(v.picklist(['add', 'import', 'export', 'invite', 'roles'])),
    }),
  },
  getMember: {
    input: f.input({ memberId: f.id('党员') }),
    output: v.object({
      profile,
      groupId: v.nullable(v.string()),
      isBound: v.boolean(),
      groups: v.array(v.object({ unitId: v.string(), name: v.string() })),
      allowedEvents: v.array(v.picklist(['edit', 'revealPhone', 'unbind', 'grantRole'])),
    }),
  },
  revealPhone: { input: f.input({ memberId: f.id('党员') }), output: v.object({ phone: v.string() }) },
  addMember: { input: f.input({ ...branchOf, ...rosterEntry }), output: v.object({ memberId: v.string() }) },
  updateMember: {
    input: f.input({ memberId: f.id('党员'), ...rosterEntry, phone: v.optional(f.phone()) }),
    output: v.object({ memberId: v.string() }),
  },
  unbindMember: {
    input: f.input({ memberId: f.id('党员'), reason: f.text('原因', limits.reason) }),
    output: f.nothing,
  },
  importTemplate: { input: f.input({}), output: f.answerFile },
  /** Reads the file and says what an import would do; writes nothing. */
  previewImport: {
    input: f.input({
      ...branchOf,
      base64: f.workbookInput,
    }),
    output: v.object({
      digest: v.string(),
      addCount: v.number(),
      changeCount: v.number(),
      sameCount: v.number(),
      issues: v.array(importIssue),
      sample: v.array(
        v.object({
          row: v.number(),
          name: v.string(),
          studentNumber: v.string(),
          change: v.picklist(['add', 'change', 'same']),
        }),
      ),
    }),
  },
  /** Imports the file that was previewed: the digest binds the two. Repeating it changes nothing twice. */
  confirmImport: {
    input: f.input({
      ...branchOf,
      digest: f.id('预览'),
      base64: f.workbookInput,
    }),
    output: v.object({ addCount: v.number(), changeCount: v.number(), sameCount: v.number() }),
  },
  exportRoster: { input: f.input(branchOf), output: f.answerFile },
  exportHandover: { input: f.input(branchOf), output: f.answerFile },
  listInvitations: {
    input: f.input(branchOf),
    output: v.object({ branchName: v.string(), items: v.array(invitation) }),
  },
  createInvitation: {
    input: f.input({ ...branchOf, days: f.wholeNumber('有效天数', 1, limits.invitationDays) }),
    output: v.object({ invitation }),
  },
  revokeInvitation: { input: f.input({ code }), output: f.nothing },
  /** The mini-program code that opens the join page with this invitation, as a PNG. */
  invitationCode: { input: f.input({ code }), output: v.object({ base64: v.string() }) },
  listJoinRequests: { input: f.input({ ...branchOf, cursor: f.cursor }), output: f.pageOf(joinRequest) },
  decideJoinRequest: {
    input: f.input({
      joinRequestId: f.id('申请'),
      decision: f.choice('决定', ['approve', 'decline']),
      reason: f.optionalText('原因', limits.reason),
      stage: v.optional(stage),
      category: v.optional(category),
    }),
    output: v.object({ state: v.picklist(['approved', 'declined']), memberId: v.nullable(v.string()) }),
  },
  listRoles: {
    input: f.input(branchOf),
    output: v.object({
      branchId: v.string(),
      branchName: v.string(),
      items: v.array(
        v.object({
          role,
          unitId: v.string(),
          unitName: v.string(),
          memberId: v.string(),
          memberName: v.string(),
          since: v.number(),
        }),
      ),
      grantable: v.array(role),
    }),
  },
  grantRole: { input: f.input({ memberId: f.id('党员'), role, unitId: f.id('组织') }), output: f.nothing },
  revokeRole: { input: f.input({ memberId: f.id('党员'), role, unitId: f.id('组织') }), output: f.nothing },
  /** Give one's own office to another member in one step; the handover file is exported beside it. */
  handOver: { input: f.input({ role, unitId: f.id('组织'), toMemberId: f.id('接任的党员') }), output: f.nothing },
  listUnits: {
    input: f.input({}),
    output: v.object({ items: v.array(unit), allowedEvents: v.array(v.picklist(['addBranch', 'addGroup', 'rename'])) }),
  },
  addUnit: {
    input: f.input({
      kind: f.choice('类型', ['branch', 'group']),
      name: f.text('名称', limits.unitName),
      parentId: f.id('上级组织'),
    }),
    output: v.object({ unitId: v.string() }),
  },
  renameUnit: { input: f.input({ unitId: f.id('组织'), name: f.text('名称', limits.unitName) }), output: f.nothing },
  listAudit: {
    input: f.input({ ...branchOf, cursor: f.cursor }),
    output: f.pageOf(v.object({ id: v.string(), actorName: v.string(), what: v.string(), at: v.number() })),
  },
} as const satisfies FunctionContract
