import { membersAtOnce } from '../../../cloudfunctions/learn/session-grants'
import { endOfDay, startOfDay } from '../../../miniprogram/shared/calendar'
import { aMember, openWorld, type World } from '../../support/world'
import { Ledgers } from './hours-support'

let world: World
let ledgers: Ledgers
beforeAll(async () => {
  world = await openWorld()
  ledgers = new Ledgers(world)
})
afterAll(() => world.close())

describe('a session', () => {
  test('grants everybody on the list its hours in the year it was held, and nobody else', async () => {
    const { keeper, members, ids } = await ledgers.branch()
    const heldAt = startOfDay(`${ledgers.lastYear}-12-31`)
    const { sessionId, version } = await ledgers.save(
      keeper,
      ledgers.aSession(ids.slice(0, 2), { heldAt: endOfDay(heldAt), tenths: 15 }),
    )
    expect(version).toBe(1)
    expect(ledgers.sessionOf(sessionId)).toMatchObject({ heldAt, unsettled: [], state: 'held' })
    expect(ids.map((id) => ledgers.sumsIn(id, ledgers.lastYear))).toEqual([{ lecture: 15 }, { lecture: 15 }, {}])
    const { items } = await world.data('learn.openYear', { year: ledgers.lastYear }, { as: members[0]! })
    expect(items).toEqual([
      {
        grantId: `session_${sessionId}_${ids[0]}`,
        source: 'lecture',
        title: '党课：怎样读一份文件',
        tenths: 15,
        at: heldAt,
      },
    ])
    expect(ledgers.auditsOf(sessionId)).toEqual(['登记了党课「党课：怎样读一份文件」，每人 1.5 学时，2 人'])
  })

  test('counts a name that stands on the list twice once', async () => {
    const { keeper, ids } = await ledgers.branch(1)
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession([ids[0]!, ids[0]!]))
    expect(ledgers.sessionOf(sessionId).memberIds).toEqual(ids)
    expect(ledgers.sumsIn(ids[0]!, ledgers.thisYear)).toEqual({ lecture: 20 })
  })

  test('that is changed changes what was granted: hours, name, day, year, kind and who was there', async () => {
    const { keeper, ids } = await ledgers.branch()
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids.slice(0, 2)))
    const heldAt = startOfDay(`${ledgers.lastYear}-11-05`)
    const change = { sessionId, version: 1, source: 'themeDay', title: '主题党日', heldAt, tenths: 10 } as const
    expect(await ledgers.save(keeper, ledgers.aSession(ids.slice(1), change))).toEqual({ sessionId, version: 2 })
    expect(ledgers.grantsOf(ids[0]!)).toEqual([])
    for (const id of ids.slice(1)) {
      const [grant, ...others] = ledgers.grantsOf(id)
      expect(grant).toMatchObject({
        source: 'themeDay',
        title: '主题党日',
        at: heldAt,
        tenths: 10,
        year: ledgers.lastYear,
      })
      expect(others).toEqual([])
      expect(ledgers.sumsIn(id, ledgers.lastYear)).toEqual({ themeDay: 10 })
    }
    ledgers.expectSumsOf(ids)
    expect(ledgers.auditsOf(sessionId)).toContain('修改了主题党日「主题党日」，每人 1 学时，2 人')
  })

  test('that is removed takes everything back, once, and leaves what lessons granted', async () => {
    const { keeper, members, ids } = await ledgers.branch()
    const lesson = ledgers.aLessonOf(members[0]!)
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids))
    expect(ledgers.sumsIn(ids[0]!, ledgers.thisYear)).toEqual({ lesson: 5, lecture: 20 })
    await world.data('learn.removeSession', { sessionId }, { as: keeper })
    await world.data('learn.removeSession', { sessionId }, { as: keeper })
    expect(ledgers.grantsOf(ids[0]!).map(({ _id }) => _id)).toEqual([lesson])
    expect(ledgers.sumsIn(ids[0]!, ledgers.thisYear)).toMatchObject({ lesson: 5 })
    ledgers.expectSumsOf(ids)
    expect(ledgers.auditsOf(sessionId).filter((what) => what.startsWith('删除了'))).toHaveLength(1)
    const { items } = await world.data('learn.listSessions', {}, { as: keeper })
    expect(items).toEqual([])
    const input = ledgers.aSession(ids, { sessionId, version: 2 })
    expect(await world.refusal('learn.saveSession', input, { as: keeper })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await world.refusal('learn.editSession', { sessionId }, { as: keeper })).code).toBe('NOT_FOUND')
  })

  test('saved again after its answer was lost is the same session, granted once', async () => {
    const { keeper, ids } = await ledgers.branch()
    const first = await ledgers.save(keeper, ledgers.aSession(ids), 'same-request-1')
    expect(await ledgers.save(keeper, ledgers.aSession(ids), 'same-request-1')).toEqual(first)
    const change = ledgers.aSession(ids, { sessionId: first.sessionId, version: 1, tenths: 30 })
    const second = await ledgers.save(keeper, change, 'same-request-2')
    expect(await ledgers.save(keeper, change, 'same-request-2')).toEqual(second)
    expect(ledgers.sumsIn(ids[0]!, ledgers.thisYear)).toEqual({ lecture: 30 })
    expect(ledgers.auditsOf(first.sessionId)).toHaveLength(2)
  })

  test('that somebody else has just changed is not overwritten', async () => {
    const { keeper, ids } = await ledgers.branch()
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids))
    await ledgers.save(keeper, ledgers.aSession(ids, { sessionId, version: 1, tenths: 30 }))
    const stale = ledgers.aSession(ids.slice(0, 1), { sessionId, version: 1, tenths: 5 })
    expect((await world.refusal('learn.saveSession', stale, { as: keeper })).code).toBe('CONFLICT')
    const both = await Promise.all(
      [40, 50].map((tenths) =>
        world.call('learn.saveSession', ledgers.aSession(ids, { sessionId, version: 2, tenths }), { as: keeper }),
      ),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const { tenths } = ledgers.sessionOf(sessionId)
    expect(ids.map((id) => ledgers.sumsIn(id, ledgers.thisYear))).toEqual(ids.map(() => ({ lecture: tenths })))
  })

  test.each([
    ['in the future', () => ({ heldAt: ledgers.today + 24 * 3600_000 }), { heldAt: '日期不能晚于今天。' }],
    [
      'in a year that is closed',
      () => ({ heldAt: startOfDay(`${ledgers.lastYear - 1}-12-31`) }),
      { heldAt: expect.stringMatching(/^只能登记今年和去年的，最早 \d+年1月1日。$/) as string },
    ],
    [
      'with somebody of another branch',
      () => ({ memberIds: ['elsewhere'] }),
      { memberIds: '名单里有 1 人不在本支部，刷新后再选。' },
    ],
    ['with nobody', () => ({ memberIds: [] }), { memberIds: '至少选一个到场的人。' }],
    ['without hours', () => ({ tenths: 0 }), { tenths: '学时（十分之一）要是 1 到 80 之间的整数。' }],
  ])('%s is refused by field, and nothing is written', async (_what, changes, fields) => {
    const { keeper, branchId, ids } = await ledgers.branch(1)
    const error = await world.refusal('learn.saveSession', ledgers.aSession(ids, changes()), { as: keeper })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields })
    expect(world.find('creditSessions', { branchId })).toEqual([])
  })

  test('of a closed year can be neither changed nor removed', async () => {
    const { keeper, ids } = await ledgers.branch(1)
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids))
    await world.update(
      'creditSessions',
      { _id: sessionId },
      { $set: { heldAt: startOfDay(`${ledgers.lastYear - 1}-05-04`) } },
    )
    const { items } = await world.data('learn.listSessions', {}, { as: keeper })
    expect(items[0]!.allowedEvents).toEqual([])
    const change = ledgers.aSession(ids, { sessionId, version: 1 })
    expect((await world.refusal('learn.saveSession', change, { as: keeper })).code).toBe('INVALID_INPUT')
    expect((await world.refusal('learn.removeSession', { sessionId }, { as: keeper })).code).toBe('CONFLICT')
    expect(ledgers.sumsIn(ids[0]!, ledgers.thisYear)).toEqual({ lecture: 20 })
  })

  test('is kept by keepers of the branch alone', async () => {
    const { keeper, branchId, members, ids } = await ledgers.branch()
    const { keeper: foreign } = await ledgers.branch()
    const editor = await aMember(world, { branchId, roles: ['publicityOfficer'] })
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids))
    const change = ledgers.aSession(ids, { sessionId, version: 1 })
    for (const [as, code] of [
      [members[0]!, 'FORBIDDEN'],
      [editor, 'FORBIDDEN'],
      [foreign, 'NOT_FOUND'],
    ] as const) {
      expect((await world.refusal('learn.saveSession', change, { as })).code).toBe(code)
      expect((await world.refusal('learn.removeSession', { sessionId }, { as })).code).toBe(code)
      expect((await world.refusal('learn.editSession', { sessionId }, { as })).code).toBe(code)
    }
    for (const name of ['learn.openHours', 'learn.exportHours', 'learn.listSessions'] as const) {
      expect((await world.refusal(name, {}, { as: members[0]! })).code).toBe('FORBIDDEN')
    }
    expect(ledgers.sessionOf(sessionId).version).toBe(1)
  })

  test('opens in its form with the roster, and with those who have left since', async () => {
    const { keeper, groupId, members, ids } = await ledgers.branch()
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids))
    await world.update('members', { _id: ids[0] }, { $set: { status: 'transferredOut' } })
    const form = await world.data('learn.editSession', { sessionId }, { as: keeper })
    expect(form.session).toEqual({ ...ledgers.aSession(ids), sessionId, version: 1 })
    expect(form.members.map(({ memberId }) => memberId)).toEqual([keeper._id, ids[1], ids[2], ids[0]])
    expect(form.members[1]).toEqual({ memberId: ids[1], name: members[1]!.name, groupName: '第一党小组' })
    expect(groupId).toBe(members[1]!.groupId)
    // Who has left stays on the old list, and cannot be put on a new one.
    await ledgers.save(keeper, ledgers.aSession(ids, { sessionId, version: 1, tenths: 25 }))
    expect((await world.refusal('learn.saveSession', ledgers.aSession(ids), { as: keeper })).code).toBe('INVALID_INPUT')
    const empty = await world.data('learn.editSession', { sessionId: null }, { as: keeper })
    expect(empty).toMatchObject({ session: null, members: { length: 3 } })
  })

  test('stands in a list by the day it was held, page by page', async () => {
    const { keeper, ids } = await ledgers.branch(1)
    for (let count = 0; count < 22; count++) {
      const day = String(28 - count).padStart(2, '0')
      await ledgers.save(
        keeper,
        ledgers.aSession(ids, { title: `第 ${count} 次`, heldAt: startOfDay(`${ledgers.lastYear}-10-${day}`) }),
      )
    }
    const first = await world.data('learn.listSessions', {}, { as: keeper })
    const second = await world.data('learn.listSessions', { cursor: first.nextCursor! }, { as: keeper })
    expect(second.nextCursor).toBeNull()
    const items = [...first.items, ...second.items]
    expect(items.map(({ title }) => title)).toEqual(Array.from({ length: 22 }, (_none, index) => `第 ${index} 次`))
    expect(items[0]).toMatchObject({ memberCount: 1, tenths: 20, allowedEvents: ['edit', 'remove'] })
  })
})

describe('a run that was killed', () => {
  /** As if the change of a session had been written and only the first members granted anew. */
  async function halfWritten(size: number) {
    const ledger = await ledgers.branch(size)
    const { keeper, ids } = ledger
    const { sessionId } = await ledgers.save(keeper, ledgers.aSession(ids))
    const change = ledgers.aSession(ids, { sessionId, version: 1, tenths: 30 })
    await ledgers.save(keeper, change, 'killed-request')
    const rest = ids.slice(membersAtOnce)
    await world.update('creditSessions', { _id: sessionId }, { $set: { unsettled: rest } })
    await world.update('creditGrants', { memberId: { $in: rest } }, { $set: { tenths: 20 } })
    await world.update('learningYears', { memberId: { $in: rest } }, { $set: { 'tenths.lecture': 20 } })
    return { ...ledger, sessionId, change }
  }

  test('is finished by the retry, with each member granted once', async () => {
    const { keeper, ids, sessionId, change } = await halfWritten(membersAtOnce * 2 + 5)
    expect(ledgers.sumsIn(ids.at(-1)!, ledgers.thisYear)).toEqual({ lecture: 20 })
    expect(await ledgers.save(keeper, change, 'killed-request')).toEqual({ sessionId, version: 2 })
    expect(ids.map((id) => ledgers.sumsIn(id, ledgers.thisYear))).toEqual(ids.map(() => ({ lecture: 30 })))
    expect(ledgers.sessionOf(sessionId).unsettled).toEqual([])
    ledgers.expectSumsOf(ids)
  })

  test('is finished by the next save, whatever that changes', async () => {
    const { keeper, ids, sessionId } = await halfWritten(membersAtOnce + 3)
    await ledgers.save(keeper, ledgers.aSession(ids.slice(-1), { sessionId, version: 2, tenths: 10 }))
    expect(ids.map((id) => ledgers.sumsIn(id, ledgers.thisYear).lecture ?? 0)).toEqual([
      ...ids.slice(1).map(() => 0),
      10,
    ])
    ledgers.expectSumsOf(ids)
  })

  test('is finished by removing the session', async () => {
    const { keeper, ids, sessionId } = await halfWritten(membersAtOnce + 3)
    await world.data('learn.removeSession', { sessionId }, { as: keeper })
    expect(ids.flatMap((id) => ledgers.grantsOf(id))).toEqual([])
    ledgers.expectSumsOf(ids)
  })

  test('and its retry, at the same time as another save, end in what was saved last', async () => {
    const { keeper, ids, sessionId, change } = await halfWritten(membersAtOnce + 3)
    await Promise.all([
      world.call('learn.saveSession', change, { as: keeper, requestId: 'killed-request' }),
      world.call('learn.saveSession', ledgers.aSession(ids, { sessionId, version: 2, tenths: 40 }), { as: keeper }),
    ])
    expect(ids.map((id) => ledgers.sumsIn(id, ledgers.thisYear))).toEqual(ids.map(() => ({ lecture: 40 })))
    ledgers.expectSumsOf(ids)
  })
})
