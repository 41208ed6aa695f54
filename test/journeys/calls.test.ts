import { describeJourney } from './support/journey'

describeJourney('a page', (stage) => {
  // The demo branch was made with calls of its own.
  beforeEach(() => void takeCalls())

  let seen = 0

  /** Names of the calls since the last time this was asked. */
  function takeCalls(): string[] {
    const names = stage().cloud.calls.map(({ function: name, action }) => `${name}.${action}`)
    return names.slice(seen, (seen = names.length))
  }

  test('opens with one call, and a warm return calls nothing', async () => {
    const member = await stage().person('demo-lin-xiao')
    await member.open('pages/home/page')
    await member.sees(/^林晓，/)
    expect(takeCalls()).toEqual(['home.open'])

    await member.taps('我的')
    await member.sees('我的党费')
    expect(takeCalls()).toEqual(['members.mine'])

    await member.taps('首页')
    await member.sees(/^林晓，/)
    await member.taps('去缴纳')
    await member.sees('待缴 2 个月')
    expect(takeCalls()).toEqual(['dues.openMine'])

    await member.goesBack()
    await member.sees(/^林晓，/)
    expect(takeCalls()).toEqual([])
  }, 60_000)

  test('that was changed by what one did asks again', async () => {
    const member = await stage().person('demo-lin-xiao')
    await member.open('pages/home/page')
    await member.taps('去缴纳')
    await member.taps(/微信支付 ¥/)
    await member.wechat('payment-pay').click()
    await member.sees('党费收到了，谢谢你')
    takeCalls()
    await member.taps('完成')
    await member.sees('都缴清了')
    await member.goesBack()
    await member.seesNot('去缴纳')
    expect(takeCalls()).toEqual(['dues.openMine', 'home.open'])
  }, 60_000)
})
