/** The one order in which every call is answered: context, route, validation, actor, access, permission, run, output. */
import type { Envelope } from '../../cloudfunctions/contract'
import type { ActorMember } from '../../cloudfunctions/kit/actor'
import { refuse } from '../../cloudfunctions/kit/errors'
import { allowConsole } from '../support/console'

let mockOpenid: string | undefined
jest.mock('../../cloudfunctions/kit/cloud', () => ({
  cloud: { getWXContext: () => ({ OPENID: mockOpenid }), database: () => ({ command: {} }) },
}))
const { createFunction } = jest.requireActual<typeof import('../../cloudfunctions/kit/create-function')>(
  '../../cloudfunctions/kit/create-function',
)

const steps: string[] = []
let member: ActorMember | null
const directory = {
  async loadMember() {
    steps.push('actor')
    return member
  },
  async pathOf() {
    steps.push('path')
    return []
  },
}

const renameUnit = {
  access: (): { branchId: string } | null => {
    steps.push('access')
    return { branchId: 'branch' }
  },
  run: async (): Promise<unknown> => {
    steps.push('run')
    return { secret: 'stripped' }
  },
}
const timer = jest.fn(async (now: number) => now > 0)
const notification = jest.fn(async (event: Record<string, unknown>) => (event.mine ? { errcode: 0 } : undefined))
const main = createFunction({ name: 'members', directory }, { renameUnit } as never, {
  timers: { daily: timer },
  notification,
})

const call = async (more: object = {}) =>
  (await main({ action: 'renameUnit', input: { unitId: 'branch', name: '新名' }, ...more })) as Envelope<unknown>
const codeOf = (envelope: Envelope<unknown>) => (envelope.ok ? 'ok' : envelope.error.code)

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation(() => undefined)
  steps.length = 0
  mockOpenid = 'openid'
  member = {
    id: 'me',
    name: '陈一鸣',
    studentNumber: '20090112',
    branchId: 'branch',
    groupId: null,
    stage: 'full',
    status: 'inSchool',
    roles: [{ role: 'secretary', unitId: 'branch' }],
  }
})

test('a sound call passes every step once, in order, and its output is stripped to the contract', async () => {
  expect(await call()).toEqual({ ok: true, data: {}, at: expect.any(Number) as number })
  expect(steps).toEqual(['actor', 'access', 'run'])
})

test.each([['nothing'], ['constructor'], ['__proto__'], ['toString'], ['']])(
  'the action "%s" is unknown before anything is read',
  async (action) => {
    expect(codeOf(await call({ action }))).toBe('UNKNOWN_ACTION')
    expect(steps).toEqual([])
  },
)

test('wrong input is refused before the actor is loaded', async () => {
  expect(codeOf(await call({ input: { unitId: 'branch' } }))).toBe('INVALID_INPUT')
  expect(steps).toEqual([])
})

test('a stranger is refused before access reads a document', async () => {
  member = null
  expect(codeOf(await call())).toBe('NOT_JOINED')
  expect(steps).toEqual(['actor'])
})

test('a member without the office is refused before access reads a document', async () => {
  member = { ...member!, roles: [] }
  expect(codeOf(await call())).toBe('FORBIDDEN')
  expect(steps).toEqual(['actor'])
})

test("an owner's action is given the identity alone, and nobody is loaded", async () => {
  const run = jest.fn(async (_context: { actor: unknown }) => ({}))
  const recordProgress = { access: () => null, run }
  const learn = createFunction({ name: 'learn', directory }, { recordProgress } as never)
  allowConsole(/output breaks the contract/)
  const input = { learnerId: 'me', lessonId: 'lesson', position: 0, playedSeconds: 15 }
  await learn({ action: 'recordProgress', input })
  expect(run.mock.calls[0]![0].actor).toEqual({ openid: 'openid', member: null })
  expect(steps).toEqual([])
})

test("an owner's action that names a target is denied", async () => {
  const run = jest.fn()
  const recordProgress = { access: () => ({ branchId: 'branch' }), run }
  const learn = createFunction({ name: 'learn', directory }, { recordProgress } as never)
  allowConsole(/touches the record that it compares alone/)
  const input = { learnerId: 'me', lessonId: 'lesson', position: 0, playedSeconds: 15 }
  expect(codeOf((await learn({ action: 'recordProgress', input })) as Envelope<unknown>)).toBe('INTERNAL')
  expect(run).not.toHaveBeenCalled()
})

test('an access rule that throws denies', async () => {
  allowConsole(/broken rule/)
  jest.spyOn(renameUnit, 'access').mockImplementationOnce(() => {
    throw new Error('broken rule')
  })
  expect(codeOf(await call())).toBe('INTERNAL')
  expect(steps).toEqual(['actor'])
})

test('an access rule that names nothing denies an action for office holders', async () => {
  allowConsole(/must name the branch/)
  jest.spyOn(renameUnit, 'access').mockReturnValueOnce(null)
  expect(codeOf(await call())).toBe('INTERNAL')
  expect(steps).not.toContain('run')
})

test('a refusal keeps its code, sentence and fields, and carries the id of the request', async () => {
  jest
    .spyOn(renameUnit, 'run')
    .mockImplementationOnce(async () => refuse('CONFLICT', '名称有了。', { name: '名称有了。' }))
  expect(await call({ requestId: 'request-1' })).toMatchObject({
    ok: false,
    error: { code: 'CONFLICT', message: '名称有了。', requestId: 'request-1', fields: { name: '名称有了。' } },
  })
})

test('a fault is logged whole and answered without its details', async () => {
  allowConsole(/the database said no/)
  jest.spyOn(renameUnit, 'run').mockRejectedValueOnce(new Error('the database said no'))
  const envelope = await call()
  expect(codeOf(envelope)).toBe('INTERNAL')
  expect(JSON.stringify(envelope)).not.toContain('database')
})

test('a write that waited in vain for another is answered BUSY, an action that does not exist is not logged', async () => {
  allowConsole(/TransactionConflict/)
  const conflict = { errCode: -501001, errMsg: '[ResourceUnavailable.TransactionConflict] Transaction is conflict' }
  jest.spyOn(renameUnit, 'run').mockRejectedValueOnce(Object.assign(new Error(conflict.errMsg), conflict))
  expect(codeOf(await call())).toBe('BUSY')
  const info = jest.spyOn(console, 'info').mockImplementation(() => undefined)
  await call({ action: '陈一鸣 13800000000' })
  expect(info.mock.calls.join()).not.toContain('陈一鸣')
})

test('what is not found and what lies elsewhere have one sentence', async () => {
  jest.spyOn(renameUnit, 'access').mockImplementationOnce(() => refuse('NOT_FOUND', '没有找到这个组织。'))
  const missing = await call({ requestId: 'request-1' })
  member = { ...member!, roles: [{ role: 'secretary', unitId: 'elsewhere' }] }
  const elsewhere = await call({ requestId: 'request-1' })
  expect(codeOf(missing)).toBe('NOT_FOUND')
  expect({ ...elsewhere, at: 0 }).toEqual({ ...missing, at: 0 })
})

test('the id of a submission holds for one caller and one input', async () => {
  const seen: string[] = []
  jest.spyOn(renameUnit, 'run').mockImplementation((async ({ requestId }: { requestId: string }) => {
    seen.push(requestId)
    return {}
  }) as never)
  const options = { requestId: 'request-1' }
  await call(options)
  await call(options)
  await call({ ...options, input: { unitId: 'branch', name: '另一个名字' } })
  mockOpenid = 'another-openid'
  await call(options)
  expect(seen[1]).toBe(seen[0])
  expect(new Set(seen).size).toBe(3)
  jest.restoreAllMocks()
})

test('output that breaks the contract does not leave', async () => {
  allowConsole(/output breaks the contract/)
  jest.spyOn(renameUnit, 'run').mockResolvedValueOnce('not an object')
  expect(codeOf(await call())).toBe('INTERNAL')
})

test.each([['short'], ['has spaces in it'], [12345678], [{ a: 1 }], ['x'.repeat(65)]])(
  'the request id %j is replaced by a fresh one',
  async (requestId) => {
    const envelope = await call({ action: 'nothing', requestId })
    expect(envelope).toMatchObject({ ok: false, error: { requestId: expect.stringMatching(/^[A-Za-z0-9_-]{20}$/) } })
  },
)

describe('without a caller it is the platform that calls', () => {
  beforeEach(() => {
    mockOpenid = undefined
  })

  test('a timer runs by its name', async () => {
    expect(await main({ Type: 'Timer', TriggerName: 'daily' })).toBe(true)
    await expect(main({ Type: 'Timer', TriggerName: 'nightly' })).rejects.toThrow('no timer named nightly')
  })

  test('an event goes to the one who knows it, and an unknown one is an error, never an action', async () => {
    expect(await main({ mine: true })).toEqual({ errcode: 0 })
    await expect(main({ action: 'renameUnit', input: {} })).rejects.toThrow('an event that this function does not know')
    expect(steps).toEqual([])
  })

  test('a client that pretends to be a timer is answered as a client', async () => {
    mockOpenid = 'openid'
    timer.mockClear()
    expect(codeOf(await call({ Type: 'Timer', TriggerName: 'daily', action: 'nothing' }))).toBe('UNKNOWN_ACTION')
    expect(timer).not.toHaveBeenCalled()
  })
})
