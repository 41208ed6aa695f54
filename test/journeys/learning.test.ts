import type { Person } from './support/person'
import { describeJourney } from './support/journey'

/** Seconds between two heartbeats. */
const beatSeconds = 15

describeJourney('learning', (stage) => {
  /** Goes on with the lesson; each heartbeat is answered before the clock moves on. */
  async function learn(member: Person, beats: number): Promise<void> {
    for (let beat = 0; beat < beats; beat++) {
      const isAnswered = member.page.waitForResponse(/cloud\/call/)
      await stage().pass(beatSeconds)
      await isAnswered
    }
  }

  const hours = async (member: Person) =>
    Number(await member.screen.locator('.year-card .number').first().textContent())

  test('a video goes on where it stopped, is finished and grants its hours once', async () => {
    const member = await stage().person('demo-lin-xiao')
    await member.open('pages/home/page')
    await member.taps(/^第 3 课/)
    await member.sees(/^已看 0:27/)
    const before = await hours(member)
    await member.taps('1.5×')
    // The controls are the browser's own, out of reach; this ends when the picture moves.
    await member.screen.locator('video').evaluate((video: HTMLVideoElement) => video.play())
    await stage().pass(beatSeconds)
    await member.sees('这一课学完了')
    await member.wechat('toast').getByText('学完了，计 0.5 学时').waitFor()
    expect(await hours(member)).toBe(before + 0.5)
    await member.sees('下一课')

    await member.open('packages/learn/course/page?id=course-life-meeting')
    await member.sees(/^学完 3 \/ 4 课/)
    expect(await hours(member)).toBe(before + 0.5)
  }, 60_000)

  test('slides that were looked at without a network count when it is back', async () => {
    const member = await stage().person('demo-luo-yu')
    await member.open('packages/learn/course/page?id=course-city')
    await member.taps('接着学第 2 课')
    await member.sees(/^已看 1:0/)
    await member.tapsLabelled('下一张')
    await learn(member, 1)
    await member.goesOffline(true)
    for (let beat = 0; beat < 4; beat++) await stage().pass(beatSeconds)
    await member.sees(/学过的时间记在手机上/)
    await member.goesOffline(false)
    await learn(member, 1)
    // A minute before, and six heartbeats of which four could not be sent.
    await member.sees(/^已看 2:[3-5]/)
    await member.seesNot(/学过的时间记在手机上/)
    await learn(member, 1)
    await stage().pass(beatSeconds)
    await member.sees('这一课学完了')
  }, 60_000)

  test('audio plays on and counts while one reads elsewhere, and its page shows it again', async () => {
    const member = await stage().person('demo-luo-yu')
    await member.open('packages/learn/course/page?id=course-city')
    await member.taps(/^人在外地/)
    await member.tapsLabelled('播放')
    // A player that still loads is not counted.
    await member.sees(/^0:0[1-9]$/)
    await member.goesBack()
    await member.sees('到实习城市怎么找组织')
    await learn(member, 3)
    await member.taps(/^人在外地/)
    await member.screen.locator('[aria-label="暂停"]').waitFor()
    await member.sees(/^已听 0:[45]/)
    await learn(member, 1)
    await stage().pass(beatSeconds)
    await member.sees('这一课学完了')
  }, 60_000)
})
