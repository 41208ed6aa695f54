import type { PictureCheck } from '../../../cloudfunctions/kit/picture-check'
import type { World } from '../../support/world'
import {
  aHandedIn,
  aLearningBranch,
  anUpload,
  handIn,
  myReflection,
  noticesOf,
  openTaskWorld,
  storedReflection,
} from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const recheck = () => world.cloud.fireTimer('tasks', 'recheckPictures')
const deliver = () => world.cloud.contentCheck.deliver()
const checksOf = (ownerId: string) => world.find<PictureCheck>('pictureChecks', { ownerId })

/** What WeChat pushes. */
const push = (traceId: string | undefined, suggest: string, change: object = {}) =>
  world.cloud.invoke('tasks', {
    ...{ MsgType: 'event', Event: 'wxa_media_check', trace_id: traceId, version: 2, errcode: 0 },
    result: { suggest, label: 100 },
    ...change,
  })

/** A reflection with pictures of these names, handed in and not judged yet. */
async function aPictured(...names: string[]) {
  const people = await aLearningBranch(world)
  const pictureFileIds: string[] = []
  for (const name of names) pictureFileIds.push(await anUpload(world, name))
  const ids = await aHandedIn(world, people, { pictureFileIds })
  return { ...people, ...ids, pictureFileIds }
}

async function seenBySecretary({ reflectionId, secretary }: Awaited<ReturnType<typeof aPictured>>) {
  return (await world.data('tasks.openReflection', { reflectionId }, { as: secretary })).pictures
}

describe('a picture of a reflection', () => {
  test('is seen by its author alone until WeChat has passed it', async () => {
    const made = await aPictured('fine')
    const [fileId] = made.pictureFileIds
    expect((await myReflection(world, made.taskId, made.member)).pictures).toEqual([
      { fileId, url: expect.stringMatching(/^http/) as string, check: 'pending' },
    ])
    expect(await seenBySecretary(made)).toEqual([{ fileId: '', url: null, check: 'pending' }])
    await deliver()
    expect(await seenBySecretary(made)).toEqual([
      { fileId, url: expect.stringMatching(/^http/) as string, check: 'passed' },
    ])
    expect(checksOf(made.reflectionId)).toEqual([])
  })

  test('that is refused is known to its author alone, who is told once', async () => {
    const made = await aPictured('fine', 'risky')
    await deliver()
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['passed'])
    const { items } = await world.data('tasks.listReflections', {}, { as: made.secretary })
    expect(items[0]!.pictureCount).toBe(1)
    const mine = await myReflection(world, made.taskId, made.member)
    expect(mine.pictures.map(({ check }) => check)).toEqual(['passed', 'refused'])
    const told = () => noticesOf(world, made.member).filter(({ title }) => title === '心得里有一张图片没有通过检查')
    expect(told()).toHaveLength(1)
    await recheck()
    expect(told()).toHaveLength(1)
    // It does not change what the secretary answers to.
    const answer = { reflectionId: made.reflectionId, version: 1, verdict: 'accept', text: '' } as const
    await world.data('tasks.answerReflection', answer, { as: made.secretary })
  })

  test('that WeChat finds doubtful is not shown either', async () => {
    const made = await aPictured('fine')
    await push(checksOf(made.reflectionId)[0]!.traceIds[0], 'review')
    expect(await seenBySecretary(made)).toEqual([])
  })

  test('that was refused cannot be handed in again, and one that never arrived neither', async () => {
    const made = await aPictured('risky')
    await deliver()
    const input = { taskId: made.taskId, version: 1, text: '再交', pictureFileIds: made.pictureFileIds }
    const refused = await world.refusal('tasks.submitReflection', input, { as: made.member })
    expect(refused).toMatchObject({
      ...{ code: 'INVALID_INPUT', fields: { 'pictureFileIds.0': '第 1 张图片没有通过微信的检查，换一张再交。' } },
    })
    const pictureFileIds = [await anUpload(world), 'cloud://local.bucket/reflections/nothing.jpg']
    const missing = await world.refusal('tasks.submitReflection', { ...input, pictureFileIds }, { as: made.member })
    expect(missing.fields).toEqual({ 'pictureFileIds.1': '第 2 张图片没有传上来，重新选一次。' })
  })

  test('that was passed stays passed in the next version; the same one twice is one', async () => {
    const made = await aPictured('fine')
    await deliver()
    const [fileId] = made.pictureFileIds
    const pictureFileIds = [fileId!, fileId!, await anUpload(world)]
    await handIn(world, { taskId: made.taskId, as: made.member }, { version: 1, pictureFileIds })
    expect((await myReflection(world, made.taskId, made.member)).pictures.map(({ check }) => check)).toEqual([
      'passed',
      'pending',
    ])
    expect(checksOf(made.reflectionId)).toHaveLength(1)
  })
})

describe('the result of a check', () => {
  test('that comes twice or late changes nothing', async () => {
    const made = await aPictured('fine')
    const [check] = checksOf(made.reflectionId)
    await deliver()
    await push(check!.traceIds[0], 'risky')
    await push(check!.traceIds[0], 'pass')
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['passed'])
  })

  test('for a picture that its author has taken out meanwhile is harmless', async () => {
    const made = await aPictured('risky')
    await handIn(world, { taskId: made.taskId, as: made.member }, { version: 1, pictureFileIds: [] })
    await deliver()
    expect(storedReflection(world, made.taskId, made.member).pictures).toEqual([])
    expect(noticesOf(world, made.member).filter(({ title }) => title.includes('图片'))).toEqual([])
    expect(checksOf(made.reflectionId)).toEqual([])
  })

  test('without a verdict settles nothing; the timer asks again', async () => {
    const made = await aPictured('fine')
    await push(checksOf(made.reflectionId)[0]!.traceIds[0], 'pass', { errcode: -1008, result: undefined })
    await push('nobody-knows-it', 'pass')
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['pending'])
    expect(checksOf(made.reflectionId)).toHaveLength(1)
  })

  test('is taken by whichever function WeChat pushes it to, and passed on to the one that asked', async () => {
    const made = await aPictured('fine')
    const event = { MsgType: 'event', Event: 'wxa_media_check', errcode: 0, result: { suggest: 'pass' } }
    const [check] = checksOf(made.reflectionId)
    expect(await world.cloud.invoke('forum', { ...event, trace_id: check!.traceIds[0] })).toBe('success')
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['passed'])
  })

  test('that cannot be passed on is not taken: WeChat pushes it again', async () => {
    const foreign = { _id: 'foreign', kind: 'x', ownerId: 'p', openid: 'o', scene: 'forum', fileId: 'f', askAt: 0 }
    world.insert('pictureChecks', [{ ...foreign, handledBy: 'nobody', givesUpAt: null, traceIds: ['of-nobody'] }])
    await expect(push('of-nobody', 'pass')).rejects.toMatchObject({ errCode: expect.anything() as number })
    expect(world.find('pictureChecks', { _id: 'foreign' })).toHaveLength(1)
  })

  test('is told from any other event, which is left alone', async () => {
    await expect(world.cloud.invoke('tasks', { MsgType: 'text' })).rejects.toBeDefined()
  })

  test('cannot be sent by a phone', async () => {
    const made = await aPictured('risky')
    const event = {
      ...{ MsgType: 'event', Event: 'wxa_media_check', errcode: 0, result: { suggest: 'pass' } },
      trace_id: checksOf(made.reflectionId)[0]!.traceIds[0],
    }
    const answer = await world.cloud.invoke('tasks', event, { openid: made.member.openid! })
    expect(answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ACTION' } })
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['pending'])
  })
})

describe('a check that could not be started', () => {
  /** As if the call had been cut off, or WeChat gone, right behind the words. */
  async function withoutMediaCheck() {
    const made = await aPictured('fine')
    await world.update('pictureChecks', { ownerId: made.reflectionId }, { $set: { traceIds: [], askAt: world.now() } })
    return made
  }

  test('is asked for again by the timer, once in a while and not each time', async () => {
    const made = await withoutMediaCheck()
    world.cloud.contentCheck.down = true
    await recheck()
    world.cloud.contentCheck.down = false
    expect(checksOf(made.reflectionId)[0]!.traceIds).toEqual([])
    await recheck()
    expect(checksOf(made.reflectionId)[0]!.traceIds).toEqual([])
    world.advance('+10m')
    await recheck()
    await recheck()
    expect(checksOf(made.reflectionId)[0]!.traceIds).toHaveLength(1)
    await deliver()
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['passed'])
  })

  test('or whose answer was lost, is asked for again after half an hour', async () => {
    const made = await aPictured('fine')
    world.advance('+29m')
    await recheck()
    expect(checksOf(made.reflectionId)[0]!.traceIds).toHaveLength(1)
    world.advance('+2m')
    await recheck()
    const { traceIds } = checksOf(made.reflectionId)[0]!
    expect(traceIds).toHaveLength(2)
    // The answer to the first question comes after all.
    await push(traceIds[0], 'pass')
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['passed'])
  })

  test('waits for the next visit when its author has been away for two hours', async () => {
    const made = await withoutMediaCheck()
    world.advance('+3h')
    await recheck()
    world.advance('+1h')
    await recheck()
    expect(checksOf(made.reflectionId)[0]!.traceIds).toEqual([])
    await world.data('tasks.openMine', { taskId: made.taskId }, { as: made.member })
    await world.data('tasks.openMine', { taskId: made.taskId }, { as: made.member })
    expect(checksOf(made.reflectionId)[0]!.traceIds).toHaveLength(1)
    await deliver()
    expect((await seenBySecretary(made)).map(({ check }) => check)).toEqual(['passed'])
  })

  test('of a file that is gone keeps nobody behind it waiting', async () => {
    const made = await withoutMediaCheck()
    await world.update(
      'pictureChecks',
      { ownerId: made.reflectionId },
      { $set: { fileId: 'cloud://local.bucket/gone' } },
    )
    const other = await withoutMediaCheck()
    await recheck()
    expect(checksOf(other.reflectionId)[0]!.traceIds).toHaveLength(1)
    expect(checksOf(made.reflectionId)[0]!.askAt).toBeGreaterThan(world.now())
  })
})
