import type { Person } from './support/person'
import { describeJourney } from './support/journey'

describeJourney('paying dues', (stage) => {
  async function openDues(openid: string): Promise<Person> {
    const member = await stage().person(openid)
    await member.open('packages/dues/mine/page')
    await member.sees(/^待缴/)
    return member
  }

  test('two months at once: why, how much, the sheet, and a receipt in words', async () => {
    const member = await openDues('demo-lin-xiao')
    await member.sees('待缴 2 个月')
    await member.sees('每月为什么是 ¥96.30')
    await member.taps('微信支付 ¥192.60')
    expect(await member.wechat('payment-amount').textContent()).toBe('¥192.60')
    await member.wechat('payment-pay').click()
    await member.sees('党费收到了，谢谢你')
    await member.sees(/^人民币壹佰玖拾贰元陆角整$/)
    await member.taps('完成')
    await member.sees('都缴清了')
  }, 60_000)

  test('closing the sheet costs nothing and leaves the month as it was', async () => {
    const member = await openDues('demo-he-chuan')
    await member.taps(/微信支付 ¥/)
    await member.wechat('payment-cancel').click()
    await member.wechat('toast').getByText('没有扣款').waitFor()
    await member.sees(/^待缴/)
    await member.sees(/微信支付 ¥/)
  }, 60_000)

  test('a notification that is lost does not matter: the page asks WeChat Pay itself', async () => {
    const member = await openDues('demo-he-chuan')
    await member.taps(/微信支付 ¥/)
    await member.wechat('payment-lose').click()
    await member.sees('党费收到了，谢谢你')
  }, 60_000)
})
