import readXlsxFile from 'read-excel-file/universal'
import { startOfDay } from '../../../miniprogram/shared/calendar'
import { aMember, openWorld, type World } from '../../support/world'
import { Ledgers } from './hours-support'

let world: World
let ledgers: Ledgers
beforeAll(async () => {
  world = await openWorld()
  ledgers = new Ledgers(world)
})
afterAll(() => world.close())

describe('one’s own year', () => {
  test('shows what each hour was for, newest first and page by page, with the rule and the years', async () => {
    const { keeper, members, ids } = await ledgers.branch(1)
    for (let count = 0; count < 32; count++) {
      const heldAt = startOfDay(
        `${ledgers.lastYear}-${count < 16 ? '03' : '04'}-${String((count % 16) + 1).padStart(2, '0')}`,
      )
      await ledgers.save(keeper, ledgers.aSession(ids, { title: `第 ${count} 次`, heldAt, tenths: 10 }))
    }
    const as = members[0]!
    const first = await world.data('learn.openYear', { year: ledgers.lastYear }, { as })
    expect(first).toMatchObject({
      year: { year: ledgers.lastYear, totalTenths: 320, targetTenths: 320 },
      rule: { targetTenths: 320, source: expect.stringContaining('第二十条') as string },
      years: [ledgers.thisYear, ledgers.lastYear],
    })
    expect(first.year.bySource).toContainEqual({ source: 'lecture', tenths: 320 })
    const second = await world.data('learn.openYear', { year: ledgers.lastYear, cursor: first.nextCursor! }, { as })
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(
      Array.from({ length: 32 }, (_none, index) => `第 ${31 - index} 次`),
    )
    expect(world.cloud.calls.at(-1)!.databaseCalls).toBeLessThanOrEqual(3)
  })

  test('is empty and this one when nothing was learned yet', async () => {
    const { members } = await ledgers.branch(1)
    const year = await world.data('learn.openYear', {}, { as: members[0]! })
    expect(year).toMatchObject({
      year: { year: ledgers.thisYear, totalTenths: 0 },
      years: [ledgers.thisYear],
      items: [],
    })
  })

  test('is nobody else’s', async () => {
    const { keeper, members, ids } = await ledgers.branch(2)
    await ledgers.save(keeper, ledgers.aSession(ids.slice(0, 1)))
    const { items } = await world.data('learn.openYear', {}, { as: members[1]! })
    expect(items).toEqual([])
  })
})

describe('the ledger of the branch', () => {
  test('shows everybody it asks 32 hours of, in the order of the roster, with sums by source', async () => {
    const { keeper, branchId, members, ids } = await ledgers.branch(2)
    const activist = await aMember(world, { branchId, stage: 'activist', joinedOn: null })
    ledgers.aLessonOf(members[0]!)
    await ledgers.save(keeper, ledgers.aSession([ids[0]!, activist._id], { source: 'themeDay', tenths: 80 }))
    for (const count of [1, 2, 3])
      await ledgers.save(keeper, ledgers.aSession(ids.slice(0, 1), { title: `第 ${count} 讲`, tenths: 80 }))
    const ledger = await world.data('learn.openHours', {}, { as: keeper })
    expect(ledger).toMatchObject({ year: ledgers.thisYear, years: [ledgers.thisYear], memberCount: 3, reachedCount: 1 })
    expect(ledger.items.map(({ memberId, totalTenths }) => [memberId, totalTenths])).toEqual([
      [keeper._id, 0],
      [ids[0], 325],
      [ids[1], 0],
    ])
    expect(ledger.items[1]!.bySource).toEqual([
      { source: 'lesson', tenths: 5 },
      { source: 'lecture', tenths: 240 },
      { source: 'themeDay', tenths: 80 },
      { source: 'meeting', tenths: 0 },
    ])
    expect(ledger.allowedEvents).toEqual(['saveSession', 'export'])
    // Hours alone: never when or how long somebody learned.
    expect(Object.keys(ledger.items[1]!).sort()).toEqual(['bySource', 'memberId', 'name', 'totalTenths'])
  })

  test('offers the years that somebody has learned in, this one first', async () => {
    const { keeper, ids } = await ledgers.branch(1)
    await ledgers.save(keeper, ledgers.aSession(ids, { heldAt: startOfDay(`${ledgers.lastYear}-02-01`) }))
    const ledger = await world.data('learn.openHours', { year: ledgers.lastYear }, { as: keeper })
    expect(ledger).toMatchObject({ year: ledgers.lastYear, years: [ledgers.thisYear, ledgers.lastYear] })
    expect(ledger.items[1]!.totalTenths).toBe(20)
  })

  test('opens with four database calls for two hundred members', async () => {
    const { keeper, branchId } = await ledgers.branch(0)
    const members = Array.from({ length: 200 }, (_none, index) => {
      const studentNumber = String(20_240_000 + index)
      const { openid: _openid, ...entry } = keeper
      return { ...entry, _id: `many-${index}`, studentNumber, rosterKey: studentNumber, openid: null, roles: [] }
    })
    world.insert('members', members)
    const years = members.map(({ _id: memberId }) => ({ _id: `${memberId}_${ledgers.thisYear}`, memberId, branchId }))
    world.insert(
      'learningYears',
      years.map((each) => ({ ...each, year: ledgers.thisYear, tenths: { lesson: 5 }, courses: {}, quizzes: {} })),
    )
    const { items } = await world.data('learn.openHours', {}, { as: keeper })
    expect(items).toHaveLength(201)
    expect(world.cloud.calls.at(-1)!.databaseCalls).toBeLessThanOrEqual(4)
  })

  test('leaves as a workbook with numbers, the article, the sessions and who was there, on record', async () => {
    const { keeper, name, branchId, members, ids } = await ledgers.branch(2)
    await ledgers.save(
      keeper,
      ledgers.aSession(ids, { title: '=读文件', tenths: 25, heldAt: startOfDay(`${ledgers.lastYear}-09-10`) }),
    )
    await ledgers.save(
      keeper,
      ledgers.aSession(ids.slice(0, 1), {
        title: '给新生指路',
        source: 'themeDay',
        heldAt: startOfDay(`${ledgers.lastYear}-04-02`),
      }),
    )
    const { fileName, base64 } = await world.data('learn.exportHours', { year: ledgers.lastYear }, { as: keeper })
    expect(fileName).toBe(`${name} ${ledgers.lastYear}年学时台账.xlsx`)
    const sheets = await readXlsxFile(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
    const [hours, sessions] = sheets.map(({ data }) => data)
    expect(hours![0]![0]).toBe(
      `${ledgers.lastYear}年学时台账。依据：《中国共产党党员教育管理工作条例》第二十条，党员每年一般不少于 32 学时。`,
    )
    expect(hours!.slice(1)).toEqual([
      ['姓名', '学号', '微课', '党课', '主题党日', '组织生活', '合计', '是否达到 32 学时'],
      [keeper.name, keeper.studentNumber, 0, 0, 0, 0, 0, '否'],
      [members[0]!.name, members[0]!.studentNumber, 0, 2.5, 2, 0, 4.5, '否'],
      [members[1]!.name, members[1]!.studentNumber, 0, 2.5, 0, 0, 2.5, '否'],
    ])
    expect(sessions).toEqual([
      ['日期', '类别', '名称', '每人学时', '到场人数', '到场的人'],
      [`${ledgers.lastYear}-04-02`, '主题党日', '给新生指路', 2, 1, members[0]!.name],
      [`${ledgers.lastYear}-09-10`, '党课', "'=读文件", 2.5, 2, `${members[0]!.name}、${members[1]!.name}`],
    ])
    expect(ledgers.auditsOf(branchId)).toEqual([`导出了${ledgers.lastYear}年学时台账，共 3 人`])
  })
})
