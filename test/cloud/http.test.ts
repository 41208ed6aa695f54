import { request } from 'node:http'
import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await aCloud({
    attach(asked, response) {
      if (asked.url !== '/preview') return false
      response.end('the preview')
      return true
    },
  })
})
afterAll(() => cloud.close())

const get = async (path: string): Promise<Record<string, unknown>> =>
  (await fetch(cloud.url + path)).json() as Promise<Record<string, unknown>>
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(cloud.url + path, { method: 'POST', body: JSON.stringify(body), headers })

test('a client calls a function as somebody and gets its result', async () => {
  const response = await post('/cloud/call', { function: 'probe', data: { action: 'context' }, as: 'oA' })
  expect(await response.json()).toMatchObject({ result: { OPENID: 'oA' } })
})

test('a failed call is an answer with errCode, as for the real client', async () => {
  const response = await post('/cloud/call', { function: 'nobody', data: {} })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    errCode: -501000,
    errMsg: expect.stringContaining('callFunction:fail') as string,
  })
})

test.each([
  { what: 'no function', path: '/cloud/call', body: {}, status: 400 },
  { what: 'a body that is not an object', path: '/cloud/call', body: [], status: 400 },
  { what: 'an unknown path', path: '/cloud/nothing', body: {}, status: 404 },
  { what: 'a time that is none', path: '/cloud/clock', body: { move: 'soon' }, status: 400 },
  { what: 'an unknown collection', path: '/cloud/collections/none', body: null, status: 404 },
])('$what is refused', async ({ path, body, status }) => {
  const response = body === null ? await fetch(cloud.url + path) : await post(path, body)
  expect(response.status).toBe(status)
})

test('a body that is not JSON is refused', async () => {
  const response = await fetch(`${cloud.url}/cloud/call`, { method: 'POST', body: '{' })
  expect(response.status).toBe(400)
})

test('a page of another site cannot write', async () => {
  const foreign = await post('/cloud/consents', { openid: 'oA', templateIds: ['T'] }, { origin: 'http://evil.example' })
  expect(foreign.status).toBe(403)
  const own = await post('/cloud/consents', { openid: 'oA', templateIds: ['T'] }, { origin: cloud.url })
  expect(own.status).toBe(200)
})

test('the cloud listens on this machine only', () => {
  expect(cloud.url).toBe(`http://127.0.0.1:${cloud.port}`)
})

test('a taken port is told as a sentence', async () => {
  await expect(aCloud({ port: cloud.port })).rejects.toThrow(`port ${cloud.port} is taken`)
})

test('what is neither protocol nor console goes to the preview, and what nobody knows is 404', async () => {
  expect(await (await fetch(`${cloud.url}/preview`)).text()).toBe('the preview')
  expect((await fetch(`${cloud.url}/elsewhere`)).status).toBe(404)
})

test('the clock is shown and moved, and has run its timers when it answers', async () => {
  const moved = (await (await post('/cloud/clock', { move: '+2d' })).json()) as { now: number; offsetMs: number }
  expect(moved.offsetMs).toBeGreaterThan(47 * 3_600_000)
  expect(cloud.calls.some(({ action }) => action === 'timer:daily')).toBe(true)
  expect((await get('/cloud/clock')).offsetMs).toBe(moved.offsetMs)
  await post('/cloud/clock', { move: 'reset' })
  expect(await get('/cloud/clock')).toMatchObject({ offsetMs: 0 })
})

test('collections are listed with their documents, a page at a time', async () => {
  cloud.database.insertMany('members', [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])
  const { collections } = await get('/cloud/collections')
  expect(collections).toContainEqual(expect.objectContaining({ name: 'members', count: 3 }))
  expect(await get('/cloud/collections/members?skip=1&limit=1')).toMatchObject({ total: 3, documents: [{ _id: 'b' }] })
})

test('identities are kept for the picker', async () => {
  const identities = [{ openid: 'oA', label: '李明', role: 'member' }]
  expect((await post('/cloud/identities', { identities })).status).toBe(200)
  expect(await get('/cloud/identities')).toEqual({ identities })
})

test('events are streamed as they happen', async () => {
  const stream = await new Promise<string>((resolve, reject) => {
    const asked = request(`${cloud.url}/cloud/events`, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += String(chunk)
        if (text.startsWith(': connected') && !text.includes('event:'))
          void cloud.invoke('probe', { action: 'nothing' })
        if (text.includes('event: call')) {
          asked.destroy()
          resolve(text)
        }
      })
    })
    asked.on('error', reject).end()
  })
  expect(stream).toContain('"action":"nothing"')
})

test('an action the SDK does not have is refused in its own words', async () => {
  const response = await post('/admin', { action: 'tea.brew' })
  expect(await response.json()).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) as string })
})

test('reset forgets documents, orders, messages and the moved clock', async () => {
  cloud.database.insertMany('members', [{ _id: 'z' }])
  cloud.pushes.consent('oA', ['T'])
  cloud.clock.move('+1month')
  await post('/cloud/reset', {})
  expect(cloud.database.find('members', {}).documents).toEqual([])
  expect(cloud.pushes.consents('oA', 'T')).toBe(0)
  expect(cloud.clock.offsetMs()).toBe(0)
})
