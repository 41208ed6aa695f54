import { toBuffer } from 'qrcode'
import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

const openapi = (api: string, params: object, openid = 'oA'): Promise<Record<string, unknown>> =>
  cloud.invoke('probe', { action: 'openapiCaught', api, params }, { openid }) as Promise<Record<string, unknown>>

const post = async (path: string, body: object): Promise<Record<string, unknown>> =>
  (await fetch(cloud.url + path, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<
    Record<string, unknown>
  >

describe('permissions', () => {
  test('an API that config.json does not name is refused with -604101', async () => {
    const params = { openid: 'oA', scene: 1, version: 2, content: 'x' }
    const data = { action: 'openapiCaught', api: 'security.msgSecCheck', params }
    expect(await cloud.invoke('unpermitted', data, { openid: 'oA' })).toMatchObject({ errCode: -604101 })
  })

  test('an API that does not exist is refused with -604100', async () => {
    expect(await openapi('tea.brew', {})).toMatchObject({ errCode: -604100 })
  })
})

describe('subscribeMessage.send', () => {
  const message = {
    touser: 'oB',
    templateId: 'T1',
    page: 'pages/home/index?a=1',
    data: { thing1: { value: '11 月党费' }, characterString2: { value: 'A-1' } },
  }

  test('without consent fails with 43101 and pushes nothing', async () => {
    expect(await openapi('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
    expect(cloud.pushes.list()).toEqual([])
  })

  test('reaches the user once for each consent', async () => {
    await post('/cloud/consents', { openid: 'oB', templateIds: ['T1', 'T2'] })
    const told: unknown[] = []
    cloud.on('push', (push) => told.push(push))
    expect(await openapi('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(await openapi('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
    const sent = {
      openid: 'oB',
      templateId: 'T1',
      page: 'pages/home/index?a=1',
      data: { thing1: { value: '11 月党费' } },
    }
    expect(told).toMatchObject([sent])
    expect(cloud.pushes.list('oB')).toMatchObject([sent])
    expect(cloud.pushes.list('oA')).toEqual([])
    expect(cloud.pushes.consents('oB', 'T2')).toBe(1)
  })

  test.each([
    ['thing1', 'x'.repeat(21)],
    ['thing1', ''],
    ['phrase1', '六个汉字太长'],
    ['amount1', 'lots'],
    ['phone_number1', 'call me'],
    ['colour1', 'red'],
  ])('refuses %s = "%s" with 47003 and spends no consent', async (key, value) => {
    cloud.pushes.consent('oB', ['T1'])
    const answer = await openapi('subscribeMessage.send', { ...message, data: { [key]: { value } } })
    expect(answer).toMatchObject({ errCode: 47003, errMsg: expect.stringContaining(`data.${key}.value`) as string })
    expect(cloud.pushes.consents('oB', 'T1')).toBe(1)
  })
})

describe('security.msgSecCheck', () => {
  const check = (more: object = {}): Promise<Record<string, unknown>> =>
    openapi('security.msgSecCheck', { openid: 'oA', scene: 3, version: 2, content: '今天学习了新课', ...more })

  test.each([
    ['今天学习了新课', 'pass', 100],
    ['这是疑似测试内容', 'review', 21000],
    ['这是违规测试内容', 'risky', 20006],
  ])('judges "%s" as %s', async (content, suggest, label) => {
    expect(await check({ content })).toMatchObject({ errCode: 0, result: { suggest, label } })
  })

  test('looks at the title too', async () => {
    expect(await check({ title: '违规测试' })).toMatchObject({ result: { suggest: 'risky' } })
  })

  test.each([
    ['no openid', { openid: '' }, 40003],
    ['no version', { version: undefined }, 40097],
    ['the old version', { version: 1 }, 40097],
    ['a scene that does not exist', { scene: 5 }, 40097],
    ['no content', { content: '' }, 47001],
    ['2501 characters', { content: '字'.repeat(2501) }, 45002],
  ])('refuses %s', async (_name, more, errCode) => {
    expect(await check(more)).toMatchObject({ errCode })
  })

  test('refuses with 61010 a user who has not been here for two hours of the cloud', async () => {
    expect(await check({ openid: 'oStranger' })).toMatchObject({ errCode: 61010 })
    await cloud.invoke('plain', {}, { openid: 'oVisitor' })
    expect(await check({ openid: 'oVisitor' })).toMatchObject({ errCode: 0 })
    cloud.clock.move('+2h')
    cloud.clock.move('+1min')
    expect(await check({ openid: 'oVisitor' })).toMatchObject({ errCode: 61010 })
  })

  test('answers -1 while it is down', async () => {
    cloud.contentCheck.down = true
    expect(await check()).toMatchObject({ errCode: -1 })
    cloud.contentCheck.down = false
    expect(await check()).toMatchObject({ errCode: 0 })
  })
})

describe('security.mediaCheckAsync', () => {
  const ask = (mediaUrl: string, failures = 0): Promise<Record<string, unknown>> => {
    const params = { openid: 'oA', scene: 3, version: 2, mediaType: 2, mediaUrl }
    return cloud.invoke('pushed', { params, failures }, { openid: 'oA' }) as Promise<Record<string, unknown>>
  }
  const received = async (traceId: unknown): Promise<unknown[]> => {
    const all = (await cloud.invoke('pushed', { action: 'received' })) as { trace_id: string }[]
    return all.filter((event) => event.trace_id === traceId)
  }

  test('answers a trace id at once and pushes the result later', async () => {
    const { traceId } = await ask('https://x.example/photos/a.jpg')
    expect(await received(traceId)).toEqual([])
    cloud.clock.move('+5s')
    await cloud.runDueTimers()
    expect(await received(traceId)).toMatchObject([
      {
        MsgType: 'event',
        Event: 'wxa_media_check',
        trace_id: traceId,
        errcode: 0,
        result: { suggest: 'pass', label: 100 },
      },
    ])
  })

  test.each([
    ['图 risky 1.png', { suggest: 'risky', label: 20006 }],
    ['doubtful-2.jpg', { suggest: 'review', label: 21000 }],
  ])('judges %s by its name', async (name, result) => {
    const { traceId } = await ask(`${cloud.url}/cloud/files/forum/${encodeURIComponent(name)}`)
    await cloud.contentCheck.deliver()
    expect(await received(traceId)).toMatchObject([{ result }])
  })

  test('pushes to the one function whose config.json names the event, whoever asked', async () => {
    const params = { openid: 'oA', scene: 3, version: 2, mediaType: 2, mediaUrl: 'https://x.example/a.jpg' }
    const { traceId } = await openapi('security.mediaCheckAsync', params)
    await cloud.contentCheck.deliver()
    expect(await received(traceId)).toHaveLength(1)
  })

  test('repeats the push to a function that fails, three times and no more', async () => {
    const { traceId } = await ask('https://x.example/a.jpg', 9)
    for (let round = 0; round < 6; round++) {
      cloud.clock.move('+5s')
      await cloud.runDueTimers()
    }
    expect(await received(traceId)).toHaveLength(4)
  })

  test.each([
    [{ mediaUrl: 'cloud://local.bucket/a.png' }, 40066],
    [{ mediaType: 3 }, 40004],
    [{ openid: 'oStranger' }, 61010],
  ])('refuses %j', async (more, errCode) => {
    const params = { openid: 'oA', scene: 3, version: 2, mediaType: 2, mediaUrl: 'https://x.example/a.png', ...more }
    expect(await openapi('security.mediaCheckAsync', params)).toMatchObject({ errCode })
  })
})

describe('wxacode.getUnlimited', () => {
  test('gives a PNG that opens the page with its scene in the preview', async () => {
    const code = await openapi('wxacode.getUnlimited', {
      scene: 'i=A1&b=2',
      page: 'packages/members/join/index',
      width: 300,
    })
    const link = `${cloud.url}/#/packages/members/join/index?scene=i%3DA1%26b%3D2`
    const expected = await toBuffer(link, { width: 300, margin: 2 })
    expect(code).toMatchObject({ contentType: 'image/png', buffer: expected.toString('base64') })
  })

  test.each([
    ['33 characters of scene', { scene: 'x'.repeat(33) }, 40169],
    ['no scene', {}, 40169],
    ['a scene in Chinese', { scene: '党' }, 40129],
    ['a page with a leading slash', { scene: 'a', page: '/pages/home/index' }, 41030],
    ['a page with a query', { scene: 'a', page: 'pages/home/index?a=1' }, 41030],
  ])('refuses %s', async (_name, params, errCode) => {
    expect(await openapi('wxacode.getUnlimited', params)).toMatchObject({ errCode })
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const numberOf = (code: unknown): Promise<Record<string, unknown>> => openapi('phonenumber.getPhoneNumber', { code })

  test('gives the number of the user who tapped, once', async () => {
    const { code } = await post('/cloud/phone-code', { openid: 'oA' })
    expect(await numberOf(code)).toMatchObject({
      phoneInfo: { purePhoneNumber: expect.stringMatching(/^1380000\d{4}$/) as string, countryCode: '86' },
    })
    expect(await numberOf(code)).toMatchObject({ errCode: 40029 })
  })

  test('gives one user the same number each time', async () => {
    const [first, second] = [
      await post('/cloud/phone-code', { openid: 'oA' }),
      await post('/cloud/phone-code', { openid: 'oA' }),
    ]
    expect((await numberOf(first.code)).phoneInfo).toMatchObject({
      phoneNumber: ((await numberOf(second.code)).phoneInfo as { phoneNumber: string }).phoneNumber,
    })
  })

  test('refuses a code after five minutes', async () => {
    const { code } = await post('/cloud/phone-code', { openid: 'oA' })
    cloud.clock.move('+6min')
    expect(await numberOf(code)).toMatchObject({ errCode: 40029 })
  })
})
