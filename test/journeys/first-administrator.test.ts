import { describeJourney } from './support/journey'

describeJourney(
  'a fresh environment',
  (stage) => {
    test('its first administrator sets up committee and branch by the one-time secret, and invites', async () => {
      const founder = await stage().person('wechat-of-the-founder')
      await founder.open('pages/home/page')
      await founder.taps('开始设置')
      await founder.types('初始口令', '猜一个')
      await founder.types('党委名称', '信息学院党委')
      await founder.types('第一个支部', '信息学院第一党支部')
      await founder.types('你的姓名', '高岚')
      await founder.types('你的学号或工号', '20050031')
      await founder.taps('建立')
      await founder.sees(/口令/)
      expect(await founder.typed('党委名称')).toBe('信息学院党委')

      await founder.types('初始口令', 'local-setup-secret')
      await founder.taps('建立')
      await founder.sees(/^高岚，/)
      await founder.taps('管理')
      await founder.sees('等我处理')

      await founder.taps('邀请')
      await founder.taps('新的邀请')
      await founder.wechat('action-sheet').getByText('7 天内有效').click()
      await founder.sees('有效')
      await founder.taps('小程序码')
      await founder.screen.locator('img[alt="邀请的小程序码"]').waitFor()
    }, 90_000)
  },
  { isSeeded: false },
)
