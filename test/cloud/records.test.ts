import type { CallRecord, Cloud } from '../../devkit/cloud'
import { aCloud, failureOf } from './support/cloud'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
afterAll(() => cloud.close())

const last = (): CallRecord => cloud.calls.at(-1) as CallRecord

test('a record says what was called by whom, for how long and with how many bytes', async () => {
  await cloud.invoke('probe', { action: 'echo', a: '党' }, { openid: 'oA' })
  expect(last()).toMatchObject({
    function: 'probe',
    action: 'echo',
    caller: 'oA',
    source: 'wx_client',
    ok: true,
    code: 0,
  })
  const event = JSON.stringify({ action: 'echo', a: '党', userInfo: { appId: 'wx0000000000local', openId: 'oA' } })
  expect(last()).toMatchObject({ bytesIn: Buffer.byteLength(event), bytesOut: Buffer.byteLength(event) })
  expect(last().durationMs).toBeGreaterThan(0)
})

test('a record counts the database calls of its own call, and the documents they cost', async () => {
  cloud.database.createCollection('things')
  await Promise.all([1, 2, 3].map(() => cloud.invoke('probe', { action: 'addAndCount', name: 'things' })))
  const records = cloud.calls.filter(({ action }) => action === 'addAndCount')
  expect(records).toHaveLength(3)
  for (const record of records) expect(record.databaseCalls).toBe(3)
  expect(records.at(-1)?.documentsExamined).toBeGreaterThan(0)
})

test('a record tells cold from warm', async () => {
  await cloud.invoke('plain', {})
  expect(last()).toMatchObject({ function: 'plain', action: '-', cold: true })
  await cloud.invoke('plain', {})
  expect(last()).toMatchObject({ cold: false })
})

test('a failed call is recorded with the code the client saw', async () => {
  await failureOf(cloud.invoke('probe', { action: 'throwError' }))
  expect(last()).toMatchObject({ ok: false, code: -504002 })
})

test('a refusal inside the envelope is recorded with its code', async () => {
  await cloud.invoke('probe', { action: 'refuse' })
  expect(last()).toMatchObject({ ok: false, code: 'FORBIDDEN' })
})

test('console output is kept with its call and told as it happens', async () => {
  const lines: string[] = []
  const stop = cloud.on('log', ({ id, text }) => lines.push(`${id} ${text}`))
  await cloud.invoke('probe', { action: 'log' })
  stop()
  expect(last().logs).toEqual(['log hello { a: 1 }', 'error trouble'])
  expect(lines).toEqual([`${last().id} hello { a: 1 }`, `${last().id} trouble`])
})

test('unless it is quiet, the cloud says one line for each call', async () => {
  const lines: unknown[] = []
  const spy = jest.spyOn(console, 'log').mockImplementation((line) => lines.push(line))
  const talkative = await aCloud({ quiet: false })
  await talkative.invoke('probe', { action: 'echo' }, { openid: 'oA' })
  await failureOf(talkative.invoke('probe', { action: 'throwError' }))
  await talkative.close()
  spy.mockRestore()
  expect(lines).toEqual([
    expect.stringMatching(/^probe\.echo · \d+ ms cold · db 0 calls 0→0 docs · .* · oA · ok · /),
    expect.stringMatching(/^probe\.throwError · .* · FAIL -504002 · /),
  ])
})

test('a call made by another call has a record of its own', async () => {
  await cloud.invoke('probe', { action: 'call', name: 'plain', data: {} }, { openid: 'oA' })
  expect(cloud.calls.slice(-2)).toMatchObject([
    { function: 'plain', caller: 'oA', source: 'wx_client,scf' },
    { function: 'probe', action: 'call' },
  ])
})
