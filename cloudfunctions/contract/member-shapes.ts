/** What the membership actions take and give back, named once. */
import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import {
  duesCategoryLabels,
  roleLabels,
  stageLabels,
  statusLabels,
  unitKindLabels,
  wordsOf,
} from '../../miniprogram/shared/words'
import * as f from './fields'

export const role = f.choice('职务', wordsOf(roleLabels))
export const stage = f.choice('身份', wordsOf(stageLabels))
const status = f.choice('状态', wordsOf(statusLabels))
export const category = f.choice('党费类别', wordsOf(duesCategoryLabels))
/** A roster date: the day only, "2021-06-18". */
const day = f.day('日期')
export const code = v.pipe(
  v.string('邀请码要写成文字。'),
  v.trim(),
  v.toUpperCase(),
  v.regex(/^[A-Z0-9]{8}$/, '邀请码是 8 位字母和数字。'),
)

/** A number as people type it: full-width digits and spaces are taken for what they mean. */
export const typedNumber = v.pipe(
  v.string('学号要写成文字。'),
  v.transform((typed) => typed.normalize('NFKC').replace(/\s/g, '')),
  f.studentNumber(),
)

const roleHeld = v.object({ role, unitId: v.string(), unitName: v.string() })

export const profile = v.object({
  memberId: v.string(),
  name: v.string(),
  studentNumber: v.string(),
  stage,
  status,
  branchId: v.string(),
  branchName: v.string(),
  groupName: v.nullable(v.string()),
  className: v.string(),
  phoneMasked: v.string(),
  joinedOn: v.nullable(v.string()),
  category,
  roles: v.array(roleHeld),
})

export const rosterRow = v.object({
  memberId: v.string(),
  name: v.string(),
  studentNumber: v.string(),
  stage,
  status,
  groupName: v.nullable(v.string()),
  isBound: v.boolean(),
  roles: v.array(role),
})

/** Fields of the roster that the branch keeps; the client sends all of them on every save. */
export const rosterEntry = {
  name: f.text('姓名', limits.name),
  studentNumber: f.studentNumber(),
  stage,
  status,
  category,
  groupId: v.nullable(f.id('党小组')),
  className: f.optionalText('班级', limits.className),
  phone: f.phone(),
  joinedOn: v.nullable(day),
}

export const invitation = v.object({
  code: v.string(),
  createdByName: v.string(),
  createdAt: v.number(),
  expiresAt: v.number(),
  state: v.picklist(['active', 'revoked', 'expired']),
  joinedCount: v.number(),
})

export const joinRequest = v.object({
  joinRequestId: v.string(),
  name: v.string(),
  studentNumber: v.string(),
  message: v.string(),
  createdAt: v.number(),
  waitingDays: v.number(),
  state: v.picklist(['waiting', 'approved', 'declined']),
  /** A roster entry with the same student number that nobody has claimed: approving binds it. */
  matchesMember: v.nullable(v.object({ memberId: v.string(), name: v.string() })),
})

export const importIssue = v.object({ row: v.number(), column: v.string(), message: v.string() })

export const unit = v.object({
  unitId: v.string(),
  kind: v.picklist(wordsOf(unitKindLabels)),
  name: v.string(),
  parentId: v.nullable(v.string()),
  memberCount: v.number(),
})

export const branchOf = { branchId: v.optional(f.id('支部')) }
