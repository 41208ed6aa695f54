import { strFromU8, unzipSync } from 'fflate'
import { monthsOfYear } from '../../../cloudfunctions/dues/ledger-repository'
import { aMember, type World } from '../../support/world'
import {
  aBranchWithOrganizer,
  anAdminOf,
  aReceipt,
  hasPaid,
  owes,
  setProfile,
  sheetsOf,
  hasBills,
  settled,
} from './ledger-support'
import { openPayingWorld } from './support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

describe('the workbook of a year', () => {
  test('has amounts where it is paid and words where it is not, member by member, with sums', async () => {
    const { branchId, organizer, name } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId, name: '林晓', studentNumber: '00210318' })
    const quarterly = await aMember(world, { branchId, name: '罗予', studentNumber: '00210319' })
    hasPaid(world, member, ['2026-07'])
    hasBills(world, member, { months: ['2026-08'], ...settled(world), method: 'cash' })
    hasBills(world, member, { months: ['2026-09'], state: 'exempt', amountFen: 0 })
    owes(world, member, ['2026-10'])
    hasBills(world, member, { months: ['2026-11'], state: 'paying' })
    hasBills(world, quarterly, { months: ['2026-09', '2026-10'], amountFen: 20 })
    setProfile(world, quarterly, { isQuarterly: true })

    const { fileName, base64 } = await world.data('dues.exportLedger', {}, { as: organizer })
    expect(fileName).toBe(`${name} 2026年党费台账.xlsx`)
    const sheets = await sheetsOf(base64)
    expect(Object.keys(sheets)).toEqual(['台账', '收据', '按月汇总', '欠缴'])
    const [title, header, first, second, total] = sheets.台账!
    expect(title?.[0]).toContain('2026年党费台账')
    expect(header).toEqual(['姓名', '学号或工号', ...monthsOfYear(2026).map((_m, at) => `${at + 1}月`), '已缴', '未缴'])
    const none = [null, null, null, null, null, null]
    expect(first).toEqual(['林晓', '00210318', ...none, 96.3, 96.3, '免', '未缴', '微信处理中', null, 192.6, 192.6])
    expect(second?.slice(10, 14)).toEqual(['未缴', '未缴', null, null])
    expect(total?.slice(8, 10)).toEqual([96.3, 96.3])
    expect(total?.at(-1)).toBe(193)

    const july = sheets.按月汇总!.find(([month]) => month === '7月')
    expect(july).toEqual(['7月', 96.3, 96.3, 96.3, 0, 0, 0, 1, 0, 0])
    const september = sheets.按月汇总!.find(([month]) => month === '9月')
    expect(september).toEqual(['9月', 0.2, 0, 0, 0, 0, 0.2, 0, 1, 1])
    expect(sheets.按月汇总!.at(-1)?.slice(0, 7)).toEqual(['合计', 385.6, 192.6, 96.3, 96.3, 0, 193])
    // What is due this month, or this quarter, is not late.
    expect(sheets.欠缴!.slice(2)).toEqual([
      ['林晓', '00210318', '10月', 1, 96.3],
      ['罗予', '00210319', '9月', 1, 0.2],
    ])
  })

  test('has every receipt of the year with its number as text, its day as a date and its amount as a number', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId, name: '林晓' })
    const voided = { at: noon('2026-11-19'), byName: '周宁', reason: '记错了人' }
    const items = [
      { billId: 'x', month: '2026-10', amountFen: 9_630 },
      { billId: 'y', month: '2026-11', amountFen: 9_630 },
    ]
    const byHand = { method: 'delivered', handledByName: '周宁', deliveredByName: '林父' } as const
    world.insert('duesReceipts', [
      aReceipt(member, { number: '2026-00002', paidAt: noon('2026-11-18'), voided, ...byHand }),
      aReceipt(member, {
        number: '2026-00001',
        paidAt: noon('2026-11-17'),
        items,
        amountFen: 19_260,
        method: 'wechat',
      }),
      aReceipt(member, {
        number: '2026-00003',
        paidAt: noon('2026-11-20'),
        kind: 'extra',
        items: [],
        amountFen: 5_000,
      }),
      aReceipt(member, { number: '2025-00009', paidAt: noon('2025-12-30') }),
      aReceipt(member, { number: '2027-00001', paidAt: noon('2027-01-02') }),
    ])
    const { base64 } = await world.data('dues.exportLedger', { year: 2026 }, { as: organizer })
    const [, , ...rows] = (await sheetsOf(base64)).收据!
    const day = (text: string) => new Date(`${text}T00:00:00Z`)
    expect(rows).toEqual([
      ['2026-00001', day('2026-11-17'), '林晓', '10月、11月党费', 192.6, '微信支付', null, null, null],
      [
        '2026-00002',
        day('2026-11-18'),
        '林晓',
        '11月党费',
        96.3,
        '他人代交',
        '周宁',
        '林父',
        '2026-11-19 周宁：记错了人',
      ],
      ['2026-00003', day('2026-11-20'), '林晓', '自愿多缴', 50, '现金', null, null, null],
      ['合计', null, null, null, 242.6, null, null, null, null],
    ])
  })

  test('says in the file itself what is money and what is a date, for Excel and WPS alike', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    hasPaid(world, member, ['2026-10'])
    world.insert('duesReceipts', [aReceipt(member, { paidAt: noon('2026-10-12') })])
    const { base64 } = await world.data('dues.exportLedger', {}, { as: organizer })
    const parts = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')))
    const part = (name: string) => strFromU8(parts[name]!)
    const styles = part('xl/styles.xml')
    expect(styles).toContain('formatCode="yyyy-mm-dd"')
    // #,##0.00 is built in as number 4, or written out.
    expect(styles).toMatch(/formatCode="#,##0\.00"|numFmtId="4"/)
    // 12 October 2026 as a spreadsheet counts days, whole: no hour moves it to another day.
    expect(part('xl/worksheets/sheet2.xml')).toContain('<v>46307</v>')
    expect(part('xl/worksheets/sheet1.xml')).toContain('<v>96.3</v>')
  })

  test('of 200 members who paid every month is complete and stays below 1 MB', async () => {
    const { branchId, organizer } = await aBranchWithOrganizer(world)
    for (let count = 0; count < 200; count++) {
      const member = await aMember(world, { branchId })
      hasPaid(world, member, monthsOfYear(2026))
      const numbers = monthsOfYear(2026).map((_m, at) => `2026-${String(count * 12 + at + 1).padStart(5, '0')}`)
      world.insert(
        'duesReceipts',
        numbers.map((number) => aReceipt(member, { number, paidAt: noon('2026-11-02') })),
      )
    }
    const { base64 } = await world.data('dues.exportLedger', {}, { as: organizer })
    expect(base64.length).toBeLessThan(1_000_000)
    const sheets = await sheetsOf(base64)
    expect(sheets.台账).toHaveLength(2 + 200 + 1)
    const numbers = sheets.收据!.slice(2, -1).map(([number]) => number)
    expect(numbers).toHaveLength(2400)
    expect(new Set(numbers).size).toBe(2400)
    expect(numbers.at(-1)).toBe('2026-02400')
  })

  test('is entered in the audit log, and only for those who may open the ledger', async () => {
    const { branchId, committeeId, organizer } = await aBranchWithOrganizer(world)
    const member = await aMember(world, { branchId })
    const elsewhere = await aBranchWithOrganizer(world)
    expect((await world.refusal('dues.exportLedger', {}, { as: member })).code).toBe('FORBIDDEN')
    const foreign = await world.refusal('dues.exportLedger', { branchId }, { as: elsewhere.organizer })
    expect(foreign.code).toBe('NOT_FOUND')
    expect(world.find('auditLog', { branchId })).toEqual([])
    const admin = await anAdminOf(world, committeeId)
    await world.data('dues.exportLedger', { branchId, year: 2025 }, { as: admin })
    expect(world.only('auditLog', { branchId })).toMatchObject({
      actorId: admin._id,
      action: 'dues.exportLedger',
      what: '导出了2025年党费台账，共 0 人',
    })
    await world.data('dues.exportLedger', {}, { as: organizer })
    expect(world.find('auditLog', { branchId })).toHaveLength(2)
  })
})
