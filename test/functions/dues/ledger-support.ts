/** Books of a branch for the tests of ledger, arrears, alerts and reminders: bills as they lie in the database. */
import readXlsxFile from 'read-excel-file/universal'
import type { Member } from '../../../cloudfunctions/directory/members'
import { blankProfile, type Bill, type DuesProfile, type Receipt } from '../../../cloudfunctions/dues/records'
import type { Notice } from '../../../cloudfunctions/kit/notices'
import { settings } from '../../../miniprogram/shared/settings'
import { aBranch, aMember, type World } from '../../support/world'

export async function aBranchWithOrganizer(world: World) {
  const branch = aBranch(world)
  const organizer = await aMember(world, { branchId: branch.branchId, name: '周宁', roles: ['organizer'] })
  return { ...branch, organizer }
}

/** Who keeps the books of a sister branch's committee. */
export async function anAdminOf(world: World, committeeId: string): Promise<Member> {
  return aMember(world, { branchId: aBranch(world, { committeeId }).branchId, roles: ['committeeAdmin'] })
}

type Owner = Pick<Member, '_id' | 'branchId'>

export function aBill({ _id, branchId }: Owner, month: string, changes: Partial<Bill> = {}): Bill {
  const figures = { standardId: '2008', category: 'salaried', baseFen: 642_000, rateBasisPoints: 150 } as const
  const nothing = { orderId: null, payingSince: null, receiptId: null, method: null, paidAt: null } as const
  const place = { _id: `${_id}_${month}`, memberId: _id, branchId, month }
  return { ...place, ...figures, ...nothing, amountFen: 9_630, state: 'unpaid', ...changes }
}

/** One bill for each of the months, all alike. */
export function hasBills(
  world: World,
  member: Owner,
  { months, ...changes }: Partial<Bill> & { readonly months: readonly string[] },
): void {
  const bills = months.map((month) => aBill(member, month, changes))
  world.insert('duesBills', bills)
}

export const owes = (world: World, member: Owner, months: readonly string[]) => hasBills(world, member, { months })

export const settled = (world: World) => ({ state: 'paid', method: 'wechat', paidAt: world.now() }) as const

export const hasPaid = (world: World, member: Owner, months: readonly string[]) =>
  hasBills(world, member, { months, ...settled(world) })

export const setProfile = (world: World, { _id, branchId }: Owner, changes: Partial<DuesProfile>) =>
  world.insert('duesProfiles', [{ ...blankProfile(_id, branchId), ...changes }])

export function aReceipt(member: Pick<Member, '_id' | 'branchId' | 'name'>, changes: Partial<Receipt> = {}): Receipt {
  const { number = '2026-00001', paidAt = 0 } = changes
  const id = `receipt-${member.branchId}-${number}`
  return {
    _id: id,
    key: `${String(paidAt).padStart(13, '0')}_${id}`,
    memberId: member._id,
    branchId: member.branchId,
    number,
    kind: 'dues',
    payerName: member.name,
    branchName: '支部',
    items: [{ billId: 'x', month: '2026-11', amountFen: 9_630 }],
    amountFen: 9_630,
    method: 'cash',
    paidAt,
    issuedAt: paidAt,
    handledByName: null,
    deliveredByName: '',
    requestId: null,
    voided: null,
    ...changes,
  }
}

/** In somebody's inbox, oldest first. */
export const noticesOf = (world: World, { _id: memberId }: Pick<Member, '_id'>) =>
  world.find<Notice>('notices', { memberId }).sort((a, b) => (a.key < b.key ? -1 : 1))

/** Agrees to pushes, as many as a test may need. */
export function agreesToPushes(world: World, { openid }: Member): void {
  for (let count = 0; count < 5; count++) world.cloud.pushes.consent(openid ?? '', [settings.noticeTemplateId])
}

export const pushesTo = (world: World, { openid }: Member) =>
  world.cloud.pushes.list(openid ?? '').map(({ data }) => data.thing1?.value)

/** The morning's timer. */
export const runTimer = (world: World) =>
  world.cloud.fireTimer('dues', 'tellMembers') as Promise<{
    branchCount: number
    alertCount: number
    reminderCount: number
  }>

/** Sheets of an answer by name, rows with the types that a spreadsheet sees. */
export async function sheetsOf(base64: string): Promise<Record<string, unknown[][]>> {
  const sheets = await readXlsxFile(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]))
}
