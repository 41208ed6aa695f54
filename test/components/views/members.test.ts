import type { OutputOf } from '../../../cloudfunctions/contract'
import { toView as toAudit } from '../../../miniprogram/packages/members/audit/view-model'
import { toPreview } from '../../../miniprogram/packages/members/import/view-model'
import { toView as toInvitations } from '../../../miniprogram/packages/members/invitations/view-model'
import { toView as toRequests } from '../../../miniprogram/packages/members/join-requests/view-model'
import { mismatchLine, toView as toJoin, triesLine } from '../../../miniprogram/packages/members/join/view-model'
import { toEntry, toView as toForm, valuesOf } from '../../../miniprogram/packages/members/member-edit/view-model'
import { toView as toMember } from '../../../miniprogram/packages/members/member/view-model'
import { rowsOf } from '../../../miniprogram/packages/members/profile/view-model'
import { toView as toRoles } from '../../../miniprogram/packages/members/roles/view-model'
import { toView as toRoster } from '../../../miniprogram/packages/members/roster/view-model'
import { toView as toUnits } from '../../../miniprogram/packages/members/units/view-model'
import { toView as toViews } from '../../../miniprogram/packages/members/views/view-model'
import { aRoster, aRosterRow, at, enter, now, profile } from '../support/answers'

describe('the way in', () => {
  test.each([
    ['stranger', true, 'claim'],
    ['stranger', false, 'code'],
    ['declined', true, 'claim'],
    ['waiting', true, 'waiting'],
    ['notSetUp', false, 'setUp'],
    ['member', true, 'joined'],
  ] as const)('of one who is %s, invited %p, is the step %s', (state, isInvited, step) => {
    expect(toJoin(enter({ state, ...(!isInvited && { invitation: null }) })).step).toBe(step)
  })

  test('names who invites whereto', () => {
    expect(toJoin(enter()).intro).toContain('周宁邀请你加入信息学院第二党支部')
  })

  test('tells why the last request was declined', () => {
    expect(toJoin(enter({ state: 'declined', declineReason: '学号不对' })).intro).toContain('学号不对')
    expect(toJoin(enter({ state: 'declined', declineReason: '' })).intro).toContain('没有写原因')
  })

  test('says how often one can still try, and what to do then', () => {
    expect(triesLine(4)).toContain('还可以试 4 次')
    expect(triesLine(0)).toContain('请书记确认')
    expect(mismatchLine(1)).toContain('还可以试 1 次')
    expect(mismatchLine(0)).toContain('请书记确认')
  })
})

describe('the roster', () => {
  test('says of each what differs from the usual', () => {
    const rows = [
      aRosterRow('林晓', { roles: ['organizer'] }),
      aRosterRow('何川', { status: 'away', groupName: null }),
      aRosterRow('顾言', { isBound: false }),
    ]
    expect(toRoster(aRoster(rows)).items.map(({ sub, state }) => [sub, state])).toEqual([
      ['20210318　正式党员，第一党小组，组织委员', ''],
      ['20210318　正式党员', '外出'],
      ['20210318　正式党员，第一党小组', '没绑定'],
    ])
  })

  test('offers what the server allows', () => {
    expect(toRoster(aRoster([], { allowedEvents: [], total: 26 }))).toMatchObject({
      canAdd: false,
      canImport: false,
      canExport: false,
      total: '名册共 26 人',
    })
  })
})

describe('a member', () => {
  const member: OutputOf<'members.getMember'> = {
    profile,
    groupId: 'group-1',
    isBound: true,
    groups: [{ unitId: 'group-1', name: '第一党小组' }],
    allowedEvents: ['edit', 'revealPhone', 'unbind', 'grantRole'],
  }

  test('is read line by line', () => {
    const { rows, binding } = toMember(member)
    expect(binding).toBe('已绑定微信')
    expect(rows).toContainEqual({ title: '入党日期', value: '2021年6月18日' })
    expect(rows).toContainEqual({ title: '党费类别', value: '教职工，按工资' })
  })

  test('without a phone or a binding offers neither', () => {
    const bare = { ...member, isBound: false, profile: { ...profile, phoneMasked: '' } }
    expect(toMember(bare)).toMatchObject({ canReveal: false, canUnbind: false, binding: '还没有绑定微信' })
    expect(toMember({ ...member, allowedEvents: [] })).toMatchObject({ canEdit: false, canGrant: false })
  })

  test('takes the name along to the page of offices', () => {
    expect(toMember(member).rolesPath).toContain(`memberId=member-lin&name=${encodeURIComponent('林晓')}`)
  })

  test('has offices named by their unit when it is another one', () => {
    const roles = [
      { role: 'secretary' as const, unitId: 'branch-2', unitName: profile.branchName },
      { role: 'groupLeader' as const, unitId: 'group-1', unitName: '第一党小组' },
    ]
    expect(rowsOf({ ...profile, roles }).at(-1)?.value).toBe('支部书记；第一党小组，党小组组长')
    expect(rowsOf({ ...profile, joinedOn: null, groupName: null }).map(({ value }) => value)).toContain('没有填')
  })

  test('edited and saved untouched is as it was, and the phone is never sent back', () => {
    const { branchId: _branch, branchName: _name, ...kept } = profile
    expect(toEntry(valuesOf(member))).toEqual({
      name: kept.name,
      studentNumber: kept.studentNumber,
      stage: kept.stage,
      status: kept.status,
      category: kept.category,
      className: kept.className,
      joinedOn: kept.joinedOn,
      groupId: 'group-1',
      phone: '',
    })
  })

  test('that is new begins as most do; no group and no date are null', () => {
    expect(toEntry(valuesOf(null))).toMatchObject({ stage: 'full', groupId: null, joinedOn: null })
    const groups = toForm(null, [{ value: 'group-1', label: '第一党小组' }]).fields.find(
      ({ name }) => name === 'groupId',
    )
    expect(groups?.options?.map(({ label }) => label)).toEqual(['不分组', '第一党小组'])
  })
})

describe('the units', () => {
  const unit = (unitId: string, kind: 'committee' | 'branch' | 'group', parentId: string | null) => ({
    unitId,
    kind,
    parentId,
    name: `${unitId}名`,
    memberCount: 26,
  })
  const items = [
    unit('党委', 'committee', null),
    unit('一支部', 'branch', '党委'),
    unit('二支部', 'branch', '党委'),
    unit('一组', 'group', '二支部'),
  ]

  test('stand as one card a branch with its groups', () => {
    const { trees } = toUnits({ items, allowedEvents: [] })
    expect(trees.map(({ units }) => units.map(({ unitId }) => unitId))).toEqual([
      ['党委'],
      ['一支部'],
      ['二支部', '一组'],
    ])
    expect(trees[2]?.units.map(({ sub }) => sub)).toEqual(['党支部，26 人', '党小组，26 人'])
  })

  test('can stand under what fits: branches under a committee, groups under a branch', () => {
    const { parents } = toUnits({ items, allowedEvents: ['addBranch', 'addGroup'] })
    expect(parents.branch.map(({ value }) => value)).toEqual(['党委'])
    expect(parents.group.map(({ value }) => value)).toEqual(['一支部', '二支部'])
  })
})

describe('the offices', () => {
  test('say who holds what since when, and which are mine', () => {
    const offices: OutputOf<'members.listRoles'> = {
      branchId: 'branch-2',
      branchName: '第二党支部',
      grantable: ['organizer', 'groupLeader'],
      items: [
        {
          role: 'secretary',
          unitId: 'branch-2',
          unitName: '第二党支部',
          memberId: 'me',
          memberName: '陈一鸣',
          since: at('2025-09-01 00:00'),
        },
        {
          role: 'groupLeader',
          unitId: 'group-1',
          unitName: '第一党小组',
          memberId: 'other',
          memberName: '苏禾',
          since: at('2026-03-01 00:00'),
        },
      ],
    }
    const view = toRoles({ offices, units: { items: [], allowedEvents: [] }, myMemberId: 'me' })
    expect(view.items.map(({ office, since, isMine }) => [office, since, isMine])).toEqual([
      ['支部书记', '2025年9月起', true],
      ['第一党小组，党小组组长', '2026年3月起', false],
    ])
    expect(view.offices.map(({ label }) => label)).toEqual(['组织委员', '党小组组长'])
    expect(
      toRoles({ offices: { ...offices, grantable: [] }, units: { items: [], allowedEvents: [] }, myMemberId: '' }),
    ).toMatchObject({ canGrant: false })
  })
})

test('a join request waits by days, in red from the fifth on, and knows the roster', () => {
  const request = (waitingDays: number, state: 'waiting' | 'approved' = 'waiting') => ({
    joinRequestId: `r${waitingDays}`,
    name: '秦越',
    studentNumber: '20230417',
    message: '',
    createdAt: now,
    waitingDays,
    state,
    matchesMember: waitingDays === 0 ? { memberId: 'm', name: '秦越' } : null,
  })
  const { items } = toRequests({
    items: [request(0), request(4), request(5), request(9, 'approved')],
    nextCursor: null,
  })
  expect(items.map(({ waiting, isLate, hasMatch }) => [waiting, isLate, hasMatch])).toEqual([
    ['今天', false, true],
    ['等了 4 天', false, false],
    ['等了 5 天', true, false],
  ])
})

test('an import says what it would do and which cells stop it', () => {
  const preview = { digest: 'd', addCount: 2, changeCount: 1, sameCount: 3, sample: [], issues: [] }
  expect(toPreview(preview)).toMatchObject({
    count: 3,
    headline: '新增 2 人，更新 1 人',
    summary: '另有 3 人和名册一样，不用动。',
  })
  expect(toPreview({ ...preview, addCount: 0, changeCount: 0, sameCount: 0 }).headline).toBe('没有要改的')
  const issues = [
    { row: 3, column: '学号', message: '学号重复。' },
    { row: 5, column: '', message: '这一行是空的。' },
  ]
  expect(toPreview({ ...preview, issues }).issues.map(({ where }) => where)).toEqual(['第 3 行，学号', '第 5 行'])
})

test('an invitation says who sent it, until when, and how many came', () => {
  const invitation = { code: 'ABCD2345', createdByName: '周宁', createdAt: now, expiresAt: at('2026-10-21 12:00') }
  const items = [{ ...invitation, state: 'active' as const, joinedCount: 2 }]
  expect(toInvitations({ branchName: '第二党支部', items }).items[0]).toMatchObject({
    isActive: true,
    state: '有效',
    facts: '周宁发的，10月21日到期，2 人加入',
  })
})

test('the records say who did what when', () => {
  const entry = { id: 'a', actorName: '周宁', what: '确认了林晓的缴费基数', at: at('2026-10-13 21:08') }
  expect(toAudit({ items: [entry], nextCursor: null }, now).items[0]?.sub).toBe('周宁，10月13日 21:08')
  const seen = { id: 'v', viewerName: '周宁', viewerRole: '组织委员', what: '看了资料', at: at('2026-10-13 21:08') }
  expect(toViews({ items: [seen], nextCursor: null }, now).items[0]).toMatchObject({
    title: '周宁，组织委员',
    ago: '昨天 21:08',
  })
})
