import fc from 'fast-check'
import type { ProgressOutbox as Outbox, ProgressReport } from '../../../miniprogram/api/progress-outbox'
import type { ApiError as Failure } from '../../../miniprogram/api/client'
import { Heartbeat } from '../../../miniprogram/packages/learn/lesson/heartbeat'
import { aBeatAnswer } from '../support/answers'
import { coldStart, settle, surround } from '../support/plain-page'

interface Modules {
  ProgressOutbox: typeof Outbox
  ApiError: typeof Failure
}

/** As after the app was started: what is on the phone is all that it knows. */
const startApp = () =>
  coldStart<Modules>(() => ({
    ...jest.requireActual<Pick<Modules, 'ProgressOutbox'>>('../../../miniprogram/api/progress-outbox'),
    ...jest.requireActual<Pick<Modules, 'ApiError'>>('../../../miniprogram/api/client'),
  }))

let app: Modules
let phone: ReturnType<typeof surround>['wx']
beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 })
  phone = surround().wx
  app = startApp()
})
afterEach(() => jest.useRealTimers())

const offline = () => new app.ApiError('NET_OFFLINE', '没连上网络。')
const answer = aBeatAnswer({ creditedSeconds: 15 })

function aLesson({ lessonId = 'lesson-1', position = 0, isDone = false } = {}) {
  const send = jest.fn((_report: ProgressReport) => Promise.resolve(answer))
  const outbox = new app.ProgressOutbox(send)
  const heartbeat = new Heartbeat({ learnerId: 'member-1', lessonId, position, isDone }, outbox)
  const listener = { onAnswer: jest.fn(), onKept: jest.fn() }
  heartbeat.listener = listener
  const wait = async (seconds: number) => {
    jest.advanceTimersByTime(seconds * 1000)
    await settle()
  }
  const reports = () => send.mock.calls.map(([report]) => report)
  const reported = () => reports().map(({ playedSeconds }) => playedSeconds)
  return { heartbeat, outbox, send, listener, wait, reports, reported }
}

const sum = (seconds: number[]) => seconds.reduce((total, each) => total + each, 0)

describe('a heartbeat', () => {
  test('reports every 15 seconds what was played, where and how fast', async () => {
    const { heartbeat, send, listener, wait, reports } = aLesson()
    heartbeat.play()
    heartbeat.move(12.7)
    await wait(15)
    expect(reports()).toEqual([
      { learnerId: 'member-1', lessonId: 'lesson-1', playedSeconds: 15, position: 12, speed: 1 },
    ])
    expect(listener.onAnswer).toHaveBeenCalledWith(answer)
    await wait(15)
    await wait(15)
    expect(send).toHaveBeenCalledTimes(3)
  })

  test('does not count a pause', async () => {
    const { heartbeat, wait, reported } = aLesson()
    heartbeat.play()
    await wait(10)
    heartbeat.pause()
    await wait(60)
    heartbeat.play()
    await wait(15)
    await heartbeat.stop()
    expect(sum(reported())).toBe(25)
  })

  test('does not count waiting for the network, and the position that moves on ends it', async () => {
    const { heartbeat, wait, reported } = aLesson()
    heartbeat.play()
    heartbeat.move(10.5)
    await wait(10)
    heartbeat.stall()
    await wait(20)
    heartbeat.move(10.5)
    await wait(20)
    heartbeat.move(10.75)
    await wait(5)
    await heartbeat.stop()
    expect(sum(reported())).toBe(15)
  })

  test('of a paused player that is moved along its bar reports the place and no time', async () => {
    const { heartbeat, wait, reports } = aLesson()
    heartbeat.play()
    heartbeat.pause()
    heartbeat.stall()
    heartbeat.move(200)
    await wait(15)
    await wait(60)
    expect(reports()).toMatchObject([{ playedSeconds: 0, position: 200 }])
  })

  test('counts time, not content, and has one speed in each report', async () => {
    const { heartbeat, wait, reports } = aLesson()
    heartbeat.play()
    await wait(6)
    heartbeat.setSpeed(2)
    await wait(9)
    await heartbeat.stop()
    expect(reports()).toMatchObject([
      { playedSeconds: 6, speed: 1 },
      { playedSeconds: 9, speed: 2 },
    ])
  })

  test('asks where the player is, where no event tells', async () => {
    const { heartbeat, wait, reports } = aLesson()
    heartbeat.readPosition = () => 33.4
    heartbeat.play()
    await wait(15)
    expect(reports()).toMatchObject([{ position: 33 }])
  })

  test('says nothing of a lesson that is done, and nothing more once it has become done', async () => {
    const done = aLesson({ isDone: true })
    done.heartbeat.play()
    done.heartbeat.move(9)
    await done.wait(60)
    await done.heartbeat.stop()
    expect(done.send).not.toHaveBeenCalled()

    const { heartbeat, send, wait } = aLesson()
    send.mockResolvedValueOnce(aBeatAnswer({ state: 'done' }))
    heartbeat.play()
    await wait(15)
    await wait(60)
    await heartbeat.stop()
    expect(send).toHaveBeenCalledTimes(1)
  })

  test('that ends sends what is left, and no more', async () => {
    const { heartbeat, wait, reported } = aLesson()
    heartbeat.play()
    await wait(7)
    await heartbeat.finish()
    await wait(120)
    expect(reported()).toEqual([7])
  })

  test('that was stopped counts anew when the player goes on', async () => {
    const { heartbeat, wait, reported } = aLesson()
    heartbeat.play()
    await wait(7)
    await heartbeat.stop()
    await wait(600)
    heartbeat.play()
    await wait(15)
    expect(reported()).toEqual([7, 15])
  })
})

describe('without a network', () => {
  test('the seconds stay counted, the page is told, and they go with the next beat that arrives', async () => {
    const { heartbeat, send, listener, wait, reported } = aLesson()
    send.mockRejectedValueOnce(offline()).mockRejectedValueOnce(offline())
    heartbeat.play()
    await wait(15)
    await wait(15)
    expect(listener.onKept).toHaveBeenCalledTimes(2)
    expect(listener.onAnswer).not.toHaveBeenCalled()
    await wait(15)
    expect(reported()).toEqual([15, 30, 45])
    await wait(15)
    expect(reported().at(-1)).toBe(15)
  })

  test('a beat that is still on its way is not sent a second time, and what follows it waits', async () => {
    const { heartbeat, send, wait, reported } = aLesson()
    let arrive: (value: typeof answer) => void = () => undefined
    send.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)))
    heartbeat.play()
    await wait(15)
    await wait(15)
    expect(send).toHaveBeenCalledTimes(1)
    arrive(answer)
    await settle()
    expect(reported()).toEqual([15, 15])
  })

  test('a beat that is lost on its way joins what came after it', async () => {
    const { heartbeat, send, wait, reported } = aLesson()
    let fail: (error: Error) => void = () => undefined
    send.mockReturnValueOnce(new Promise((_resolve, reject) => (fail = reject)))
    heartbeat.play()
    await wait(15)
    await wait(15)
    fail(offline())
    await settle()
    await wait(15)
    expect(reported()).toEqual([15, 45])
  })

  test.each([
    [
      'as fast as both were',
      [
        [10, 1.5],
        [20, 1.5],
      ],
      { playedSeconds: 30, speed: 1.5 },
    ],
    [
      'at the speed between them',
      [
        [10, 1],
        [10, 2],
      ],
      { playedSeconds: 20, speed: 1.5 },
    ],
    [
      'never faster than what was played',
      [
        [20, 1],
        [10, 1.25],
      ],
      { playedSeconds: 30, speed: 1 },
    ],
  ] as const)('the stretches of one lesson become one, %s', async (_how, stretches, expected) => {
    const { heartbeat, send, wait, reports } = aLesson()
    send.mockRejectedValue(offline())
    for (const [seconds, speed] of stretches) {
      heartbeat.setSpeed(speed)
      heartbeat.play()
      await wait(seconds)
    }
    await heartbeat.stop()
    expect(reports().at(-1)).toMatchObject(expected)
  })

  test('nothing is lost when the app is killed: the next start sends it', async () => {
    const before = aLesson()
    before.send.mockRejectedValue(offline())
    before.heartbeat.play()
    before.heartbeat.move(40)
    await before.wait(45)
    await before.heartbeat.stop()

    app = startApp()
    const { send, outbox } = aLesson({ lessonId: 'another' })
    await outbox.flush()
    expect(send.mock.calls).toEqual([
      [{ learnerId: 'member-1', lessonId: 'lesson-1', playedSeconds: 45, position: 40, speed: 1 }],
    ])
    await outbox.flush()
    expect(send).toHaveBeenCalledTimes(1)
  })

  test('a lesson never claims more than four hours', async () => {
    const { heartbeat, send, wait, reported } = aLesson()
    send.mockRejectedValue(offline())
    heartbeat.play()
    await wait(5 * 3600)
    send.mockReset().mockResolvedValue(answer)
    await heartbeat.stop()
    expect(reported()).toEqual([14_400])
  })

  test('a full phone still sends what it has in mind', async () => {
    phone.setStorageSync!.mockImplementation(() => {
      throw new Error('setStorageSync:fail exceed max size')
    })
    const { heartbeat, send, wait, reported } = aLesson()
    send.mockRejectedValueOnce(offline())
    heartbeat.play()
    await wait(15)
    await wait(15)
    expect(reported()).toEqual([15, 30])
  })
})

describe('what the server refuses', () => {
  test('for good is not sent again', async () => {
    const { heartbeat, send, wait, reported } = aLesson()
    send.mockRejectedValueOnce(new app.ApiError('NOT_FOUND', '没有找到。'))
    heartbeat.play()
    await wait(15)
    await wait(15)
    expect(reported()).toEqual([15, 15])
  })

  test('for now does not hold up another lesson, and goes with the next beat', async () => {
    const { outbox, send } = aLesson()
    const report = (lessonId: string) => ({
      learnerId: 'm',
      lessonId,
      playedSeconds: 9,
      position: 0,
      speed: 1 as const,
    })
    outbox.add(report('first'))
    outbox.add(report('second'))
    send.mockRejectedValueOnce(new app.ApiError('BUSY', '人有点多。'))
    await outbox.flush()
    await outbox.flush()
    expect(send.mock.calls.map(([{ lessonId }]) => lessonId)).toEqual(['first', 'second', 'first'])
  })
})

test('an outbox with nothing in it asks nothing and writes nothing', async () => {
  const { outbox, send } = aLesson()
  await outbox.flush()
  expect(send).not.toHaveBeenCalled()
  expect(phone.setStorageSync).not.toHaveBeenCalled()
})

test('whatever is played and paused, all whole seconds arrive and none twice', async () => {
  const steps = fc.array(
    fc.record({ plays: fc.boolean(), isOnline: fc.boolean(), seconds: fc.integer({ min: 1, max: 40 }) }),
    { maxLength: 12 },
  )
  const arrives = async (script: { plays: boolean; isOnline: boolean; seconds: number }[]) => {
    const { heartbeat, send, wait } = aLesson()
    let arrived = 0
    const take = (report: ProgressReport) => {
      arrived += report.playedSeconds
      return Promise.resolve(answer)
    }
    for (const { plays, isOnline, seconds } of script) {
      send.mockImplementation(isOnline ? take : () => Promise.reject(offline()))
      if (plays) heartbeat.play()
      else heartbeat.pause()
      await wait(seconds)
    }
    send.mockImplementation(take)
    await heartbeat.stop()
    return arrived === sum(script.filter(({ plays }) => plays).map(({ seconds }) => seconds))
  }
  await fc.assert(fc.asyncProperty(steps, arrives), { numRuns: 50 })
})
