import type * as ContentCheck from '../../cloudfunctions/kit/content-check'
import { allowConsole } from '../support/console'

const mockAsked: string[] = []
const mockState = { isDown: false }
jest.mock('../../cloudfunctions/kit/cloud', () => ({
  openapi: {
    security: {
      msgSecCheck: async ({ content }: { content: string }) => {
        mockAsked.push(content)
        if (mockState.isDown) throw new Error('no answer')
        return {
          result: { suggest: content.includes('坏话') ? 'risky' : content.includes('疑似') ? 'review' : 'pass' },
        }
      },
    },
  },
}))
const { checkTexts, firstRisky } = jest.requireActual<typeof ContentCheck>('../../cloudfunctions/kit/content-check')

const context = { openid: 'author', scene: 'forum' } as const
beforeEach(() => {
  mockAsked.length = 0
  mockState.isDown = false
})

test('short texts are asked about together, empty ones not at all', async () => {
  await checkTexts(['一', '', '二', '三'], context)
  expect(mockAsked).toEqual(['一\n二\n三'])
  await checkTexts(['', ''], context)
  expect(mockAsked).toHaveLength(1)
})

test('no piece is longer than WeChat takes, and every character is in one', async () => {
  const long = Array.from({ length: 3000 }, (_none, at) => (at % 2 ? '𠮷' : '好')).join('')
  await checkTexts(['短', long, '末', '字'.repeat(1249), '尾'], context)
  expect(Math.max(...mockAsked.map(({ length }) => length))).toBeLessThanOrEqual(2500)
  const asked = mockAsked.join('')
  for (const part of ['短', '末', '尾']) expect(asked).toContain(part)
  expect([...asked].filter((character) => character === '𠮷').length).toBeGreaterThanOrEqual(1500)
})

test.each([1, 2, 3, 4, 5, 10, 17, 21, 22])('words are found %d characters before a piece’s end', async (before) => {
  const text = `${'好'.repeat(1250 - before)}这里有坏话没有${'好'.repeat(2000)}`
  expect(await firstRisky(['标题', text], context)).toBe(1)
})

test('of many texts the one that does not pass is named, and only its piece is asked about again', async () => {
  const texts = Array.from({ length: 300 }, (_none, at) => `第 ${at} 条${'好'.repeat(100)}`)
  texts[170] = '疑似'
  expect(await firstRisky(texts, context)).toBe(170)
  expect(mockAsked.length).toBeLessThan(300 / 11 + 12)
  expect(await firstRisky(texts.slice(0, 170), context)).toBeNull()
})

test('a refusal says which it is: risky, or no answer', async () => {
  allowConsole(/content check failed/)
  await expect(checkTexts(['坏话'], context)).rejects.toMatchObject({ code: 'CONTENT_RISKY' })
  await expect(checkTexts(['疑似'], context)).rejects.toMatchObject({ code: 'CONTENT_RISKY' })
  mockState.isDown = true
  await expect(checkTexts(['好'], context)).rejects.toMatchObject({ code: 'CHECK_UNAVAILABLE' })
})
