import { describeJourney } from './support/journey'

const comment = '下周我也去打听。'

describeJourney('the learning garden', (stage) => {
  test('a member finds an article, likes it, says something and keeps it', async () => {
    const member = await stage().person('demo-xu-zhixia')
    await member.open('pages/learn/page')
    await member.taps('搜文章、视频、文件')
    await member.screen.locator('.search__input input').fill('实习城市')
    await stage().pass(1)
    await member.taps('在实习城市找到组织')
    await member.sees('七月初，三位同学去了三座城市。')
    const heart = member.screen.locator('.article__act').first()
    // Whether the demo's member has liked it already is the demo's affair: the tap turns it round.
    const label = (await heart.getAttribute('aria-label')) ?? ''
    await heart.click()
    await member.screen.locator(`[aria-label^="${label.startsWith('取消赞') ? '赞' : '取消赞'}，"]`).waitFor()
    await member.tapsLabelled('收藏')
    await member.sees('已收藏')

    await member.taps('说点什么')
    await member.types('回复', comment)
    await member.screen.locator('.reply-bar__send').click()
    await member.sees(comment)
    await member.goesBack()
    await member.sees('看全部')

    await member.open('packages/content/favourites/page')
    await member.sees('在实习城市找到组织')
    await member.open('packages/content/search/page')
    await member.taps('实习城市')
    await member.sees('在实习城市找到组织')
  }, 120_000)

  test('a notice is confirmed once, without a network not at all', async () => {
    const member = await stage().person('demo-xu-zhixia')
    await member.open('pages/learn/page')
    await member.taps('离校返校安全提醒，请读完确认')
    await member.sees('已读并了解')
    await member.goesOffline(true)
    await member.taps('已读并了解')
    await member
      .wechat('toast')
      .getByText(/没连上网络/)
      .waitFor()
    await member.goesOffline(false)
    await member.taps('已读并了解')
    await member.sees(/确认过，已读并了解/)
  }, 120_000)

  test('a column is subscribed to and lists what belongs to it', async () => {
    const member = await stage().person('demo-xu-zhixia')
    await member.open('packages/content/columns/page')
    await member.taps('文件资料')
    await member.sees('思想汇报写作提示与范例')
    await member.taps('订阅')
    await member.wechat('subscribe-accept').click()
    await member.sees('已订阅')
    await member.sees(/微信里还会提醒 1 次/)
  }, 120_000)

  test('one for everybody is read by a stranger, and a member makes a poster of it', async () => {
    const [article] = stage().cloud.database.find('articles', { scope: 'public', kind: 'article' }).documents
    const { _id, title } = article as unknown as { _id: string; title: string }
    const path = `packages/content/article/page?id=${_id}`
    const stranger = await stage().person('somebody-else')
    await stranger.open(path)
    await stranger.sees(title)
    await stranger.sees('加入支部后，能看到更多，也能评论和收藏。')
    await stranger.seesNot('说点什么')

    const member = await stage().person('demo-xu-zhixia')
    await member.open(path)
    await member.taps('分享')
    const saved = member.page.waitForEvent('download')
    await member.taps('存成海报')
    await member.wechat('privacy-agree').click()
    await member.wechat('authorize').getByText('允许').click()
    expect((await saved).suggestedFilename()).toMatch(/\.png$/)
    await member.wechat('toast').getByText('已保存到相册').waitFor()
  }, 120_000)
})
