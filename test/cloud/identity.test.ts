import type { Cloud } from '../../devkit/cloud'
import { INSTANCES_PER_FUNCTION } from '../../devkit/cloud/limits'
import { aCloud } from './support/cloud'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
afterAll(() => cloud.close())

test('a client call carries its openid and unionid, and says where it comes from', async () => {
  const context = await cloud.invoke('probe', { action: 'context' }, { openid: 'oA', unionid: 'uA' })
  expect(context).toMatchObject({ OPENID: 'oA', UNIONID: 'uA', ENV: 'local', SOURCE: 'wx_client' })
})

test('the next caller on the same warm instance inherits nothing from the one before', async () => {
  await cloud.invoke('probe', { action: 'context' }, { openid: 'oA', unionid: 'uA' })
  const context = await cloud.invoke('probe', { action: 'context' }, {})
  expect(context).not.toHaveProperty('OPENID')
  expect(context).not.toHaveProperty('UNIONID')
  const environment = await cloud.invoke('probe', { action: 'environment' }, {})
  expect(environment).not.toHaveProperty('WX_OPENID')
  expect(environment).not.toHaveProperty('WX_UNIONID')
})

test('the event of a client call names the user, as WeChat adds it', async () => {
  const event = await cloud.invoke('probe', { action: 'echo', a: 1 }, { openid: 'oA' })
  expect(event).toMatchObject({ a: 1, userInfo: { openId: 'oA' } })
})

test('50 callers at the same time each see only themselves, before and after waiting', async () => {
  const openids = Array.from({ length: 50 }, (_, index) => `oCaller${index}`)
  const seen = await Promise.all(
    openids.map((openid, index) => cloud.invoke('probe', { action: 'identityTwice', ms: index % 7 }, { openid })),
  )
  expect(seen).toEqual(openids.map((openid) => [openid, openid]))
  expect(cloud.calls.filter(({ cold }) => cold).length).toBeLessThanOrEqual(INSTANCES_PER_FUNCTION)
})

test('a function has nothing of the environment of the machine', async () => {
  process.env.SECRET_OF_THE_MACHINE = 'visible'
  const environment = await cloud.invoke('probe', { action: 'environment' })
  delete process.env.SECRET_OF_THE_MACHINE
  expect(environment).not.toHaveProperty('SECRET_OF_THE_MACHINE')
  expect(environment).toMatchObject({ TENCENTCLOUD_RUNENV: 'SCF', CLOCK_OFFSET_MS: '0' })
})

test('variables set for the environment reach every function, and cannot replace what the service sets', async () => {
  const own = await aCloud({ variables: { SUB_MCH_ID: '1900000109', TCB_ENV: 'other' } })
  const environment = await own.invoke('probe', { action: 'environment' })
  await own.close()
  expect(environment).toMatchObject({ SUB_MCH_ID: '1900000109', TCB_ENV: 'local' })
})

describe('a function that calls another', () => {
  test('passes the caller on and lengthens the chain of sources', async () => {
    const data = { action: 'context' }
    const context = await cloud.invoke(
      'probe',
      { action: 'call', name: 'probe', data },
      { openid: 'oA', unionid: 'uA' },
    )
    expect(context).toMatchObject({ OPENID: 'oA', UNIONID: 'uA', SOURCE: 'wx_client,scf' })
  })

  test('does not add userInfo to the event', async () => {
    const event = await cloud.invoke('probe', { action: 'call', name: 'plain', data: { a: 1 } }, { openid: 'oA' })
    expect(event).toMatchObject({ event: { a: 1 } })
    expect(event).not.toHaveProperty('event.userInfo')
  })

  test('gets the code of a function that is not there', async () => {
    const failure = await cloud.invoke('probe', { action: 'callCaught', name: 'nobody', data: {} })
    expect(failure).toMatchObject({ errCode: -1 })
    expect(JSON.stringify(failure)).toContain('FunctionName parameter could not be found')
  })

  test('gets the message of a function that throws', async () => {
    const failure = await cloud.invoke('probe', { action: 'callCaught', name: 'probe', data: { action: 'throwError' } })
    expect(failure).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    expect(JSON.stringify(failure)).toContain('boom')
  })
})
