import fc from 'fast-check'
import { Heartbeat } from '../../../miniprogram/packages/learn/lesson/heartbeat'
import { settle } from '../support/plain-page'

type Send = ConstructorParameters<typeof Heartbeat>[0]['send']
const answer = { creditedSeconds: 15, neededSeconds: 300, state: 'started' as const, grantedTenths: 0 }

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
afterEach(() => jest.useRealTimers())

function aLesson() {
  const send = jest.fn<ReturnType<Send>, Parameters<Send>>(() => Promise.resolve(answer))
  const onAnswer = jest.fn()
  const heartbeat = new Heartbeat({ lessonId: 'lesson-1', send, onAnswer })
  const wait = async (seconds: number) => {
    jest.advanceTimersByTime(seconds * 1000)
    await settle()
  }
  const reported = () => send.mock.calls.map(([{ playedSeconds }]) => playedSeconds)
  return { heartbeat, send, onAnswer, wait, reported }
}

test('reports every 15 seconds what was played, and where', async () => {
  const { heartbeat, send, onAnswer, wait } = aLesson()
  heartbeat.play()
  heartbeat.move(12.7)
  await wait(15)
  expect(send.mock.calls).toEqual([[{ lessonId: 'lesson-1', playedSeconds: 15, positionSeconds: 12 }]])
  expect(onAnswer).toHaveBeenCalledWith(answer)
  await wait(15)
  await wait(15)
  expect(send).toHaveBeenCalledTimes(3)
})

test('a pause is not counted', async () => {
  const { heartbeat, wait, reported } = aLesson()
  heartbeat.play()
  await wait(10)
  heartbeat.pause()
  await wait(60)
  heartbeat.play()
  await wait(15)
  await heartbeat.stop()
  expect(reported().reduce((sum, seconds) => sum + seconds, 0)).toBe(25)
})

test('waiting for the network is not counted, and the position that moves on ends it', async () => {
  const { heartbeat, wait, reported } = aLesson()
  heartbeat.play()
  heartbeat.move(10)
  await wait(10)
  heartbeat.stall()
  await wait(20)
  heartbeat.move(10)
  await wait(20)
  heartbeat.move(10.25)
  await wait(5)
  await heartbeat.stop()
  expect(reported().reduce((sum, seconds) => sum + seconds, 0)).toBe(15)
})

test('a paused player that is moved along its bar does not count', async () => {
  const { heartbeat, send, wait } = aLesson()
  heartbeat.play()
  heartbeat.pause()
  heartbeat.stall()
  heartbeat.move(200)
  await wait(60)
  expect(send).not.toHaveBeenCalled()
})

test('offline the seconds stay counted and go with the next beat that arrives', async () => {
  const { heartbeat, send, onAnswer, wait, reported } = aLesson()
  send.mockRejectedValueOnce(new Error('offline')).mockRejectedValueOnce(new Error('offline'))
  heartbeat.play()
  await wait(15)
  await wait(15)
  expect(onAnswer).not.toHaveBeenCalled()
  await wait(15)
  expect(reported()).toEqual([15, 30, 45])
  await wait(15)
  expect(reported().at(-1)).toBe(15)
})

test('a beat that is still on its way is not sent a second time', async () => {
  const { heartbeat, send, wait, reported } = aLesson()
  let arrive: (value: typeof answer) => void = () => undefined
  send.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)))
  heartbeat.play()
  await wait(15)
  await wait(15)
  expect(send).toHaveBeenCalledTimes(1)
  arrive(answer)
  await settle()
  await wait(15)
  expect(reported()).toEqual([15, 30])
})

test('leaving sends what is left and ends the beats', async () => {
  const { heartbeat, wait, reported } = aLesson()
  heartbeat.play()
  await wait(7)
  await heartbeat.stop()
  await wait(120)
  expect(reported()).toEqual([7])
})

test('after leaving, playing on counts anew', async () => {
  const { heartbeat, wait, reported } = aLesson()
  heartbeat.play()
  await wait(7)
  await heartbeat.stop()
  await wait(600)
  heartbeat.play()
  await wait(15)
  expect(reported()).toEqual([7, 15])
})

test('no report is longer than the contract allows; the rest goes with the next', async () => {
  const { heartbeat, send, wait, reported } = aLesson()
  send.mockRejectedValue(new Error('offline'))
  heartbeat.play()
  await wait(3700)
  send.mockReset().mockResolvedValue(answer)
  await wait(15)
  await wait(15)
  expect(reported()).toEqual([3600, 120])
})

test('whatever is played and paused, all whole seconds arrive and none twice', async () => {
  const steps = fc.array(fc.record({ plays: fc.boolean(), seconds: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 12,
  })
  const arrives = async (script: { plays: boolean; seconds: number }[]) => {
    const { heartbeat, wait, reported } = aLesson()
    for (const { plays, seconds } of script) {
      if (plays) heartbeat.play()
      else heartbeat.pause()
      await wait(seconds)
    }
    await heartbeat.stop()
    const played = script.filter(({ plays }) => plays).reduce((sum, { seconds }) => sum + seconds, 0)
    return reported().reduce((sum, seconds) => sum + seconds, 0) === played
  }
  await fc.assert(fc.asyncProperty(steps, arrives), { numRuns: 50 })
})
