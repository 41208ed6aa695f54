import { Offline, Refused } from '../../support/mini-wx'
import { hesitating, openPage, sent, toasts } from '../support/dues-admin-pages'
import { anArrearsRow, arrears, aYear, aYearMonth } from '../support/dues-year-answers'
import { aFile, aFolder, anAnswerHeldBack } from '../support/dues-year-pages'

const offline = () => {
  throw new Offline()
}

describe('the year of a branch', () => {
  const exportButton = '.bottom-bar .button'
  const file = aFile('2026年党费台账.xlsx')
  const ofYear = ({ year = 2026 }: { year?: number }) => aYear({ year })

  test('shows what came in, month by month and person by person', async () => {
    const page = await openPage('year', { 'dues.openYear': aYear() })
    expect(sent(page, 'dues.openYear')).toEqual([{}])
    expect(page.text('.number--32')).toBe('¥300.00')
    expect(page.text('.number--24')).toBe('¥400.00')
    expect(page.texts('.cell')).toEqual(['10月已缴 1，免缴 1，未缴 1100.00应收 200.00', '9月已缴 2200.00应收 200.00'])
    expect(page.texts('.year__row')).toEqual(['钟鸣已缴 96.30', '何川已缴 96.30，未缴 96.30'])
  })

  test('draws twelve months for everybody, each as it stands', async () => {
    const page = await openPage('year', { 'dues.openYear': aYear() })
    const [, second] = [...page.dom.querySelectorAll('.year__row')]
    expect(second!.querySelectorAll('.year__mark')).toHaveLength(12)
    expect(second!.querySelectorAll('.year__mark--none')).toHaveLength(10)
    expect(second!.querySelectorAll('.year__mark--unpaid')).toHaveLength(1)
    expect(page.texts('.month-bars__label--now')).toEqual(['10'])
  })

  test('leads to one member', async () => {
    const page = await openPage('year', { 'dues.openYear': aYear() })
    await page.tap('.year__row:nth-child(2)')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues-admin/member/page?id=member-何川' })
  })

  test('turns to the year before and back, not to one that has not come', async () => {
    const page = await openPage('year', { 'dues.openYear': ofYear }, { given: { branchId: 'branch-3' } })
    await page.tap('.year-stepper__step:nth-child(3)')
    expect(page.calls).toHaveLength(1)
    await page.tap('.year-stepper__step:nth-child(1)')
    expect(page.text('.year-stepper')).toBe('2025年')
    expect(page.text(exportButton)).toBe('导出2025年台账')
    await page.tap('.year-stepper__step:nth-child(3)')
    expect(sent(page, 'dues.openYear')).toEqual([
      { branchId: 'branch-3' },
      { year: 2025, branchId: 'branch-3' },
      { year: 2026, branchId: 'branch-3' },
    ])
  })

  test('that could not be turned stays, and is the one that is exported', async () => {
    let isOnline = true
    const { wx } = aFolder()
    const page = await openPage(
      'year',
      { 'dues.openYear': () => (isOnline ? aYear() : offline()), 'dues.exportLedger': file },
      { wx },
    )
    isOnline = false
    await page.tap('.year-stepper__step:nth-child(1)')
    expect(page.text('.year-stepper')).toBe('2026年')
    expect(toasts(page)).toEqual(['没连上网络。你写的内容还在，连上后再试。'])
    await page.tap(exportButton)
    expect(sent(page, 'dues.exportLedger')).toEqual([{ year: 2026, branchId: 'branch-2' }])
  })

  test('leaves as a workbook', async () => {
    const { wx, writeFileSync } = aFolder()
    const page = await openPage('year', { 'dues.openYear': aYear(), 'dues.exportLedger': file }, { wx })
    await page.tap(exportButton)
    expect(writeFileSync).toHaveBeenCalledWith('usr/2026年党费台账.xlsx', 'eA==', 'base64')
    expect(wx.openDocument).toHaveBeenCalledWith(expect.objectContaining({ fileType: 'xlsx' }))
  })

  test('is exported once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack(file)
    const { wx } = aFolder()
    const page = await openPage('year', { 'dues.openYear': aYear(), 'dues.exportLedger': command }, { wx })
    await tapTwice(page, exportButton)
    expect(sent(page, 'dues.exportLedger')).toHaveLength(1)
    expect(wx.openDocument).toHaveBeenCalledTimes(1)
  })

  test('opens nothing when the export failed, and says what is wrong with the phone', async () => {
    const { wx } = aFolder()
    const alone = await openPage('year', { 'dues.openYear': aYear(), 'dues.exportLedger': offline }, { wx })
    await alone.tap(exportButton)
    expect(wx.openDocument).not.toHaveBeenCalled()
    const full = { ...wx, openDocument: () => Promise.reject(new Error('openDocument:fail')) }
    const page = await openPage('year', { 'dues.openYear': aYear(), 'dues.exportLedger': file }, { wx: full })
    await page.tap(exportButton)
    expect(toasts(page)).toEqual(['文件没有打开，手机可能存满了。清理后再试一次'])
  })

  test('without bills says so, and offers no export to those who may not', async () => {
    const months = [aYearMonth('2026-01')]
    const page = await openPage('year', { 'dues.openYear': aYear({ months, rows: [], allowedEvents: [] }) })
    expect(page.text()).toContain('2026年还没有账单。')
    expect(page.has('.year__row')).toBe(false)
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('without a network says so, and a retry brings it', async () => {
    let isOnline = false
    const page = await openPage('year', { 'dues.openYear': () => (isOnline ? aYear() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.number--32')).toBe('¥300.00')
  })
})

describe('the arrears of a branch', () => {
  const remindButton = '.bottom-bar .button'
  const told = { toldCount: 1, alreadyCount: 0, mutedCount: 1 }
  const cloud = { 'dues.openArrears': arrears(), 'dues.remind': told }

  test('stand by how long, the longest first, with a warning not to pass them on', async () => {
    const page = await openPage('arrears', cloud)
    expect(page.text()).toContain('2 人有到期没缴的，共 674.10 元')
    expect(page.text('.arrears__privacy')).toContain('不要转发，也不要公布')
    expect(page.texts('.section__title')).toEqual(['满 6 个月，1 人', '满 1 个月，1 人'])
    expect(page.text('.arrears__note')).toContain('先了解原因')
    expect(page.texts('.cell__title')).toEqual(['何川', '钟鸣'])
  })

  test('lead to the member', async () => {
    const page = await openPage('arrears', cloud)
    await page.tap('.cell')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues-admin/member/page?id=member-何川' })
  })

  test('are reminded of once it is confirmed, and shown as they are then', async () => {
    const page = await openPage('arrears', cloud)
    await page.tap(remindButton)
    expect(page.wx.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '分别提醒 2 人？', content: expect.stringContaining('一天最多一次') }),
    )
    expect(sent(page, 'dues.remind')).toEqual([{}])
    expect(sent(page, 'dues.openArrears')).toHaveLength(2)
    expect(toasts(page)).toEqual(['提醒了 1 人，1 人关了提醒'])
  })

  test('are not reminded of when one thinks better of it', async () => {
    const page = await openPage('arrears', cloud, { wx: hesitating })
    await page.tap(remindButton)
    expect(page.calls).toHaveLength(1)
  })

  test('are reminded of once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack(told)
    const page = await openPage('arrears', { ...cloud, 'dues.remind': command })
    await tapTwice(page, remindButton)
    expect(sent(page, 'dues.remind')).toHaveLength(1)
  })

  test('are left alone at night, and the list stays', async () => {
    const sentence = '晚上 9 点到早上 8 点不打扰大家，8 点以后再提醒。'
    const page = await openPage('arrears', {
      ...cloud,
      'dues.remind': () => {
        throw new Refused('WRONG_STATE', sentence)
      },
    })
    await page.tap(remindButton)
    expect(toasts(page)).toEqual([sentence])
    expect(sent(page, 'dues.openArrears')).toHaveLength(1)
    expect(page.texts('.cell__title')).toEqual(['何川', '钟鸣'])
  })

  test('of another branch are read, without a reminder where one may not send it', async () => {
    const page = await openPage(
      'arrears',
      { 'dues.openArrears': arrears(undefined, { allowedEvents: ['exportLedger'] }) },
      { given: { branchId: 'branch-3' } },
    )
    expect(sent(page, 'dues.openArrears')).toEqual([{ branchId: 'branch-3' }])
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('that all wait for WeChat ask for no reminder', async () => {
    const waiting = arrears([anArrearsRow('钟鸣', { isWaitingForWechat: true })])
    const page = await openPage('arrears', { 'dues.openArrears': waiting })
    expect(page.text('.cell__sub')).toBe('9月，有一笔在等微信回话')
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('that nobody has are good news', async () => {
    const page = await openPage('arrears', { 'dues.openArrears': arrears([]) })
    expect(page.text('.state__message')).toBe('没有人欠缴到期的党费都缴清了，或者正在办。')
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('without a network say so, and a retry brings them', async () => {
    let isOnline = false
    const page = await openPage('arrears', { 'dues.openArrears': () => (isOnline ? arrears() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.texts('.cell__title')).toEqual(['何川', '钟鸣'])
  })
})
