import type { Subscription } from '../../../cloudfunctions/content/mark-repository'
import { openWorld, type World } from '../../support/world'
import { aReadingBranch, changeShelf, type Readership } from './given-articles'

let world: World
let ours: Readership
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ours = await aReadingBranch(world)
})

const subscribe = (consentCount = 0, requestId?: string) =>
  world.data(
    'content.setSubscription',
    { columnId: 'notices', isSubscribed: true, consentCount },
    { as: ours.reader, ...(requestId !== undefined && { requestId }) },
  )
const unsubscribe = () =>
  world.data('content.setSubscription', { columnId: 'notices', isSubscribed: false }, { as: ours.reader })

describe('a subscription', () => {
  it('knows where its member stands, so that a publication finds it', async () => {
    expect(await subscribe(1)).toEqual({ isSubscribed: true, consentCount: 1 })
    expect(world.only<Subscription>('columnSubscriptions', { memberId: ours.reader._id })).toMatchObject({
      columnId: 'notices',
      unitIds: [ours.committeeId, ours.branchId],
      consentCount: 1,
    })
  })

  it('counts each leave that WeChat gave, and shows the sum on the column', async () => {
    await subscribe(1)
    expect(await subscribe(2)).toEqual({ isSubscribed: true, consentCount: 3 })
    const column = await world.data('content.openColumn', { columnId: 'notices' }, { as: ours.reader })
    expect(column).toMatchObject({ isSubscribed: true, consentCount: 3 })
  })

  it('counts a tap that was sent twice once', async () => {
    await subscribe(1, 'same-request')
    expect(await subscribe(1, 'same-request')).toEqual({ isSubscribed: true, consentCount: 1 })
  })

  it('ends, also twice', async () => {
    await subscribe(1)
    expect(await unsubscribe()).toEqual({ isSubscribed: false, consentCount: 0 })
    expect(await unsubscribe()).toEqual({ isSubscribed: false, consentCount: 0 })
    expect(world.find('columnSubscriptions', { memberId: ours.reader._id })).toEqual([])
  })

  it('is refused for a column that is not offered', async () => {
    const input = { columnId: 'nowhere', isSubscribed: true }
    const message = '这个栏目现在订阅不了，回到学习园地重新选。'
    expect(await world.refusal('content.setSubscription', input, { as: ours.reader })).toMatchObject({
      code: 'NOT_FOUND',
      message,
    })
    const hidden = { columnId: 'notices', name: '通知公告', goal: '要知道的，不漏掉', isHidden: true }
    await changeShelf(world, ours.committeeId, (shelf) => ({ ...shelf, columns: [hidden] }))
    const refusal = await world.refusal(
      'content.setSubscription',
      { ...input, columnId: 'notices' },
      { as: ours.reader },
    )
    expect(refusal.message).toBe(message)
  })

  it('takes three leaves at most from one tap', async () => {
    const input = { columnId: 'notices', isSubscribed: true, consentCount: 4 }
    const refusal = await world.refusal('content.setSubscription', input, { as: ours.reader })
    expect(refusal.fields?.consentCount).toContain('微信推送次数')
  })
})
