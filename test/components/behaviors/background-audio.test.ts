import type * as Audio from '../../../miniprogram/packages/learn/lesson/background-audio'
import { Heartbeat } from '../../../miniprogram/packages/learn/lesson/heartbeat'
import type * as Speed from '../../../miniprogram/packages/learn/lesson/speed'
import { backgroundPlayer } from '../support/background-player'
import { coldStart, settle, surround } from '../support/plain-page'

let player: ReturnType<typeof backgroundPlayer>
let audio: typeof Audio & typeof Speed
const outbox = { add: jest.fn(), flush: jest.fn(() => Promise.resolve()), listen: jest.fn(() => () => undefined) }

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 })
  jest.clearAllMocks()
  player = backgroundPlayer()
  surround({ wx: { getBackgroundAudioManager: () => player.manager } })
  audio = coldStart(() => ({
    ...jest.requireActual<typeof Audio>('../../../miniprogram/packages/learn/lesson/background-audio'),
    ...jest.requireActual<typeof Speed>('../../../miniprogram/packages/learn/lesson/speed'),
  }))
})
afterEach(() => jest.useRealTimers())

function aLesson(lessonId: string, position = 0): Audio.AudioLesson {
  const heartbeat = new Heartbeat({ learnerId: 'member-1', lessonId, position, isDone: false }, outbox)
  return {
    title: '批评的话怎么说',
    courseTitle: '开好组织生活会',
    coverUrl: '',
    url: `${lessonId}.mp3`,
    durationSeconds: 600,
    heartbeat,
  }
}

const wait = async (seconds: number) => {
  jest.advanceTimersByTime(seconds * 1000)
  await settle()
}
const reports = () => outbox.add.mock.calls.map(([report]: [Record<string, unknown>]) => report)

test('begins where the learner stopped, with its name on the lock screen', () => {
  audio.toggleAudio(aLesson('one', 90))
  expect(player.sources).toEqual(['one.mp3'])
  expect(player.manager).toMatchObject({ title: '批评的话怎么说', epname: '开好组织生活会', startTime: 90 })
})

test('begins anew what was heard to its end', () => {
  audio.toggleAudio(aLesson('one', 599))
  expect(player.manager.startTime).toBe(0)
})

test('plays and pauses by the same button, and a pause is not counted', async () => {
  const lesson = aLesson('one')
  audio.toggleAudio(lesson)
  await wait(5)
  audio.toggleAudio(lesson)
  await wait(60)
  audio.toggleAudio(lesson)
  await wait(10)
  await lesson.heartbeat.stop()
  expect(player.sources).toHaveLength(1)
  expect(reports().reduce((sum, { playedSeconds }) => sum + Number(playedSeconds), 0)).toBe(15)
})

test('goes on being counted when the phone is locked and no event comes', async () => {
  audio.toggleAudio(aLesson('one'))
  player.reach(14, { isForeground: false })
  await wait(15)
  player.reach(29, { isForeground: false })
  await wait(15)
  expect(reports()).toMatchObject([
    { playedSeconds: 15, position: 14 },
    { playedSeconds: 15, position: 29 },
  ])
})

test('shows a page how it stands: the one that plays, and nothing of it to the page of another lesson', async () => {
  const [one, other] = [aLesson('one'), aLesson('other', 40)]
  const [seen, seenByOther] = [jest.fn(), jest.fn()]
  audio.toggleAudio(one)
  player.reach(20)
  audio.watchAudio(one.heartbeat, seen)
  expect(seen).toHaveBeenLastCalledWith({ isPlaying: true, isWaiting: false, hasFailed: false, position: 20 })
  audio.watchAudio(other.heartbeat, seenByOther)
  player.reach(21)
  expect(seenByOther.mock.calls).toEqual([[{ isPlaying: false, isWaiting: false, hasFailed: false, position: 40 }]])
  await one.heartbeat.stop()
})

test('tells the page once a second, not four times', () => {
  const lesson = aLesson('one')
  audio.toggleAudio(lesson)
  const seen = jest.fn()
  audio.watchAudio(lesson.heartbeat, seen)
  seen.mockClear()
  for (const seconds of [1, 1.25, 1.5, 1.75, 2]) player.reach(seconds)
  expect(seen).toHaveBeenCalledTimes(2)
})

test('tells a page that was left nothing more, and not because another one was left', () => {
  const [one, other] = [aLesson('one'), aLesson('other')]
  const seen = jest.fn()
  audio.toggleAudio(one)
  audio.watchAudio(one.heartbeat, seen)
  audio.forgetAudio(other.heartbeat)
  player.reach(5)
  expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ position: 5 }))
  audio.forgetAudio(one.heartbeat)
  player.reach(9)
  expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ position: 5 }))
})

test('gives the page that comes back the heartbeat that goes on', () => {
  const lesson = aLesson('one')
  audio.toggleAudio(lesson)
  expect(audio.heartbeatInBackground('one')).toBe(lesson.heartbeat)
  expect(audio.heartbeatInBackground('other')).toBeNull()
  player.fire('Stop')
  expect(audio.heartbeatInBackground('one')).toBeNull()
})

test('another lesson that begins ends it, and its time is reported', async () => {
  const [one, other] = [aLesson('one'), aLesson('other')]
  audio.toggleAudio(one)
  await wait(7)
  audio.toggleAudio(other)
  await wait(30)
  await other.heartbeat.stop()
  const seconds = (lessonId: string) =>
    reports()
      .filter((report) => report.lessonId === lessonId)
      .reduce((sum, { playedSeconds }) => sum + Number(playedSeconds), 0)
  expect([seconds('one'), seconds('other')]).toEqual([7, 30])
  expect(player.sources).toEqual(['one.mp3', 'other.mp3'])
})

test('a lesson of another kind stops it, and its time is reported', async () => {
  const stopped = jest.spyOn(player.manager, 'stop')
  audio.toggleAudio(aLesson('one'))
  await wait(4)
  audio.stopAudio()
  expect(stopped).toHaveBeenCalledTimes(1)
  expect(reports()).toMatchObject([{ playedSeconds: 4 }])
  expect(audio.heartbeatInBackground('one')).toBeNull()
})

test('what was closed in WeChat’s player begins again where it was', async () => {
  const lesson = aLesson('one')
  audio.toggleAudio(lesson)
  player.reach(33)
  player.fire('Stop')
  audio.toggleAudio(lesson)
  expect(player.sources).toHaveLength(2)
  expect(player.manager.startTime).toBe(33)
  await lesson.heartbeat.stop()
})

test('its end is reported as its end', async () => {
  audio.toggleAudio(aLesson('one', 590))
  await wait(10)
  player.fire('Ended')
  expect(reports()).toMatchObject([{ playedSeconds: 10, position: 600 }])
})

test('waiting for the network is shown and not counted', async () => {
  const lesson = aLesson('one')
  const seen = jest.fn()
  audio.toggleAudio(lesson)
  player.reach(3)
  await wait(3)
  player.fire('Waiting')
  audio.watchAudio(lesson.heartbeat, seen)
  expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ isWaiting: true }))
  await wait(20)
  player.reach(3.5)
  expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ isWaiting: false }))
  await wait(2)
  await lesson.heartbeat.stop()
  expect(reports().reduce((sum, { playedSeconds }) => sum + Number(playedSeconds), 0)).toBe(5)
})

test('a source that does not play is told to the page of its lesson alone, until it is tried again', () => {
  const lesson = aLesson('one')
  const seen = jest.fn()
  audio.watchAudio(lesson.heartbeat, seen)
  audio.toggleAudio(lesson)
  player.fire('Error')
  expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ hasFailed: true, isPlaying: false }))
  audio.toggleAudio(lesson)
  expect(seen).toHaveBeenLastCalledWith(expect.objectContaining({ hasFailed: false, isPlaying: true }))
})

test('moves within the lesson, in the player or before it plays', () => {
  const lesson = aLesson('one', 100)
  audio.seekAudio(lesson, 85)
  expect([lesson.heartbeat.position, player.seeks]).toEqual([85, []])
  audio.toggleAudio(lesson)
  audio.seekAudio(lesson, 700)
  expect([lesson.heartbeat.position, player.seeks]).toEqual([600, [600]])
})

test('plays as fast as was chosen last, and from then on at once', async () => {
  audio.rememberSpeed(1.5)
  const lesson = aLesson('one')
  audio.toggleAudio(lesson)
  expect(player.manager.playbackRate).toBe(1.5)
  await wait(4)
  audio.rememberSpeed(2)
  audio.applyAudioSpeed()
  expect(player.manager.playbackRate).toBe(2)
  await lesson.heartbeat.stop()
})
