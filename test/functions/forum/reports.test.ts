import { aMember, openWorld, type World } from '../../support/world'
import { aComment, aModeratedBranch, auditsOf, caseOf, noticesOf, postNow, titlesFor } from './moderation-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

/** A post that two members have reported. */
async function aReportedPost() {
  const branch = await aModeratedBranch(world)
  const { target, other, branchId } = branch
  const second = await aMember(world, { branchId })
  await world.data('forum.report', { target, reason: 'privacy', note: '有电话号码' }, { as: other })
  world.advance('+1m')
  await world.data('forum.report', { target, reason: 'unfriendly' }, { as: second })
  return { ...branch, second }
}

describe('a report', () => {
  test('waits for the branch with the words as they were, and changes nothing for readers', async () => {
    const { target, post, other, second, member, branchId } = await aReportedPost()
    const { reports, ...about } = caseOf(world, target)
    expect(about).toMatchObject({ text: post.text, authorId: member._id, isWaiting: true, isHidden: false })
    expect(reports).toMatchObject({
      [other._id]: { reason: 'privacy', note: '有电话号码', isSettled: false },
      [second._id]: { reason: 'unfriendly', note: '', isSettled: false },
    })
    expect(about.waitingKey).toBe(`${reports[other._id]!.at}_post_${post._id}`)
    expect(postNow(world, post).state).toBe('visible')
    expect(titlesFor(world, member)).toEqual([])
    expect(auditsOf(world, branchId)).toEqual([])
  })

  test('is one a person: again it changes nothing, with other words it replaces the earlier ones', async () => {
    const { target, other } = await aReportedPost()
    const before = caseOf(world, target)
    await world.data('forum.report', { target, reason: 'privacy', note: '有电话号码' }, { as: other })
    expect(caseOf(world, target)).toEqual(before)
    await world.data('forum.report', { target, reason: 'secret' }, { as: other })
    expect(Object.values(caseOf(world, target).reports).map(({ reason }) => reason)).toEqual(['secret', 'unfriendly'])
  })

  test('of many at once is not lost', async () => {
    const { target, branchId } = await aModeratedBranch(world)
    const members = await Promise.all(Array.from({ length: 10 }, () => aMember(world, { branchId })))
    await Promise.all(members.map((as) => world.data('forum.report', { target, reason: 'advert' }, { as })))
    expect(Object.keys(caseOf(world, target).reports)).toHaveLength(10)
  })

  test('keeps what the first one complained about when its author changes it afterwards', async () => {
    const { target, post, second, secretary: as } = await aReportedPost()
    await world.update('posts', { _id: post._id }, { $set: { text: '改得很客气' } })
    await world.data('forum.report', { target, reason: 'untrue' }, { as: second })
    expect(caseOf(world, target).text).toBe(post.text)
    const { items } = await world.data('forum.openModeration', { tab: 'cases' }, { as })
    expect(items).toMatchObject([{ text: '改得很客气', reportedText: post.text }])
  })

  test('is refused on one’s own words, on what others do not see, and without a reason', async () => {
    const { target, member, secretary, post, other } = await aModeratedBranch(world)
    const own = await world.refusal('forum.report', { target, reason: 'other' }, { as: member })
    expect(own).toMatchObject({ code: 'WRONG_STATE', message: '自己的内容不用举报，可以直接删除。' })
    const odd = { target, reason: 'because' as 'other' }
    expect(await world.refusal('forum.report', odd, { as: other })).toMatchObject({
      fields: { reason: '举报的理由不在可选的范围里。' },
    })
    await world.update('posts', { _id: post._id }, { $set: { state: 'pending', awaits: 'person' } })
    expect((await world.refusal('forum.report', { target, reason: 'other' }, { as: other })).code).toBe('NOT_FOUND')
    const seen = await world.refusal('forum.report', { target, reason: 'other' }, { as: secretary })
    expect(seen.code).toBe('WRONG_STATE')
    expect(world.find('cases', { targetId: post._id })).toEqual([])
  })

  test('carries a note that passes the check, and does not wait for one that is out of reach', async () => {
    const { target, other: as } = await aModeratedBranch(world)
    const risky = await world.refusal('forum.report', { target, reason: 'other', note: '违规测试' }, { as })
    expect(risky).toMatchObject({
      code: 'CONTENT_RISKY',
      fields: { note: '这段话没有通过微信的检查。不用引用原话，换个说法就行。' },
    })
    world.cloud.contentCheck.down = true
    await world.data('forum.report', { target, reason: 'other', note: '说不清' }, { as })
    expect(caseOf(world, target).isWaiting).toBe(true)
  })

  test('can be made twenty times a day, and again the next day', async () => {
    const branch = await aModeratedBranch(world)
    const { other: as } = branch
    for (let round = 0; round < 20; round++) {
      await world.data('forum.report', { target: branch.target, reason: 'other', note: `第 ${round} 次` }, { as })
    }
    const { target } = await aComment(world, branch)
    expect(await world.refusal('forum.report', { target, reason: 'other' }, { as })).toMatchObject({
      code: 'TOO_MANY',
      message: '一天最多举报 20 次，明天再来。',
    })
    world.advance('+1d')
    await world.data('forum.report', { target, reason: 'other' }, { as })
  })
})

describe('the branch looks at reports', () => {
  test('and keeps the post: every reporter learns that it was looked at, its author nothing', async () => {
    const { target, post, member, other, second, secretary, branchId, topic } = await aReportedPost()
    const keep = () => world.data('forum.decideReports', { target, decision: 'keep' }, { as: secretary })
    await keep()
    await keep()
    expect(postNow(world, post)).toEqual(post)
    expect(caseOf(world, target)).toMatchObject({ isWaiting: false, waitingKey: '', isHidden: false })
    expect(noticesOf(world, member)).toEqual([])
    for (const reporter of [other, second]) {
      expect(noticesOf(world, reporter)).toMatchObject([
        {
          title: '你举报的内容，支部看过了',
          text: '谢谢你提醒，支部已经处理好了。',
          path: `/packages/forum/topic/page?id=${topic._id}`,
        },
      ])
    }
    const what = '查看举报后保留{党员}在「实习在外，怎样过好组织生活？」里的发言'
    expect(auditsOf(world, branchId)).toEqual([['陈一鸣', what, member._id]])
  })

  test('and hides it: its author learns the reason, and nobody who reported', async () => {
    const { target, post, member, other, second, deputy, secretary, branchId } = await aReportedPost()
    const hide = { target, decision: 'hide' as const, reason: '有电话号码' }
    await world.data('forum.decideReports', hide, { as: deputy })
    await world.data('forum.decideReports', hide, { as: deputy })
    expect(postNow(world, post)).toMatchObject({ state: 'hidden', hidden: { reason: '有电话号码', byName: '江遥' } })
    expect(caseOf(world, target)).toMatchObject({ isWaiting: false, isHidden: true })
    const [told, ...more] = noticesOf(world, member)
    expect(more).toEqual([])
    expect(told?.title).toBe('支部隐藏了你的一条发言')
    expect(JSON.stringify(told)).not.toMatch(
      new RegExp([other, second].flatMap(({ _id, name }) => [_id, name]).join('|')),
    )
    expect([titlesFor(world, other), titlesFor(world, second)].flat()).toHaveLength(2)
    expect(auditsOf(world, branchId)).toHaveLength(1)
    const late = { code: 'WRONG_STATE', message: '这件举报已经处理过了，刷新后看看。' }
    for (const decision of ['keep', 'hide'] as const) {
      const again = { target, decision, reason: '换个理由' }
      expect(await world.refusal('forum.decideReports', again, { as: secretary })).toMatchObject(late)
    }
  })

  test('of what its author has removed meanwhile: the words are in the case, and reporters get their answer', async () => {
    const { target, post, member, other, secretary: as } = await aReportedPost()
    await world.data('forum.removePost', { postId: post._id }, { as: member })
    const { items } = await world.data('forum.openModeration', { tab: 'cases' }, { as })
    expect(items).toMatchObject([
      { isRemoved: true, text: post.text, reportedText: '', allowedEvents: ['decideReports'] },
    ])
    await world.data('forum.decideReports', { target, decision: 'hide', reason: '广告' }, { as })
    expect(caseOf(world, target)).toMatchObject({ isWaiting: false, isHidden: false, text: post.text })
    expect(titlesFor(world, other)).toEqual(['你举报的内容，支部看过了'])
    expect(titlesFor(world, member)).toEqual([])
  })

  test('and cannot hide what its author has just changed before the check has passed it, but can let it go', async () => {
    const { target, post, secretary: as } = await aReportedPost()
    await world.update('posts', { _id: post._id }, { $set: { state: 'pending', awaits: 'wechat' } })
    const refused = await world.refusal('forum.decideReports', { target, decision: 'hide', reason: '广告' }, { as })
    expect(refused.message).toBe('作者刚改过，还没通过检查，现在没有别人看得到。等通过了再决定，或者选没有问题。')
    expect(caseOf(world, target).isWaiting).toBe(true)
    await world.data('forum.decideReports', { target, decision: 'keep' }, { as })
    expect(caseOf(world, target).isWaiting).toBe(false)
  })

  test('which come again, with other words, wait again, and are answered again', async () => {
    const { target, other, secretary: as } = await aReportedPost()
    const keep = () => world.data('forum.decideReports', { target, decision: 'keep' }, { as })
    await keep()
    await world.data('forum.report', { target, reason: 'privacy', note: '有电话号码' }, { as: other })
    expect(caseOf(world, target).isWaiting).toBe(false)
    world.advance('+1m')
    await world.data('forum.report', { target, reason: 'secret', note: '又看到了' }, { as: other })
    const { items } = await world.data('forum.openModeration', { tab: 'cases' }, { as })
    expect(items).toMatchObject([{ reports: [{ reason: 'secret', note: '又看到了' }] }])
    await keep()
    expect(titlesFor(world, other)).toHaveLength(2)
  })

  test('with a reason where it hides, and not about their own words', async () => {
    const branch = await aReportedPost()
    const { target, secretary, deputy } = branch
    expect(await world.refusal('forum.decideReports', { target, decision: 'hide' }, { as: secretary })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { reason: '写一句隐藏的理由，作者会看到。' },
    })
    const { target: own } = await aComment(world, { member: secretary, post: branch.post })
    await world.data('forum.report', { target: own, reason: 'untrue' }, { as: branch.other })
    expect(
      await world.refusal('forum.decideReports', { target: own, decision: 'keep' }, { as: secretary }),
    ).toMatchObject({
      code: 'WRONG_STATE',
      message: '自己的内容请别的同志来看。',
    })
    await world.data('forum.decideReports', { target: own, decision: 'keep' }, { as: deputy })
  })
})

test('who reported leaves the server neither with the queue nor with the post', async () => {
  const { other, second, secretary: as, post } = await aReportedPost()
  const answers = JSON.stringify([
    await world.data('forum.openModeration', { tab: 'cases' }, { as }),
    await world.data('forum.openPost', { postId: post._id }, { as }),
  ])
  for (const { _id, name, openid } of [other, second]) {
    for (const word of [_id, name, openid!]) expect(answers).not.toContain(word)
  }
})
