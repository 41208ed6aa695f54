import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { now } from '../support/answers'
import { hesitating, sent, toasts } from '../support/dues-admin-pages'
import {
  aDraft,
  anExtraReceipt,
  aPublication,
  aReceipt,
  aStatement,
  publications,
  receipts,
  toPublish,
  voided,
} from '../support/dues-year-answers'
import { aFile, aFolder, anAnswerHeldBack } from '../support/dues-year-pages'
import { aPhone } from '../support/post-answers'

/** The pages of receipts and of the publication take the time from the answers. */
let clock: jest.SpyInstance
beforeEach(() => {
  clock = jest.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => clock.mockRestore())

const offline = () => {
  throw new Offline()
}
const lost = '没连上网络。你写的内容还在，连上后再试。'

const open = (path: string, cloud: Record<string, unknown>, options: { given?: object; wx?: object } = {}) =>
  mountPage(`packages/dues/${path}/page`, {
    given: { ...options.given },
    cloud,
    wx: { ...aPhone(), ...options.wx },
  })
const paths = (page: Mounted) => page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)
const [before, after] = ['.year-stepper__step:nth-child(1)', '.year-stepper__step:nth-child(3)']

describe('my receipts', () => {
  test('stand under the years the money came in, and lead to each and to the statement', async () => {
    const page = await open('receipts', { 'dues.listReceipts': receipts() })
    expect(page.texts('.section__title')).toEqual(['2026年', '2025年'])
    expect(page.texts('.cell')).toEqual([
      '2026年对账每个月缴了多少，可以导出',
      '9月、10月10月14日 19:26192.60微信支付',
      '自愿多缴2025年12月30日 09:05100.00现金',
    ])
    await page.tap('cell[data-path*="statement"]')
    await page.tap('cell[data-path*="receipt-2"]')
    expect(paths(page)).toEqual(['/packages/dues/statement/page', '/packages/dues/receipt/page?id=receipt-2'])
  })

  test('that were voided say so instead of the way', async () => {
    const page = await open('receipts', { 'dues.listReceipts': receipts([aReceipt({ voided })]) })
    expect(page.texts('.cell__value')).toEqual(['192.60已作废'])
  })

  test('continue at the bottom, in the same year where it is the same', async () => {
    const older = aReceipt({ receiptId: 'receipt-3', months: ['2026-08'] })
    const page = await open('receipts', {
      'dues.listReceipts': ({ cursor }: { cursor?: string }) =>
        cursor ? receipts([older, anExtraReceipt()]) : receipts([aReceipt()], { nextCursor: 'k1' }),
    })
    page.instance.onReachBottom!()
    await page.settle()
    expect(sent(page, 'dues.listReceipts')).toEqual([{}, { cursor: 'k1' }])
    expect(page.texts('.section__title')).toEqual(['2026年', '2025年'])
    expect(page.texts('.cell__title').slice(1)).toEqual(['9月、10月', '8月', '自愿多缴'])
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.calls).toHaveLength(2)
  })

  test('whose next page does not come stay, and are asked for again at the bottom', async () => {
    let isOnline = false
    const page = await open('receipts', {
      'dues.listReceipts': ({ cursor }: { cursor?: string }) => {
        if (cursor && !isOnline) throw new Offline()
        return cursor ? receipts([anExtraReceipt()]) : receipts([aReceipt()], { nextCursor: 'k1' })
      },
    })
    page.instance.onReachBottom!()
    await page.settle()
    expect(toasts(page)).toEqual([lost])
    expect(page.texts('.section__title')).toEqual(['2026年'])
    isOnline = true
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.section__title')).toEqual(['2026年', '2025年'])
  })

  test('that do not exist yet lead to my dues', async () => {
    const page = await open('receipts', { 'dues.listReceipts': receipts([]) })
    expect(page.text('.state__message')).toContain('还没有收据')
    await page.tap('.state__message .button')
    expect(paths(page)).toEqual(['/packages/dues/mine/page'])
  })

  test('without a network say so, and a retry brings them', async () => {
    let isOnline = false
    const page = await open('receipts', { 'dues.listReceipts': () => (isOnline ? receipts() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.texts('.section__title')).toEqual(['2026年', '2025年'])
  })
})

describe('the statement of my year', () => {
  const file = aFile('2026年党费对账单.docx')
  const exportButton = '.bottom-bar .button'

  test('says what was paid of what was due, month by month, with the receipts', async () => {
    const page = await open('statement', { 'dues.openStatement': aStatement({ extraFen: 10_000 }) })
    expect(page.texts('.card')[0]).toContain('¥96.30应缴 192.60 元，1 个月没缴')
    expect(page.texts('.card')[0]).toContain('另外自愿多缴 100.00 元')
    expect(page.texts('.card')[0]).toContain('林晓，信息学院第二党支部')
    expect(page.texts('.cell').slice(0, 2)).toEqual(['9月微信支付 10月14日 2026-0041896.30已缴', '10月96.30未缴'])
    await page.tap('cell[data-path*="receipt"]')
    expect(paths(page)).toEqual(['/packages/dues/receipt/page?id=receipt-1'])
  })

  test('turns between the first year and this one', async () => {
    const page = await open('statement', {
      'dues.openStatement': ({ year = 2026 }: { year?: number }) => aStatement({ year, firstYear: 2025 }),
    })
    await page.tap(after)
    await page.tap(before)
    await page.tap(before)
    expect(sent(page, 'dues.openStatement')).toEqual([{}, { year: 2025 }])
    expect(page.text('.year-stepper')).toBe('2025年')
  })

  test('leaves as a document of the year that is shown, even after a turn that failed', async () => {
    let isOnline = true
    const { wx, writeFileSync } = aFolder()
    const cloud = {
      'dues.openStatement': () => (isOnline ? aStatement() : offline()),
      'dues.exportStatement': file,
    }
    const page = await open('statement', cloud, { wx })
    isOnline = false
    await page.tap(before)
    expect(toasts(page)).toEqual([lost])
    await page.tap(exportButton)
    expect(sent(page, 'dues.exportStatement')).toEqual([{ year: 2026 }])
    expect(writeFileSync).toHaveBeenCalledWith('usr/2026年党费对账单.docx', 'eA==', 'base64')
  })

  test('is exported once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack(file)
    const cloud = { 'dues.openStatement': aStatement(), 'dues.exportStatement': command }
    const page = await open('statement', cloud, { wx: aFolder().wx })
    await tapTwice(page, exportButton)
    expect(sent(page, 'dues.exportStatement')).toHaveLength(1)
  })

  test('of a year without anything says so and is not exported', async () => {
    const page = await open('statement', { 'dues.openStatement': aStatement({ months: [], receipts: [] }) })
    expect(page.text('.statement__none')).toContain('这一年没有账单')
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('without a network says so, and a retry brings it', async () => {
    let isOnline = false
    const page = await open('statement', { 'dues.openStatement': () => (isOnline ? aStatement() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.number--32')).toBe('¥96.30')
  })
})

describe('the publication of a year', () => {
  const publishButton = '.bottom-bar .button'
  const area = '.field__control'
  const given = { unitId: 'branch-2', year: '2025' }
  const cloud = { 'dues.openPublication': toPublish(), 'dues.publish': {} }
  const corrected = toPublish({ publications: [aPublication({ note: '十二月有误。' })], draft: aDraft() })

  test('is sums and who published them, for everybody', async () => {
    const page = await open('publication', { 'dues.openPublication': publications() })
    expect(sent(page, 'dues.openPublication')).toEqual([{}])
    expect(page.text('publication-card')).toContain('信息学院第二党支部')
    expect(page.text('publication-card')).toContain('¥9,685.00应收 11,824.00 元')
    expect(page.text('publication-card')).toContain('2026年1月8日 周宁公布')
    expect(page.has(area)).toBe(false)
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('turns between the years there are', async () => {
    const page = await open('publication', {
      'dues.openPublication': ({ year = 2025 }: { year?: number }) => publications({ year }),
    })
    await page.tap(after)
    await page.tap(before)
    await page.tap(before)
    expect(sent(page, 'dues.openPublication')).toEqual([{}, { year: 2024 }])
  })

  test('that there is none of says what will be there', async () => {
    const none = publications({ publications: [], years: [] })
    const page = await open('publication', { 'dues.openPublication': none })
    expect(page.text('.publication__none')).toContain('这一年还没有公示')
    expect(page.has('publication-card')).toBe(false)
  })

  test('is read before it is published, with a note, once it is confirmed', async () => {
    let isPublished = false
    const phone = aPhone()
    const changing = {
      'dues.openPublication': () => (isPublished ? publications() : toPublish()),
      'dues.publish': () => {
        isPublished = true
        return {}
      },
    }
    const page = await open('publication', changing, { given, wx: phone })
    expect(sent(page, 'dues.openPublication')).toEqual([{ unitId: 'branch-2', year: 2025 }])
    expect(page.text()).toContain('还没有公布，数字按现在的台账算。')
    await page.fire(area, 'input', { value: '用于主题党日。' })
    await page.tap(publishButton)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '公布 2025 年党费收缴情况？' }))
    expect(sent(page, 'dues.publish')).toEqual([{ year: 2025, note: '用于主题党日。', unitId: 'branch-2' }])
    expect(toasts(page)).toEqual(['已公布'])
    expect(page.has('.bottom-bar')).toBe(false)
    expect(phone.getStorageSync('draft:publication:branch-2:2025')).toBe('')
  })

  test('is not made when one thinks better of it', async () => {
    const page = await open('publication', cloud, { given, wx: hesitating })
    await page.tap(publishButton)
    expect(page.calls).toHaveLength(1)
  })

  test('is made once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack({})
    const page = await open('publication', { ...cloud, 'dues.publish': command }, { given })
    await tapTwice(page, publishButton)
    expect(sent(page, 'dues.publish')).toHaveLength(1)
  })

  test('that is refused keeps the note at its sentence, and for the next time', async () => {
    const phone = aPhone()
    const refusing = {
      ...cloud,
      'dues.publish': () => {
        throw new Refused('INVALID_INPUT', '说明最多 500 个字。', { note: '说明最多 500 个字。' })
      },
    }
    const page = await open('publication', refusing, { given, wx: phone })
    await page.fire(area, 'input', { value: '很长的说明。' })
    await page.tap(publishButton)
    expect(page.text('.field__error')).toBe('说明最多 500 个字。')
    expect(page.attribute(area, 'value')).toBe('很长的说明。')
    const again = await open('publication', cloud, { given, wx: phone })
    expect(again.attribute(area, 'value')).toBe('很长的说明。')
  })

  test('keeps its note empty when it was emptied, however often the page is opened', async () => {
    const phone = aPhone()
    const cloudOfPage = { ...cloud, 'dues.openPublication': corrected }
    const page = await open('publication', cloudOfPage, { given, wx: phone })
    await page.tap('.button--outline')
    await page.fire(area, 'input', { value: '' })
    const again = await open('publication', cloudOfPage, { given, wx: phone })
    await again.tap('.button--outline')
    expect(again.attribute(area, 'value')).toBe('')
  })

  test('is corrected beside what is published now, beginning with its note', async () => {
    const page = await open('publication', { ...cloud, 'dues.openPublication': corrected }, { given })
    expect(page.has('.bottom-bar')).toBe(false)
    await page.tap('.button--outline')
    expect(page.texts('.section__title')).toEqual(expect.arrayContaining(['更正后的', '现在公布的']))
    expect(page.attribute(area, 'value')).toBe('十二月有误。')
    await page.tap(publishButton)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '重新公布 2025 年党费收缴情况？' }))
    expect(sent(page, 'dues.publish')).toMatchObject([{ note: '十二月有误。' }])
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('that was being corrected is only read again in another year', async () => {
    const page = await open('publication', { ...cloud, 'dues.openPublication': corrected }, { given })
    await page.tap('.button--outline')
    await page.tap(before)
    expect(page.has(area)).toBe(false)
  })
})
