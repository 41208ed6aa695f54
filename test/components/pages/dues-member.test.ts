import type { Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aBill } from '../support/answers'
import { openPage, sent, toasts } from '../support/dues-admin-pages'
import { memberDues } from '../support/dues-year-answers'
import { anAnswerHeldBack, answering, choosing, closing, refusing } from '../support/dues-year-pages'

const offline = () => {
  throw new Offline()
}
const given = { id: 'member-1' }
const paths = (page: Mounted) => page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)
const questions = (page: Mounted) => page.wx.showModal!.mock.calls.map(([{ title }]: [{ title: string }]) => title)

const openMember = (cloud: Record<string, unknown> = {}, wx: object = {}) =>
  openPage(
    'member',
    {
      'dues.openMember': memberDues(),
      'dues.settleInCash': { receiptId: 'receipt-9' },
      'dues.recordExtra': { receiptId: 'receipt-9' },
      ...cloud,
    },
    { given, wx: { showActionSheet: choosing(0), showModal: answering(), ...wx } },
  )

describe('the dues of a member', () => {
  const settle = '.member__settle'
  const september = { memberId: 'member-1', months: ['2026-09'], method: 'cash', deliveredByName: '' }

  test('say what is owed and why, with the owed months chosen', async () => {
    const page = await openMember()
    expect(sent(page, 'dues.openMember')).toEqual([{ memberId: 'member-1' }])
    expect(page.text('.member__head')).toBe('钟鸣待缴 2 个月¥192.609月、10月')
    expect(page.texts('.month-grid__month--chosen')).toEqual(['9月', '10月'])
    expect(page.text()).toContain('依据：《党费规定》第一条、第二条')
    expect(page.text('.bottom-bar')).toBe('已选 2 个月9月、10月 记收款 ¥192.60')
  })

  test('change the sum with the choice', async () => {
    const page = await openMember()
    await page.tap('.month-grid__month:nth-child(11)')
    expect(page.text('.bottom-bar')).toContain('已选 3 个月9月、10月、11月')
    expect(page.text(settle)).toBe('记收款 ¥288.90')
    await page.tap('.month-grid__month:nth-child(9)')
    expect(page.attribute(settle, 'disabled')).toBe(true)
  })

  test('are entered as cash once name and amount are confirmed, and shown as they are then', async () => {
    let isPaid = false
    const paid = memberDues({ bills: [aBill('2026-09', 'paid'), aBill('2026-10', 'paid')], owedFen: 0 })
    const page = await openMember({
      'dues.openMember': () => (isPaid ? paid : memberDues()),
      'dues.settleInCash': () => {
        isPaid = true
        return { receiptId: 'receipt-9' }
      },
    })
    await page.tap(settle)
    expect(questions(page)).toEqual(['收到钟鸣的 192.60 元？'])
    expect(sent(page, 'dues.settleInCash')).toEqual([{ ...september, months: ['2026-09', '2026-10'] }])
    expect(toasts(page)).toEqual(['已记下，收据已开'])
    expect(page.text('.member__head')).toContain('都缴清了')
    expect(page.attribute(settle, 'disabled')).toBe(true)
  })

  test('brought by somebody else carry that name, as much of it as fits', async () => {
    const page = await openMember({}, { showActionSheet: choosing(1), showModal: answering(` ${'林'.repeat(25)} `) })
    await page.tap(settle)
    expect(questions(page)).toEqual(['谁代交的？', '收到钟鸣的 192.60 元？'])
    expect(sent(page, 'dues.settleInCash')).toMatchObject([{ method: 'delivered', deliveredByName: '林'.repeat(20) }])
  })

  test.each([
    ['the sheet of ways is closed', { showActionSheet: closing() }],
    ['the question who brought it is closed', { showActionSheet: choosing(1), showModal: refusing('谁代交的') }],
    ['the amount is not confirmed', { showModal: refusing('收到') }],
  ])('are not entered when %s', async (_what, wx) => {
    const page = await openMember({}, wx)
    await page.tap(settle)
    expect(page.calls).toHaveLength(1)
  })

  test('are entered once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack({ receiptId: 'receipt-9' })
    const page = await openMember({ 'dues.settleInCash': command })
    await tapTwice(page, settle)
    expect(sent(page, 'dues.settleInCash')).toHaveLength(1)
  })

  test('that could not be sent leave the choice, and are the same request the next time', async () => {
    let isOnline = true
    const page = await openMember({
      'dues.openMember': () => (isOnline ? memberDues() : offline()),
      'dues.settleInCash': () => (isOnline ? { receiptId: 'receipt-9' } : offline()),
    })
    await page.tap('.month-grid__month:nth-child(10)')
    isOnline = false
    await page.tap(settle)
    expect(page.texts('.month-grid__month--chosen')).toEqual(['9月'])
    expect(new Set(toasts(page))).toEqual(new Set(['没连上网络。你写的内容还在，连上后再试。']))
    isOnline = true
    await page.tap(settle)
    const settled = page.calls.filter(({ action }) => action === 'dues.settleInCash')
    expect(settled.map(({ input }) => input)).toEqual([september, september])
    expect(settled[1]!.requestId).toBe(settled[0]!.requestId)
  })

  test('say what a refusal says, and claim nothing', async () => {
    const page = await openMember({
      'dues.settleInCash': () => {
        throw new Refused('WRONG_STATE', '9月已经缴过了。')
      },
    })
    await page.tap(settle)
    expect(toasts(page)).toEqual(['9月已经缴过了。'])
    expect(sent(page, 'dues.openMember')).toHaveLength(2)
  })

  test('are only read by those who may not enter money', async () => {
    const page = await openMember({ 'dues.openMember': memberDues({ allowedEvents: [] }) })
    expect(page.has('.bottom-bar')).toBe(false)
    expect(page.text()).not.toContain('记自愿多缴')
    expect(page.text()).not.toContain('报少缴或免缴')
    await page.tap('.month-grid__month:nth-child(11)')
    expect(page.texts('.month-grid__month--chosen')).toEqual(['9月', '10月'])
  })

  test('lead to the base, a relief and a receipt', async () => {
    const page = await openMember()
    await page.tap('cell[data-path*="profile"]')
    await page.tap('cell[data-path*="relief-edit"]')
    await page.tap('cell[data-path*="receipt"]')
    expect(paths(page)).toEqual([
      '/packages/dues-admin/profile/page?memberId=member-1',
      `/packages/dues-admin/relief-edit/page?member=member-1&name=${encodeURIComponent('钟鸣')}`,
      '/packages/dues/receipt/page?id=receipt-8',
    ])
  })

  test('without a network say so, and a retry brings them', async () => {
    let isOnline = false
    const page = await openMember({ 'dues.openMember': () => (isOnline ? memberDues() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.member__head')).toContain('192.60')
  })
})

describe('what is given beyond the standard', () => {
  const give = (page: Mounted) => page.tap('cell:not([data-path])')

  test('is entered in fen and gets a receipt', async () => {
    const page = await openMember({}, { showModal: answering('1,000') })
    await give(page)
    expect(questions(page)).toEqual(['自愿多缴多少？', '收到钟鸣的 1,000.00 元？'])
    expect(page.wx.showModal).toHaveBeenLastCalledWith(expect.objectContaining({ content: '记下后给本人开一张收据。' }))
    expect(sent(page, 'dues.recordExtra')).toEqual([
      { memberId: 'member-1', amountFen: 100_000, method: 'cash', deliveredByName: '' },
    ])
    expect(toasts(page)).toEqual(['已记下，收据已开'])
  })

  test('above 1000 yuan goes to the centre, and that is said before and after', async () => {
    const page = await openMember({ 'dues.recordExtra': { receiptId: null } }, { showModal: answering('1000.01') })
    await give(page)
    expect(page.wx.showModal).toHaveBeenLastCalledWith(
      expect.objectContaining({ content: expect.stringContaining('全额上缴中央') }),
    )
    expect(sent(page, 'dues.recordExtra')).toMatchObject([{ amountFen: 100_001 }])
    expect(toasts(page)).toEqual(['已记下，交党委上缴中央'])
  })

  test.each(['', '0', '一百', '1.234'])('is not "%s"', async (typed) => {
    const page = await openMember({}, { showModal: answering(typed) })
    await give(page)
    expect(toasts(page)).toEqual(['金额写成数字，最多两位小数'])
    expect(page.wx.showActionSheet).not.toHaveBeenCalled()
    expect(page.calls).toHaveLength(1)
  })

  test.each([
    ['no amount is given', { showModal: refusing('自愿多缴', '100') }],
    ['the sheet of ways is closed', { showModal: answering('100'), showActionSheet: closing() }],
    ['the amount is not confirmed', { showModal: refusing('收到', '100') }],
  ])('is not entered when %s', async (_what, wx) => {
    const page = await openMember({}, wx)
    await give(page)
    expect(page.calls).toHaveLength(1)
    expect(toasts(page)).toEqual([])
  })

  test('that could not be sent is not claimed to be entered', async () => {
    const page = await openMember({ 'dues.recordExtra': offline }, { showModal: answering('100') })
    await give(page)
    expect(toasts(page)).toEqual(['没连上网络。你写的内容还在，连上后再试。'])
  })
})
