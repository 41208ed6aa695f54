import type { Stage } from './support/stage'
import { describeJourney } from './support/journey'

describeJourney('a newcomer', (stage) => {
  test('joins by invitation, completes a lesson, posts and pays, and the secretary sees all four', async () => {
    const newcomer = await stage().person('wechat-of-gu-yan')

    await newcomer.open('packages/members/join/page?code=DANGYUAN')
    await newcomer.sees('周宁邀请你加入信息学院第二党支部')
    await newcomer.types('姓名', '顾言')
    await newcomer.types('学号或工号', '20230417')
    await newcomer.taps('核对并加入')
    await newcomer.sees(/^顾言，/)

    await completeLesson(stage(), newcomer)
    await post(newcomer)
    await pay(newcomer)
    await checkAsSecretary(stage())
  }, 120_000)
})

type Person = Awaited<ReturnType<Stage['person']>>

async function completeLesson(stage: Stage, newcomer: Person): Promise<void> {
  await newcomer.taps('学习')
  await newcomer.taps('微课堂')
  await newcomer.taps('到实习城市怎么找组织')
  await newcomer.taps('开始学')
  await newcomer.sees('约')
  // The first heartbeat starts the count on the server; what is read from then on is credited as it passes.
  await stage.pass(15)
  await newcomer.sees(/已读/)
  await stage.pass(900)
  await newcomer.sees('这一课学完了')
}

async function post(newcomer: Person): Promise<void> {
  await newcomer.open('pages/forum/page')
  await newcomer.taps('实习在外，怎样过好组织生活？')
  await newcomer.types('发言', '我每周给党小组长打一次电话，说说这边的情况。')
  await newcomer.taps('发表')
  await newcomer.sees('我每周给党小组长打一次电话')
}

async function pay(newcomer: Person): Promise<void> {
  await newcomer.open('packages/dues/mine/page')
  await newcomer.taps(/微信支付 ¥/)
  await newcomer.wechat('payment-pay').click()
  await newcomer.sees('党费收到了，谢谢你')
  await newcomer.sees('顾言')
}

async function checkAsSecretary(stage: Stage): Promise<void> {
  const secretary = await stage.person('demo-chen-yiming')
  await secretary.open('packages/members/roster/page')
  await secretary.types('搜姓名或学号', '顾言')
  await secretary.page.keyboard.press('Enter')
  await secretary.sees('20230417')
  await secretary.seesNot('没绑定')

  await secretary.open('packages/dues-admin/ledger/page')
  await secretary.taps(/已缴 \d+/)
  await secretary.sees('顾言')

  await secretary.open('packages/forum/moderation/page?tab=unanswered')
  await secretary.sees('我每周给党小组长打一次电话')

  await secretary.open('packages/learn-admin/progress/page')
  await secretary.taps('按人')
  await secretary.sees('顾言')
}
