/** The organizer's and the committee's pages of the dues, as a test opens and works them. */
import { mountPage, type Mounted } from '../../support/mini-component'
import { aPhone } from './post-answers'
import { until } from './until'

/** Thinks better of what is asked. */
export const hesitating = { showModal: () => Promise.resolve({ confirm: false }) }

export const openPage = (path: string, cloud: Record<string, unknown>, options: { given?: object; wx?: object } = {}) =>
  mountPage(`packages/dues-admin/${path}/page`, {
    given: { ...options.given },
    cloud,
    wx: { ...aPhone(), showModal: jest.fn(() => Promise.resolve({ confirm: true })), ...options.wx },
  })

export const sent = (page: Mounted, action: string) =>
  page.calls.filter((call) => call.action === action).map(({ input }) => input)
export const toasts = (page: Mounted) => page.wx.showToast!.mock.calls.map(([{ title }]: [{ title: string }]) => title)
export const titles = (page: Mounted) => page.texts('.case-card__title')

/** Taps the button of this label on the nth card. */
export async function offer(page: Mounted, nth: number, label: string): Promise<void> {
  const card = [...page.dom.querySelectorAll('case-card')][nth]!
  const all = [...card.querySelectorAll('.case-card__offers .button')]
  const place = all.findIndex((each) => each.textContent.trim() === label) + 1
  card.id = 'card-under-test'
  await page.tap(`#card-under-test .case-card__offers .button:nth-child(${place})`)
  card.id = ''
}

export async function write(page: Mounted, text: string): Promise<void> {
  await until(page, '.words-sheet__text')
  if (text) await page.fire('.words-sheet__text', 'input', { value: text })
  await page.tap('.words-sheet__confirm')
}
