import { describeJourney } from './support/journey'

describeJourney('somebody who is not on the roster', (stage) => {
  test('is told how many tries are left, asks the secretary, is confirmed and comes in', async () => {
    const newcomer = await stage().person('wechat-of-qin-yue')
    await newcomer.open('packages/members/join/page?code=DANGYUAN')
    await newcomer.types('姓名', '秦越')
    await newcomer.types('学号或工号', '20249999')
    await newcomer.taps('核对并加入')
    await newcomer.sees('和名册对不上。看看姓名和学号有没有写错，还可以试 4 次。')
    expect(await newcomer.typed('姓名')).toBe('秦越')

    await newcomer.taps('名册里没有我，请书记确认')
    await newcomer.types('给书记留句话', '十一月刚转来的')
    await newcomer.taps('请书记确认')
    await newcomer.sees('等书记确认')

    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/members/join-requests/page')
    await secretary.sees('十一月刚转来的')
    await secretary.screen.locator('.card', { hasText: '秦越' }).getByText('确认加入').click()
    await secretary.wechat('action-sheet').getByText('正式党员').click()
    await secretary.wechat('modal-confirm').click()
    await secretary.seesNot('十一月刚转来的')

    await newcomer.taps('看看有没有确认')
    await newcomer.sees(/^秦越，/)
  }, 90_000)

  test('keeps what was typed when the network is gone, and sends it once when it is back', async () => {
    const newcomer = await stage().person('wechat-of-su-bei')
    await newcomer.open('packages/members/join/page?code=DANGYUAN')
    await newcomer.taps('名册里没有我，请书记确认')
    await newcomer.types('姓名', '苏北')
    await newcomer.types('学号或工号', '20248888')
    await newcomer.types('给书记留句话', '我在外地实习')

    await newcomer.goesOffline(true)
    await newcomer.taps('请书记确认')
    await newcomer.wechat('toast').getByText('没连上网络').waitFor()
    expect(await newcomer.typed('给书记留句话')).toBe('我在外地实习')

    await newcomer.goesOffline(false)
    await newcomer.taps('请书记确认')
    await newcomer.sees('等书记确认')
    const requests = stage().cloud.database.find('joinRequests', { name: '苏北' }, { limit: 10 }).documents
    expect(requests).toHaveLength(1)
  }, 90_000)
})
