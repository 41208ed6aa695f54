import { describeJourney } from './support/journey'
import type { Person } from './support/person'

const title = '活动室的黑板擦过多少回'
const reason = '第一段的月份和登记本对不上。'

const toast = (person: Person, text: string) => person.wechat('toast').getByText(text).waitFor()

describeJourney('the editorial desk', (stage) => {
  test('the publicity officer writes, the secretary returns it with a reason, and publishes what was corrected', async () => {
    const writer = await stage().person('demo-su-he')
    await writer.open('packages/content-admin/desk/page')
    await writer.taps('写一篇')
    await writer.sees('请大家确认已读')
    await writer.picks('选一个栏目', '支部新闻')
    await writer.screen.locator('#title input').fill(title)
    await writer.screen.locator('.block-card textarea').fill('从十月到现在，黑板擦了**四十一回**。')
    await writer.taps('提交审核')
    await toast(writer, '已提交，审过会告诉你')

    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/content-admin/desk/page?tab=submitted')
    await secretary.taps(title)
    await secretary.sees('四十一回')
    await secretary.taps('退回')
    await secretary.screen.locator('.words-sheet textarea').fill(reason)
    await secretary.screen.locator('.words-sheet').getByText('退回', { exact: true }).click()
    await toast(secretary, '已退回，理由会告诉作者')

    await writer.open('packages/content-admin/desk/page')
    await writer.taps(title)
    await writer.sees(reason)
    await writer.screen.locator('.block-card textarea').fill('从九月到现在，黑板擦了**四十一回**。')
    await writer.taps('提交审核')
    await toast(writer, '已提交，审过会告诉你')

    await secretary.open('pages/admin/page')
    await secretary.sees('编辑台')
    await secretary.open('packages/content-admin/desk/page?tab=submitted')
    await secretary.taps(title)
    await secretary.sees('从九月到现在')
    await secretary.taps('发布')
    await secretary.sees('现在发布')
    await secretary.screen.locator('.release-sheet').getByText('发布', { exact: true }).click()
    await toast(secretary, '已发布')

    const reader = await stage().person('demo-lin-xiao')
    await reader.open('pages/learn/page')
    await reader.taps(title)
    await reader.sees('从九月到现在')
    await reader.taps('说点什么')
    await reader.screen.locator('textarea').last().fill('我也擦过一回。')
    await reader.screen.locator('.reply-bar__send').click()
    await reader.screen.locator('.comment-row__text', { hasText: '我也擦过一回。' }).waitFor()
    expect(stage().errors()).toEqual([])
  }, 120_000)
})
