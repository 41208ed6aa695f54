import { mountPage } from '../../support/mini-component'
import { grant, openYear } from '../support/task-answers'

type Input = { year?: number; cursor?: string }
const open = (answer: unknown, given: Record<string, string> = {}) =>
  mountPage('packages/learn/year/page', { given, cloud: { 'learn.openYear': answer } })

test('my year shows the figure, its sources, each grant, the rule with its article, and who sees it', async () => {
  const page = await open(openYear())
  expect(page.text('.number--44')).toBe('12.5')
  expect(page.text()).toContain('还差 19.5 学时')
  expect(page.texts('.year__source')).toEqual(['微课 5.5', '党课 4', '主题党日 3'])
  expect(page.texts('cell')).toEqual([
    '会前听意见的三个办法微课，10月12日 周一0.5 学时',
    '党课：为什么要有组织生活党课，9月20日 周日2 学时',
  ])
  expect(page.text()).toContain('依据：《中国共产党党员教育管理工作条例》第二十条')
  expect(page.text('.year__privacy')).toContain('只有你看得到')
})

test('an earlier year is one tap away, and the way back', async () => {
  const answer = ({ year = 2026 }: Input) => openYear({ year: { ...openYear().year, year } })
  const page = await open(answer)
  await page.tap('.year__step:nth-child(3)')
  expect(page.calls).toHaveLength(1)
  await page.tap('.year__step:nth-child(1)')
  expect(page.calls[1]!.input).toEqual({ year: 2025 })
  expect(page.text('.section__title')).toBe('2025年')
  await page.tap('.year__step:nth-child(3)')
  expect(page.calls[2]!.input).toEqual({ year: 2026 })
})

test('a link opens the year it names', async () => {
  const page = await open(openYear(), { year: '2025' })
  expect(page.calls[0]!.input).toEqual({ year: 2025 })
})

test('the list goes on at its end, within the same year', async () => {
  const pages: Record<string, unknown> = {
    first: openYear({ nextCursor: 'more' }),
    more: openYear({ items: [grant('g3', { title: '第三笔' })] }),
  }
  const page = await open(({ cursor = 'first' }: Input) => pages[cursor])
  page.instance.onReachBottom!()
  await page.settle()
  expect(page.calls[1]!.input).toEqual({ year: 2026, cursor: 'more' })
  expect(page.texts('cell')).toHaveLength(3)
  expect(page.text('.year__end')).toBe('到底了')
})

test('a year without hours says how they come', async () => {
  const page = await open(openYear({ year: { ...openYear().year, totalTenths: 0, bySource: [] }, items: [] }))
  expect(page.text('.year__none')).toContain('这一年还没有学时')
  await page.tap('.year__none .button')
  expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/learn/page' })
})
