import { readFunctionConfig, type FunctionConfig } from '../../devkit/cloud/functions/config'
import { Pool, type Lease } from '../../devkit/cloud/functions/pool'
import { GROWTH_DELAY_MS, INSTANCES_PER_FUNCTION, INSTANCE_IDLE_MS } from '../../devkit/cloud/limits'
import { FIXTURES } from './support/cloud'

let pool: Pool
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
  pool = new Pool(readFunctionConfig(FIXTURES, 'plain') as FunctionConfig, FIXTURES, {})
})
afterEach(async () => {
  await pool.close()
  jest.useRealTimers()
})

/** So many at once, all of which get an instance. */
function acquire(count: number): Promise<Lease[]> {
  const asked = Array.from({ length: count }, () => pool.acquire())
  jest.advanceTimersByTime(GROWTH_DELAY_MS)
  return Promise.all(asked)
}
const release = (leases: Lease[]): void => leases.forEach((lease) => lease.release())

test('a call waits a moment for a busy instance before another one is started', async () => {
  const [busy] = await acquire(1)
  const patient = pool.acquire()
  jest.advanceTimersByTime(GROWTH_DELAY_MS - 1)
  busy!.release()
  const lease = await patient
  expect(lease.cold).toBe(false)
  jest.advanceTimersByTime(GROWTH_DELAY_MS)
  lease.release()
  expect((await pool.acquire()).instance).toBe(busy!.instance)
})

test('idle instances are ended after a while, but one stays warm', async () => {
  release(await acquire(3))
  jest.advanceTimersByTime(2 * INSTANCE_IDLE_MS)
  expect((await acquire(2)).map(({ cold }) => cold)).toEqual([false, true])
})

test('instances that were used a moment ago all stay', async () => {
  release(await acquire(3))
  jest.advanceTimersByTime(INSTANCE_IDLE_MS - 1)
  expect((await acquire(3)).map(({ cold }) => cold)).toEqual([false, false, false])
})

test('above the limit a call waits for the next instance that is free, first come first served', async () => {
  const busy = await acquire(INSTANCES_PER_FUNCTION)
  const served: string[] = []
  const first = pool.acquire().then(() => served.push('first'))
  const second = pool.acquire().then(() => served.push('second'))
  release(busy.slice(0, 1))
  await first
  expect(served).toEqual(['first'])
  release(busy.slice(1, 2))
  await second
  expect(served).toEqual(['first', 'second'])
})
