import { zipSync, strToU8 } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/node'
import type { Member } from '../../../cloudfunctions/directory/members'
import { rosterColumns } from '../../../cloudfunctions/domain/roster-columns'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../../support/world'

let world: World
let branch: BranchOfTest
let organizer: Member
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  branch = aBranch(world, { name: '信息学院第二党支部' })
  organizer = await aMember(world, {
    branchId: branch.branchId,
    name: '周宁',
    studentNumber: 'Z0001',
    roles: ['organizer'],
  })
})
afterAll(() => world.close())

type Value = string | number | Date | null
const header = rosterColumns.map((column) => column.header)

async function aFile(rows: readonly (readonly Value[])[]): Promise<string> {
  const cells = [header, ...rows].map((row) =>
    row.map((value) => (value === null ? null : { value, ...(value instanceof Date && { format: 'yyyy-mm-dd' }) })),
  )
  return (await writeXlsxFile(cells as never, { sheet: '名册' }).toBuffer()).toString('base64')
}

async function sheetsOf(base64: string) {
  return readXlsxFile(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
}

const preview = (base64: string) => world.data('members.previewImport', { base64 }, { as: organizer })
const confirm = (base64: string, digest: string, options: object = {}) =>
  world.data('members.confirmImport', { base64, digest }, { as: organizer, ...options })
const inBranch = () => world.find<Member>('members', { branchId: branch.branchId })
const memberCount = (unitId: string) => world.only<{ memberCount: number }>('units', { _id: unitId }).memberCount

describe('import', () => {
  test('a preview says row by row what would happen, and writes nothing', async () => {
    const base64 = await aFile([
      [
        '罗予',
        20230209,
        '预备党员',
        '在校',
        '本科生及以下',
        '第一党小组',
        '软件2301',
        13812345679,
        new Date(Date.UTC(2026, 4, 22)),
      ],
      ['周宁', 'Z0001', '正式党员', '', '', '', '', '', ''],
      ['何川', '20220417', '团员', '', '', '', '', '', ''],
      ['罗小予', '20230209', '预备党员', '', '', '', '', '138', ''],
    ])
    const plan = await preview(base64)
    expect(plan).toMatchObject({ addCount: 1, changeCount: 0, sameCount: 1 })
    expect(plan.sample).toEqual([{ row: 2, name: '罗予', studentNumber: '20230209', change: 'add' }])
    expect(plan.issues.map(({ row, column }) => [row, column])).toEqual([
      [4, '身份'],
      [5, '学号或工号'],
      [5, '手机号'],
    ])
    expect(inBranch()).toHaveLength(1)
  })

  test('confirmed, writes the good rows, counts them and leaves one audit line; again, it changes nothing', async () => {
    const base64 = await aFile([
      ['罗予', 20230209, '预备党员', '', '', '第一党小组', '', '', ''],
      ['周宁', 'Z0001', '正式党员', '外出', '', '', '', '', ''],
    ])
    const { digest } = await preview(base64)
    expect(await confirm(base64, digest)).toEqual({ addCount: 1, changeCount: 1, sameCount: 0 })
    expect(inBranch()).toHaveLength(2)
    expect(world.only('members', { branchId: branch.branchId, studentNumber: '20230209' })).toMatchObject({
      name: '罗予',
      stage: 'probationary',
      groupId: branch.groupId,
      openid: null,
    })
    expect(world.only('members', { _id: organizer._id })).toMatchObject({ status: 'away', openid: organizer.openid })
    expect(memberCount(branch.branchId)).toBe(2)
    expect(memberCount(branch.groupId)).toBe(1)

    expect(await confirm(base64, digest)).toEqual({ addCount: 0, changeCount: 0, sameCount: 2 })
    expect(inBranch()).toHaveLength(2)
    expect(memberCount(branch.branchId)).toBe(2)
  })

  test('a retry of one submission reports the same figures and writes one audit line', async () => {
    const base64 = await aFile([['罗予', 20230209, '预备党员']])
    const { digest } = await preview(base64)
    const options = { requestId: `import-${branch.branchId}` }
    const first = await confirm(base64, digest, options)
    expect(await confirm(base64, digest, options)).toEqual(first)
    expect(world.find('auditLog', { branchId: branch.branchId, action: 'members.confirmImport' })).toHaveLength(1)
  })

  test('after a crash between two pieces, the same submission completes what is missing', async () => {
    const people = Array.from({ length: 120 }, (_none, index) => [`人${index}`, 20_240_000 + index, '入党积极分子'])
    const base64 = await aFile(people)
    const { digest } = await preview(base64)
    const requestId = `crash-${branch.branchId}`
    await confirm(base64, digest, { requestId })
    // As the crash would leave it: the submission on record, 50 rows written, the rest not.
    await remove('members', { branchId: branch.branchId, studentNumber: { $gte: '20240050' }, openid: null })
    await world.update('units', { _id: branch.branchId }, { $set: { memberCount: 51 } })
    await world.update('rosterImports', { branchId: branch.branchId }, { $set: { state: 'running' } })

    expect(await confirm(base64, digest, { requestId })).toEqual({ addCount: 120, changeCount: 0, sameCount: 0 })
    expect(inBranch()).toHaveLength(121)
    expect(memberCount(branch.branchId)).toBe(121)
  })

  test('confirmed three times at once, adds nobody twice and fails nobody', async () => {
    const rows = Array.from({ length: 200 }, (_none, index) => [`人${index}`, 20_250_000 + index, '正式党员'])
    const base64 = await aFile(rows)
    // Side by side already, so that three instances are warm and the confirmations meet.
    const [plan] = await Promise.all([1, 2, 3].map(() => preview(base64)))
    await Promise.all([1, 2, 3].map(() => confirm(base64, plan!.digest)))
    expect(inBranch()).toHaveLength(201)
    expect(memberCount(branch.branchId)).toBe(201)
  })

  test('some nine hundred rows go through at once', async () => {
    const base64 = await aFile(
      Array.from({ length: 900 }, (_none, index) => [
        `人${index}`,
        20_260_000 + index,
        '正式党员',
        '在校',
        '本科生及以下',
        '第一党小组',
        `计科${index}`,
        `138${String(index).padStart(8, '0')}`,
        '2021-06-18',
      ]),
    )
    const { digest, addCount, issues } = await preview(base64)
    expect({ addCount, issues }).toEqual({ addCount: 900, issues: [] })
    await confirm(base64, digest)
    expect(memberCount(branch.groupId)).toBe(900)
  })

  test('of more people than a branch can have is refused before anything is written', async () => {
    const rows = Array.from({ length: 1000 }, (_none, index) => [`人${index}`, 20_270_000 + index, '正式党员'])
    const base64 = await aFile(rows)
    const before = world.find('members', { branchId: branch.branchId }).length
    await expect(preview(base64)).rejects.toThrow('一个支部最多 1000 人')
    expect(world.find('members', { branchId: branch.branchId })).toHaveLength(before)
  })

  test('another file than the one previewed is refused', async () => {
    const { digest } = await preview(await aFile([['罗予', 20230209, '预备党员']]))
    const other = await aFile([['罗予', 20230210, '预备党员']])
    const input = { base64: other, digest }
    expect(await world.refusal('members.confirmImport', input, { as: organizer })).toMatchObject({ code: 'CONFLICT' })
  })

  test('a file of one branch cannot be confirmed for another', async () => {
    const base64 = await aFile([['罗予', 20230209, '预备党员']])
    const { digest } = await preview(base64)
    const other = aBranch(world)
    const elsewhere = await aMember(world, { branchId: other.branchId, roles: ['organizer'] })
    const input = { base64, digest }
    expect(await world.refusal('members.confirmImport', input, { as: elsewhere })).toMatchObject({ code: 'CONFLICT' })
    const foreign = { ...input, branchId: branch.branchId }
    expect(await world.refusal('members.confirmImport', foreign, { as: elsewhere })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test.each([
    ['no spreadsheet', Buffer.from('姓名,学号').toString('base64'), '文件读不出来'],
    ['an archive that is none', Buffer.from(zipSync({ 'a.txt': strToU8('x') })).toString('base64'), '文件读不出来'],
    ['nothing', '', '文件读不出来'],
    [
      'a zip bomb',
      Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) })).toString('base64'),
      '文件太大了',
    ],
  ])('%s is refused with a sentence', async (_what, base64, sentence) => {
    const refusal = await world.refusal('members.previewImport', { base64 }, { as: organizer })
    expect(refusal.code).toBe('INVALID_INPUT')
    expect(refusal.message).toContain(sentence)
  })

  test('the template can be filled in and imported, and explains its columns', async () => {
    const { fileName, base64 } = await world.data('members.importTemplate', {}, { as: organizer })
    expect(fileName).toBe('党员名册模板.xlsx')
    const [roster, help] = await sheetsOf(base64)
    expect(roster?.data[0]).toEqual(header)
    expect(help?.data.map(([column]) => column)).toEqual(['列', ...header])
    expect(await preview(base64)).toMatchObject({ addCount: 1, issues: [] })
  })
})

describe('export', () => {
  test('has one row a member, numbers as text, the phone masked, and leaves an audit line', async () => {
    await aMember(world, {
      branchId: branch.branchId,
      name: '林晓',
      studentNumber: '00210318',
      phone: '13912345678',
      groupId: branch.groupId,
    })
    const { fileName, base64 } = await world.data('members.exportRoster', {}, { as: organizer })
    expect(fileName).toMatch(/^信息学院第二党支部党员名册 \d{4}-\d\d-\d\d\.xlsx$/)
    const [sheet] = await sheetsOf(base64)
    expect(sheet?.data).toHaveLength(3)
    expect(sheet?.data[1]).toEqual([
      '林晓',
      '00210318',
      '正式党员',
      '在校',
      '本科生及以下',
      '第一党小组',
      '计科2101',
      '139****5678',
      '2021-06-18',
    ])
    expect(world.find('auditLog', { branchId: branch.branchId, action: 'members.exportRoster' })).toHaveLength(1)
  })

  test('what could run as a formula is neutralised, and comes back as it was', async () => {
    const member = await aMember(world, {
      branchId: branch.branchId,
      name: '=SUM(1+1)',
      className: '@SUM(A1)',
    })
    const { base64 } = await world.data('members.exportRoster', {}, { as: organizer })
    const [sheet] = await sheetsOf(base64)
    const row = sheet?.data.find(([, number]) => String(number) === member.studentNumber)
    expect(row?.[0]).toBe("'=SUM(1+1)")
    expect(row?.[6]).toBe(`'@SUM(A1)`)
    expect(await preview(base64)).toMatchObject({ changeCount: 0, sameCount: 2 })
  })

  test('imported again as it is, changes nothing', async () => {
    for (let index = 0; index < 12; index++)
      await aMember(world, { branchId: branch.branchId, groupId: branch.groupId })
    const { base64 } = await world.data('members.exportRoster', {}, { as: organizer })
    expect(await preview(base64)).toMatchObject({ addCount: 0, changeCount: 0, sameCount: 13, issues: [] })
  })

  test('the handover file has the roster, the offices, what waits and what was done', async () => {
    const secretary = await aMember(world, { branchId: branch.branchId, name: '陈一鸣', roles: ['secretary'] })
    await world.data('members.createInvitation', { days: 3 }, { as: organizer })
    const { base64 } = await world.data('members.exportHandover', {}, { as: secretary })
    const sheets = await sheetsOf(base64)
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '党员名册',
      '职务',
      '党小组',
      '等待处理的加入申请',
      '有效的邀请',
      '最近的操作记录',
    ])
    const offices = sheets[1]?.data.slice(1).map(([role, name]) => [role, name])
    expect(offices).toEqual(
      expect.arrayContaining([
        ['组织委员', '周宁'],
        ['支部书记', '陈一鸣'],
      ]),
    )
    expect(sheets[4]?.data).toHaveLength(2)
    expect(sheets[5]?.data[1]?.[2]).toBe('发出了一张邀请，3 天内有效')
  })

  test('is for those who keep the roster, of this branch alone', async () => {
    const plain = await aMember(world, { branchId: branch.branchId })
    const leader = await aMember(world, { branchId: branch.branchId, groupId: branch.groupId, roles: ['groupLeader'] })
    const foreign = await aMember(world, { branchId: aBranch(world).branchId, roles: ['secretary'] })
    const input = { branchId: branch.branchId }
    for (const as of [plain, leader]) {
      expect(await world.refusal('members.exportRoster', {}, { as })).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await world.refusal('members.exportRoster', input, { as: foreign })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.refusal('members.exportHandover', {}, { as: organizer })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refusal('members.exportHandover', input, { as: foreign })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

/** Takes documents away as a crash before they were written would. */
async function remove(collection: string, query: object): Promise<void> {
  const answer = await fetch(`${world.cloud.url}/admin?env=${world.cloud.envId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      action: 'database.removeDocument',
      envName: world.cloud.envId,
      collectionName: collection,
      query: JSON.stringify(query),
      queryType: 'WHERE',
      multi: true,
    }),
  })
  expect(await answer.json()).not.toHaveProperty('code')
}
