import { join } from 'node:path'
import { describeJourney } from './support/journey'
import type { Person } from './support/person'

const pictureFile = join(__dirname, '../../devkit/seed/assets/find-3.jpg')
const words = '周六去社区教手机，来了八位老人。'

/** Chooses from WeChat's action sheet behind the three dots of what reads so. */
async function choosesFor(person: Person, text: string, choice: string): Promise<void> {
  await person.screen.locator('.card', { hasText: text }).first().locator('[aria-label="更多"]').first().click()
  await person.wechat('action-sheet').getByText(choice, { exact: true }).click()
}

describeJourney('the branch circle', (stage) => {
  test('a post with a picture is checked before others see it, liked and answered', async () => {
    const author = await stage().person('demo-luo-yu')
    await author.open('pages/forum/page')
    await author.taps('支部圈')
    await author.taps('写一条')
    await author.types('最近在忙什么，看到什么想告诉大家', words)
    const chooser = author.page.waitForEvent('filechooser')
    await author.taps('加图片')
    await author.wechat('privacy-agree').click()
    await (await chooser).setFiles(pictureFile)
    await author.screen.locator('[aria-label="放大看第 1 张图片"]').waitFor()
    // Without a network nothing is lost, and sent again it is one post.
    await author.goesOffline(true)
    await author.taps('发表')
    await author
      .wechat('toast')
      .getByText(/没连上网络/)
      .waitFor()
    expect(await author.typed('最近在忙什么，看到什么想告诉大家')).toBe(words)
    await author.goesOffline(false)
    await author.taps('发表')
    await author.sees('审核中')

    const other = await stage().person('demo-lin-xiao')
    await other.open('pages/forum/page')
    await other.taps('支部圈')
    await other.sees('在园区的党群服务中心报到了')
    await other.seesNot(words)

    // WeChat's answer comes, and the page that is open hears of the post.
    await stage().pass(60)
    await stage().cloud.runDueTimers()
    await stage().pass(60)
    await other.taps(/^1 条新/)
    await other.taps(words)
    await other.sees('还没有人回复，你可以先说一句。')
    await other.tapsLabelled('赞，0 人赞过')
    await other.screen.locator('[aria-label="取消赞，1 人赞过"]').waitFor()
    await other.types('回复', '下次叫上我。')
    await other.screen.locator('.reply-bar__send').click()
    await other.sees('回复 1')

    await author.open('packages/forum/mine/page')
    await author.sees(words)
    expect(stage().cloud.database.find('posts', { text: words }).documents).toHaveLength(1)
    await author.taps(words)
    await author.sees('下次叫上我。')
  }, 90_000)

  test('a reported post is hidden with a reason, its author appeals, and it comes back', async () => {
    const reporter = await stage().person('demo-he-chuan')
    await reporter.open('pages/forum/page')
    await reporter.taps('支部圈')
    await choosesFor(reporter, words, '举报')
    await reporter.taps('泄露隐私')
    await reporter.taps('举报')
    await reporter
      .wechat('toast')
      .getByText(/已收到/)
      .waitFor()

    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/forum/moderation/page?tab=cases')
    await secretary.screen.locator('.card', { hasText: words }).getByText('隐藏', { exact: true }).click()
    await secretary.types('隐藏这条发言', '照片里看得到门牌号。')
    await secretary.screen.locator('.words-sheet__confirm').click()
    await secretary
      .wechat('toast')
      .getByText(/已隐藏/)
      .waitFor()

    const author = await stage().person('demo-luo-yu')
    await author.open('packages/forum/mine/page')
    await author.sees('已隐藏')
    await author.sees(/照片里看得到门牌号/)
    await choosesFor(author, words, '申诉')
    await author.types('申诉', '门牌号在远处，看不清楚。')
    await author.screen.locator('.words-sheet__confirm').click()
    await author
      .wechat('toast')
      .getByText(/申诉已交上/)
      .waitFor()

    const other = await stage().person('demo-lin-xiao')
    await other.open('pages/forum/page')
    await other.taps('支部圈')
    await other.sees(/^在园区的党群服务中心报到了/)
    await other.seesNot(words)

    const deputy = await stage().person('demo-jiang-yao')
    await deputy.open('packages/forum/moderation/page?tab=cases')
    await deputy.screen.locator('.card', { hasText: words }).getByText('恢复', { exact: true }).click()
    await deputy.wechat('modal-confirm').click()
    await deputy
      .wechat('toast')
      .getByText(/已恢复/)
      .waitFor()
    const reader = await stage().person('demo-zhou-ning')
    await reader.open('pages/forum/page')
    await reader.taps('支部圈')
    await reader.sees(words)
  }, 90_000)

  test('somebody of another branch learns from a shared card only that it is not for them', async () => {
    const [post] = stage().cloud.database.find('posts', { text: words }).documents
    const stranger = await stage().person('nobody-yet')
    await stranger.open(`packages/forum/post/page?id=${String(post!._id)}`)
    await stranger.sees('这里的内容只给本支部的同志看')
    await stranger.seesNot(words)
    await stranger.sees('去加入')
  }, 60_000)
})
