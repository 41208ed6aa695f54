import { join } from 'node:path'
import { describeJourney } from './support/journey'
import type { Person } from './support/person'
import type { Stage } from './support/stage'

const pictureFile = join(__dirname, '../../devkit/seed/assets/find-1.jpg')

interface StoredPaper {
  questions: { right: number[] }[]
}

/** The right answers of the paper that is open for a member, as the server keeps them. */
function rightAnswers(stage: Stage, memberName: string): number[][] {
  const { database } = stage.cloud
  const [member] = database.find('members', { name: memberName }, { limit: 1 }).documents
  const open = { memberId: member!._id, submitted: null }
  const [paper] = database.find('quizPapers', open, { limit: 1 }).documents as unknown as StoredPaper[]
  return paper!.questions.map(({ right }) => right)
}

/** Answers the first questions, one screen each, and stays at the last of them. */
async function answer(member: Person, answers: number[][]): Promise<void> {
  for (const [index, places] of answers.entries()) {
    if (index > 0) await member.taps('下一题')
    await member.sees(new RegExp(`^${index + 1} / `))
    for (const place of places) await member.screen.locator('.question-card__option').nth(place).click()
  }
}

async function handIn(member: Person): Promise<void> {
  await member.taps('交卷')
  await member.wechat('modal-confirm').click()
}

describeJourney('a quiz and a task', (stage) => {
  test('a member fails the quiz of a course, passes it, and keeps the certificate as a picture', async () => {
    const member = await stage().person('demo-deng-yinuo')
    await member.open('packages/learn/course/page?id=course-life-meeting')
    await member.taps('再答一次')
    await member.sees('还差 1 题')

    await member.taps('再答一次')
    await member.screen.locator('.question-card__option').first().click()
    await member.taps('交卷')
    await member.wechat('modal').getByText('还有 4 题没答').waitFor()
    await member.wechat('modal-confirm').click()
    await member.sees(/^还差 [34] 题/)

    await member.taps('再答一次')
    // What the sheet alone says: a result of one right answer reads “1 / 5” as well.
    await member.sees('答题卡')
    await answer(member, rightAnswers(stage(), '邓一诺'))
    await handIn(member)
    await member.sees('通过')
    await member.taps('看证书')
    await member.sees('邓一诺')
    await member.sees('《开好一次组织生活会》')

    const saved = member.page.waitForEvent('download')
    await member.taps('保存为图片')
    await member.wechat('privacy-agree').click()
    await member.wechat('authorize').getByText('允许').click()
    expect((await saved).suggestedFilename()).toMatch(/\.png$/)
    await member.wechat('toast').getByText('已保存到相册').waitFor()
  }, 90_000)

  test('a paper that was left is taken up again, and one handed in without a network arrives when it is back', async () => {
    const member = await stage().person('demo-lin-xiao')
    await member.open('packages/learn/quiz/page?kind=task&id=task-dues-quiz')
    await member.taps('开始答题')
    await member.sees('1 / 10')
    const answers = rightAnswers(stage(), '林晓')
    await answer(member, answers.slice(0, 3))

    await member.open('packages/learn/tasks/page')
    await member.taps('党费和发展党员，答十道题')
    await member.taps('接着答')
    await member.sees('3 / 10')
    await member.sees('已答 3 / 10')

    await member.goesOffline(true)
    await handIn(member)
    await member.sees('还没交上')
    await member.goesOffline(false)
    await member.sees('还差 5 题')
    await member.taps('回到任务')
    await member.sees(/最好 3\/10/)
  }, 90_000)

  test('a reflection with a picture is returned with the secretary’s words, corrected and accepted', async () => {
    const member = await stage().person('demo-he-chuan')
    await member.open('packages/learn/tasks/page')
    await member.taps('在外地的三位：说说这个月')
    await member.taps('读完了')
    await member.types('写写你的想法', '这个月在忙毕业设计。')
    const chooser = member.page.waitForEvent('filechooser')
    await member.screen.locator('.picture-picker__add').click()
    await member.wechat('privacy-agree').click()
    await (await chooser).setFiles(pictureFile)
    await member.sees('1/9')
    await member.taps('交给书记')
    await member.sees('等书记答复')
    await member.sees('审核中')

    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/learn-admin/reflections/page')
    await secretary.taps('何川')
    await secretary.sees('这个月在忙毕业设计。')
    await secretary.types('你的答复', '再写写和组织怎么联系。')
    await secretary.taps('退回修改')
    await secretary.wechat('modal-confirm').click()
    await secretary.wechat('toast').getByText('已退回').waitFor()

    await member.goesBack()
    await member.sees('要改')
    await member.taps('在外地的三位：说说这个月')
    await member.sees('再写写和组织怎么联系。')
    expect(await member.typed('改好的心得')).toBe('这个月在忙毕业设计。')
    await member.types('改好的心得', '这个月在忙毕业设计，每周和江遥通一次电话。')
    await member.taps('改好再交')
    await member.sees('等书记答复')

    await secretary.goesBack()
    await secretary.taps('何川')
    await secretary.sees('这个月在忙毕业设计，每周和江遥通一次电话。')
    await secretary.taps('通过')
    await secretary.wechat('toast').getByText('已通过').waitFor()

    await member.goesBack()
    await member.taps('在外地的三位：说说这个月')
    await member.sees('完成')
    await member.sees('陈一鸣，通过')
  }, 90_000)
})
