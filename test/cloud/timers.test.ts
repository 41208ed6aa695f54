import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud } from '../../devkit/cloud'
import { TIMER_CATCH_UP_FIRINGS } from '../../devkit/cloud/limits'
import { aCloud, failureOf } from './support/cloud'

interface Fired {
  TriggerName: string
  Time: string
  /** What the function took for the present. */
  now: number
}

let cloud: Cloud
/** Firings that led up to the start of the test. */
let earlier: number

beforeAll(async () => (cloud = await aCloud()))
beforeEach(async () => {
  await cloud.reset()
  cloud.clock.move('2031-01-30T12:00')
  await cloud.runDueTimers()
  earlier = (await allFired()).length
})
afterAll(() => cloud.close())

const allFired = async (): Promise<Fired[]> => (await cloud.invoke('ticker', { action: 'fired' })) as Fired[]
const fired = async (name: string): Promise<Fired[]> =>
  (await allFired()).slice(earlier).filter(({ TriggerName }) => TriggerName === name)
const moveTo = async (text: string): Promise<void> => {
  cloud.clock.move(text)
  await cloud.runDueTimers()
}

test('a timer fires by its name with the event of the service and without any user', async () => {
  expect(await cloud.fireTimer('ticker', 'daily')).toEqual({ fired: 'daily' })
  expect(await fired('daily')).toMatchObject([
    {
      Type: 'Timer',
      TriggerName: 'daily',
      Time: expect.stringMatching(/^2031-01-30T04:00:\d\dZ$/) as string,
      Message: '',
      OPENID: null,
      SOURCE: 'wx_trigger',
    },
  ])
  expect(cloud.calls.at(-2)).toMatchObject({ action: 'timer:daily', caller: null, source: 'wx_trigger' })
})

test('a timer that does not exist is an error', async () => {
  await expect(cloud.fireTimer('ticker', 'never')).rejects.toThrow('no timer never')
})

test('a timer that throws fails when it is fired by hand', async () => {
  expect(await failureOf(cloud.fireTimer('ticker', 'failing'))).toMatchObject({ errCode: -504002 })
})

test('a month ahead, a timer has fired once for each time it passed, at that time', async () => {
  await moveTo('2031-03-02T12:00')
  expect((await fired('monthly')).map(({ Time }) => Time)).toEqual(['2031-02-01T00:30:00Z', '2031-03-01T00:30:00Z'])
  const daily = await fired('daily')
  expect(daily).toHaveLength(31)
  for (const { Time, now } of daily) expect(Math.abs(now - Date.parse(Time))).toBeLessThan(5000)
})

test('firings of all timers come in order of time', async () => {
  await moveTo('2031-03-02T12:00')
  const times = (await allFired()).slice(earlier).map(({ Time }) => Date.parse(Time))
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

test('a frequent timer is caught up with to a limit, then only for the latest time', async () => {
  await moveTo('2031-03-02T12:00')
  const everyMinute = await fired('everyMinute')
  expect(everyMinute).toHaveLength(TIMER_CATCH_UP_FIRINGS + 1)
  expect(everyMinute[0]?.Time).toBe('2031-01-30T04:01:00Z')
  expect(everyMinute.at(-1)?.Time).toBe('2031-03-02T04:00:00Z')
})

test('what has fired does not fire again', async () => {
  await moveTo('2031-02-01T12:00')
  const count = (await allFired()).length
  await cloud.runDueTimers()
  expect(await allFired()).toHaveLength(count)
})

test('a timer that throws keeps no other from firing', async () => {
  await moveTo('2032-01-01T12:00')
  expect(await fired('failing')).toHaveLength(1)
  expect((await fired('daily')).at(-1)?.Time).toBe('2031-12-31T18:00:00Z')
})

test('after the clock was set back, timers go on from there', async () => {
  await moveTo('2031-03-02T12:00')
  const count = (await fired('daily')).length
  await moveTo('2031-02-10T12:00')
  await moveTo('2031-02-12T12:00')
  expect(await fired('daily')).toHaveLength(count + 2)
})

describe('by themselves', () => {
  let dataDir: string
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'cloud-timers-'))))
  afterEach(() => rmSync(dataDir, { recursive: true }))

  const nextCall = (of: Cloud, action: string): Promise<unknown> =>
    new Promise((resolve) => of.on('call', (record) => record.action === action && resolve(record)))

  test('timers fire as soon as the clock has moved past them', async () => {
    const running = await aCloud({ dataDir, background: true })
    const daily = nextCall(running, 'timer:daily')
    running.clock.move('+1d')
    await daily
    await running.close()
  })

  test('a cloud that was switched off catches up when it starts again', async () => {
    const first = await aCloud({ dataDir, background: false })
    await first.runDueTimers()
    first.clock.move('+2d')
    await first.close()
    const second = await aCloud({ dataDir, background: true })
    await nextCall(second, 'timer:daily')
    await second.close()
  })
})
