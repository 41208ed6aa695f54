import { Offline, Refused } from '../../support/mini-wx'
import { explanation } from '../support/answers'
import { openPage, sent, toasts } from '../support/dues-admin-pages'
import { aProfile } from '../support/dues-committee-answers'
import { memberDues } from '../support/dues-year-answers'
import { anAnswerHeldBack } from '../support/dues-year-pages'

const offline = () => {
  throw new Offline()
}

describe('the base of a member', () => {
  const save = '.bottom-bar .button'
  const amount = '.field__control'
  const saved = { explanation: { ...explanation, amountFen: 10_500 } }
  const openProfile = (cloud: Record<string, unknown> = {}) =>
    openPage(
      'profile',
      { 'dues.openMember': memberDues(), 'dues.confirmProfile': saved, ...cloud },
      { given: { memberId: 'member-1' } },
    )

  test('begins with what the member declared, beside what holds now', async () => {
    const declaration = { ...explanation, baseFen: 700_000, amountFen: 10_500 }
    const page = await openProfile({ 'dues.openMember': memberDues({ declaration, isQuarterly: true }) })
    expect(page.texts('.card')[0]).toBe('本人报的教职工，按工资，基数 7,000.00每月 105.00 元')
    expect(page.texts('.card')[1]).toContain('现在按这个缴')
    expect(page.attribute(amount, 'value')).toBe('7,000.00')
    expect(page.data.isQuarterly).toBe(true)
  })

  test('is fixed in fen, and what a month costs then is said', async () => {
    const page = await openProfile()
    await page.fire(amount, 'input', { value: '7000' })
    page.instance.setQuarterly!({ detail: { value: true } })
    await page.tap(save)
    expect(sent(page, 'dues.confirmProfile')).toEqual([
      { memberId: 'member-1', category: 'salaried', baseFen: 700_000, isQuarterly: true },
    ])
    expect(toasts(page)).toEqual(['已核定，每月 105.00 元'])
    expect(page.wx.switchTab).toHaveBeenCalledTimes(1)
  })

  test('is not asked for where the category has a fixed amount', async () => {
    const page = await openProfile()
    // By its handler: an event of the test would bubble through the picker to the page a second time.
    page.instance.chooseCategory!({ detail: { value: 'undergraduate' } })
    await page.settle()
    expect(page.has(amount)).toBe(false)
    await page.tap(save)
    expect(sent(page, 'dues.confirmProfile')).toMatchObject([{ category: 'undergraduate', baseFen: 0 }])
  })

  test('that is no amount is refused before the cloud is asked, until it is typed anew', async () => {
    const page = await openProfile()
    await page.fire(amount, 'input', { value: '七千' })
    await page.tap(save)
    expect(page.text('.field__error')).toContain('金额写成数字')
    expect(page.calls).toHaveLength(1)
    await page.fire(amount, 'input', { value: '7000' })
    expect(page.has('.field__error')).toBe(false)
  })

  test('that is refused stays with the sentence at the field', async () => {
    const sentence = '缴费基数最大 1,000,000.00 元。'
    const page = await openProfile({
      'dues.confirmProfile': () => {
        throw new Refused('INVALID_INPUT', sentence, { baseFen: sentence })
      },
    })
    await page.fire(amount, 'input', { value: '9999999' })
    await page.tap(save)
    expect(page.text('.field__error')).toBe(sentence)
    expect(page.data.base).toBe('9999999')
    expect(page.wx.switchTab).not.toHaveBeenCalled()
  })

  test('is not overwritten when one comes back to the form', async () => {
    const page = await openProfile()
    await page.fire(amount, 'input', { value: '7000' })
    page.instance.onShow!()
    await page.settle()
    expect(page.calls).toHaveLength(1)
    await (page.instance.reload!() as Promise<void>)
    expect(page.attribute(amount, 'value')).toBe('7000')
  })

  test('is fixed once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack(saved)
    const page = await openProfile({ 'dues.confirmProfile': command })
    await tapTwice(page, save)
    expect(sent(page, 'dues.confirmProfile')).toHaveLength(1)
  })

  test('waits for a category and an amount where there was none', async () => {
    const page = await openProfile({ 'dues.openMember': memberDues({ explanation: null }) })
    expect(page.attribute(save, 'disabled')).toBe(true)
    page.instance.chooseCategory!({ detail: { value: 'retired' } })
    await page.settle()
    expect(page.attribute(save, 'disabled')).toBe(true)
    await page.fire(amount, 'input', { value: '5000' })
    expect(page.attribute(save, 'disabled')).toBe(false)
  })

  test('is only read by those who may not fix it', async () => {
    const page = await openProfile({ 'dues.openMember': memberDues({ allowedEvents: [] }) })
    expect(page.has('.bottom-bar')).toBe(false)
  })
})

describe('the bases of a branch', () => {
  const items = [
    aProfile('member-1', '钟鸣', { isQuarterly: true }),
    aProfile('member-3', '何川', { state: 'declared' }),
  ]

  test('show first what waits, and lead to the form', async () => {
    const page = await openPage('profiles', { 'dues.listProfiles': { items, allowedEvents: [] } })
    expect(page.texts('.section__title')).toEqual(['等你确认 1 人', '已确认 1 人'])
    expect(page.texts('.cell__title')).toEqual(['何川', '钟鸣'])
    expect(page.texts('.cell__sub')[1]).toBe('教职工，按工资，基数 6,420.00，按季缴')
    await page.tap('.cell')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues-admin/profile/page?memberId=member-3' })
  })

  test('of another branch are asked for by name', async () => {
    const page = await openPage(
      'profiles',
      { 'dues.listProfiles': { items, allowedEvents: [] } },
      { given: { branchId: 'branch-3' } },
    )
    expect(sent(page, 'dues.listProfiles')).toEqual([{ branchId: 'branch-3' }])
  })

  test('say what to do while the roster is empty, and without a network as well', async () => {
    const empty = await openPage('profiles', { 'dues.listProfiles': { items: [], allowedEvents: [] } })
    expect(empty.text('.state__message')).toContain('先在名册里添加或导入党员。')
    const alone = await openPage('profiles', { 'dues.listProfiles': offline })
    expect(alone.text('.state__message')).toContain('没连上网络')
  })
})
