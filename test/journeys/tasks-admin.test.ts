import { describeJourney } from './support/journey'

const title = '读一读支部工作条例'
const session = '走访社区的独居老人'

describeJourney('the committee of a branch', (stage) => {
  test('gives a group a task, sees who has not done it yet, and reminds them once', async () => {
    const officer = await stage().person('demo-su-he')
    await officer.open('packages/learn-admin/tasks/page')
    await officer.taps('布置任务')
    await officer.types('任务名', title)
    await officer.taps('文章')
    await officer.types('正文，点「读完了」就算完成', '支部党员大会一般每季度召开一次。')
    await officer.taps('党小组')
    await officer.picks('请选择', '第一党小组')
    await officer.taps('布置')
    await officer.wechat('toast').getByText('已布置').waitFor()
    await officer.sees('文章，第一党小组')
    await officer.taps(title)
    await officer.sees('只有负责学习的人看得到。')
    await officer.seesNot('完成 1 人')

    const member = await stage().person('demo-lin-xiao')
    await member.open('packages/learn/tasks/page')
    await member.taps(title)
    await member.taps('读完了')
    await member.sees('完成')

    await officer.open('packages/learn-admin/progress/page')
    await officer.taps('按任务')
    await officer.taps(title)
    await officer.sees('完成 1 人')
    await officer.taps('提醒还没完成的人')
    await officer.wechat('modal-confirm').click()
    await officer
      .wechat('toast')
      .getByText(/^提醒了 \d+ 人$/)
      .waitFor()
    await officer.taps('提醒还没完成的人')
    await officer.wechat('modal-confirm').click()
    await officer.wechat('toast').getByText('今天没有要再提醒的人').waitFor()

    const late = await stage().person('demo-tang-tang')
    await late.open('packages/inbox/list/page')
    await late.sees(`苏禾提醒你：${title}`)
  }, 120_000)

  test('enters a theme day, which stands in the member’s year until it is taken back', async () => {
    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/learn-admin/hours/page')
    await secretary.sees(/人已满 32 学时/)
    await secretary.taps('登记活动')
    await secretary.types('名称', session)
    await secretary.tapsLabelled('到场的人')
    await secretary.types('搜姓名', '林晓')
    await secretary.taps('选中搜到的')
    await secretary.taps('选好了')
    await secretary.sees(/^1 人，每人 2 学时，记入\d+年。$/)
    await secretary.taps('登记')
    await secretary.wechat('toast').getByText('已登记，1 人记上学时').waitFor()

    const member = await stage().person('demo-lin-xiao')
    await member.open('packages/learn/year/page')
    await member.sees(session)

    await secretary.taps('党课和活动')
    await secretary.sees(session)
    await secretary.taps('删除')
    await secretary
      .wechat('modal')
      .getByText(/1 人各收回 2 学时/)
      .waitFor()
    await secretary.wechat('modal-confirm').click()
    await secretary.wechat('toast').getByText('已删除，学时已收回').waitFor()
    await member.page.reload()
    await member.sees(/还差 .* 学时|这一年的学时够了/)
    await member.seesNot(session)
  }, 120_000)

  test('takes the ledger along as a workbook that opens', async () => {
    const organizer = await stage().person('demo-zhou-ning')
    await organizer.open('packages/learn-admin/hours/page')
    await organizer.taps('导出')
    await organizer.page.getByTestId('document-name').getByText('学时台账.xlsx').waitFor()
  }, 60_000)

  test('gives a reflection back with words, of which its author learns', async () => {
    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/learn-admin/reflections/page')
    await secretary.sees('等答复')
    await secretary.screen.locator('.reflections__row').first().click()
    await secretary.taps('退回修改')
    await secretary.sees('写一句要改哪里，再退回。')
    await secretary.types('你的答复', '第二段再具体一点。')
    await secretary.taps('退回修改')
    await secretary.wechat('modal').getByText('退回这篇心得？').waitFor()
    await secretary.wechat('modal-confirm').click()
    await secretary.wechat('toast').getByText('已退回').waitFor()
    await secretary.sees('陈一鸣，退回修改')
    await secretary.taps('完成')
    await secretary.sees('都答复了')

    const author = await stage().person('demo-he-lan')
    await author.open('packages/inbox/list/page')
    await author.sees('陈一鸣请你改一改心得')
    await author.sees('第二段再具体一点。')
  }, 90_000)
})
