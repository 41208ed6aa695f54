import type { Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { hesitating, offer, openPage, sent, titles, toasts, write } from '../support/dues-admin-pages'
import {
  aDifference,
  aReceivedRemittance,
  aSetAside,
  committee,
  reconciliation,
  remittances,
} from '../support/dues-committee-answers'
import { aPhone } from '../support/post-answers'
import { until } from '../support/until'

describe('what is passed on to the committee', () => {
  const cloud = {
    'dues.openRemittances': remittances(),
    'dues.reportRemittance': { remittanceId: 'remittance-9' },
    'dues.withdrawRemittance': {},
  }

  async function openSheet(page: Mounted): Promise<void> {
    await page.tap('.bottom-bar .button')
    await until(page, '.remit-sheet')
  }

  test('stands large, with what came in by which way', async () => {
    const page = await openPage('remittances', cloud)
    expect(page.text('.number--44')).toBe('¥60.00')
    expect(page.text()).toContain('微信支付直接进党委的商户号，不用上缴6,842.50')
    expect(titles(page)).toEqual(['10月13日上缴', '9月3日上缴'])
  })

  test('is reported whole unless something else is typed', async () => {
    const page = await openPage('remittances', cloud)
    await openSheet(page)
    await page.tap('.remit-sheet .button--ink')
    expect(sent(page, 'dues.reportRemittance')).toEqual([
      { year: 2026, amountFen: 6_000, remittedOn: '2026-10-14', note: '' },
    ])
    expect(toasts(page)).toEqual(['已上报，等党委确认'])
    expect(page.has('.remit-sheet')).toBe(false)
    expect(sent(page, 'dues.openRemittances')).toHaveLength(2)
  })

  test('is not more than there is, and what was typed stays', async () => {
    const phone = aPhone()
    const page = await openPage('remittances', cloud, { wx: phone })
    await openSheet(page)
    await page.fire('.remit-sheet .field__control', 'input', { value: '70' })
    await page.tap('.remit-sheet .button--ink')
    expect(page.text('.remit-sheet')).toContain('最多 60.00 元，这是还没上缴的。')
    expect(sent(page, 'dues.reportRemittance')).toEqual([])
    const again = await openPage('remittances', cloud, { wx: phone })
    await openSheet(again)
    expect(again.data.remit).toMatchObject({ draft: { yuan: '70' } })
  })

  test('that could not be sent leaves the sheet open', async () => {
    const page = await openPage('remittances', {
      ...cloud,
      'dues.reportRemittance': () => {
        throw new Offline()
      },
    })
    await openSheet(page)
    await page.tap('.remit-sheet .button--ink')
    expect(page.has('.remit-sheet')).toBe(true)
    expect(page.data.remit).toMatchObject({ isBusy: false })
  })

  test('can be withdrawn while it waits', async () => {
    const page = await openPage('remittances', cloud)
    await offer(page, 0, '撤回')
    expect(sent(page, 'dues.withdrawRemittance')).toEqual([{ remittanceId: 'remittance-1' }])
  })

  test('in a year with nothing says so, and years turn up to this one', async () => {
    const page = await openPage('remittances', {
      'dues.openRemittances': ({ year = 2026 }: { year?: number }) =>
        remittances({ year, ...(year < 2026 && { items: [], toRemitFen: 0 }) }),
    })
    await page.tap('.year-stepper__step:nth-child(3)')
    expect(page.calls).toHaveLength(1)
    await page.tap('.year-stepper__step:nth-child(1)')
    expect(sent(page, 'dues.openRemittances')).toEqual([{}, { year: 2025 }])
    expect(page.text('.year-stepper')).toBe('2025年')
    expect(page.text()).toContain('2025年还没有上缴过。')
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('is confirmed by the committee, with the amount in the question', async () => {
    const above = remittances({
      items: [aReceivedRemittance({ state: 'reported', decidedAt: null, allowedEvents: ['decideRemittance'] })],
      allowedEvents: [],
    })
    const page = await openPage(
      'remittances',
      { 'dues.openRemittances': above, 'dues.decideRemittance': {} },
      { given: { branchId: 'branch-2' } },
    )
    await offer(page, 0, '收到了')
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '收到 1,000.00 元了？' }))
    expect(sent(page, 'dues.decideRemittance')).toEqual([
      { remittanceId: 'remittance-2', isReceived: true, sentence: '' },
    ])
  })
})

describe('the comparison with WeChat Pay', () => {
  test('that found nothing says so', async () => {
    const page = await openPage('reconciliation', { 'dues.openReconciliation': reconciliation() })
    expect(page.text()).toContain('都对得上今天 03:10 核对，和微信对了 18 笔。')
    expect(page.has('case-card')).toBe(false)
  })

  test('gives set-aside money back once amount and name are confirmed', async () => {
    const cloud = {
      'dues.openReconciliation': reconciliation({ setAside: [aSetAside()] }),
      'dues.refundOrder': { state: 'refunded' },
    }
    const hesitant = await openPage('reconciliation', cloud, { wx: hesitating })
    await offer(hesitant, 0, '退回')
    expect(hesitant.calls).toHaveLength(1)
    const page = await openPage('reconciliation', cloud)
    await offer(page, 0, '退回')
    expect(page.wx.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '退给林晓 192.30 元？', confirmColor: '#C8161D' }),
    )
    expect(sent(page, 'dues.refundOrder')).toEqual([{ orderId: 'order-1' }])
    expect(toasts(page)).toEqual(['已退回，会告诉本人'])
  })

  test('does not claim a refund that WeChat is still working on', async () => {
    const page = await openPage('reconciliation', {
      'dues.openReconciliation': reconciliation({ setAside: [aSetAside()] }),
      'dues.refundOrder': { state: 'refunding' },
    })
    await offer(page, 0, '退回')
    expect(toasts(page)).toEqual(['已交给微信，退到后会告诉本人'])
  })

  test('leaves a difference to a person’s words', async () => {
    const page = await openPage('reconciliation', {
      'dues.openReconciliation': reconciliation({ differences: [aDifference()] }),
      'dues.closeDifference': {},
    })
    expect(titles(page)).toEqual(['这里记了账，微信没有收到'])
    await offer(page, 0, '已处理')
    await write(page, '对方退过款，已作废。')
    expect(sent(page, 'dues.closeDifference')).toEqual([{ differenceId: 'difference-1', note: '对方退过款，已作废。' }])
  })

  test('folds what is settled away', async () => {
    const settled = aSetAside({ state: 'refunded', allowedEvents: [] })
    const page = await openPage('reconciliation', {
      'dues.openReconciliation': reconciliation({ setAside: [settled] }),
    })
    expect(page.text('.reconciliation__fold')).toBe('处理过的 1 笔')
    expect(titles(page)).toEqual([])
    await page.tap('.reconciliation__fold')
    expect(titles(page)).toEqual(['林晓'])
    expect(page.has('.case-card__offers')).toBe(false)
  })

  test('names what goes to the centre, with the article', async () => {
    const page = await openPage('reconciliation', {
      'dues.openReconciliation': reconciliation({ forCentre: [{ memberName: '陈一鸣', amountFen: 200_000, at: 0 }] }),
    })
    expect(page.text()).toContain('《党费规定》第十一条')
    expect(page.texts('.cell__title')).toEqual(['陈一鸣'])
  })
})

describe('the committee’s page', () => {
  const cloud = { 'dues.openCommittee': committee(), 'dues.decideRelief': {}, 'dues.decideRemittance': {} }

  test('approves with or without words', async () => {
    const page = await openPage('committee', cloud)
    await offer(page, 0, '批准')
    await write(page, '')
    expect(sent(page, 'dues.decideRelief')).toEqual([{ reliefId: 'relief-1', isApproved: true, sentence: '' }])
    expect(toasts(page)).toEqual(['已批准，会告诉本人和支部'])
    expect(page.has('.words-sheet__text')).toBe(false)
  })

  test('returns money with words', async () => {
    const page = await openPage('committee', cloud)
    await offer(page, 1, '退回')
    await write(page, '少了 10 元，核对后再报。')
    expect(sent(page, 'dues.decideRemittance')).toEqual([
      { remittanceId: 'remittance-1', isReceived: false, sentence: '少了 10 元，核对后再报。' },
    ])
  })

  test('says at the words what is wrong with them, and keeps them', async () => {
    const page = await openPage('committee', {
      ...cloud,
      'dues.decideRelief': () => {
        throw new Refused('INVALID_INPUT', '批复最多 200 个字。', { sentence: '批复最多 200 个字。' })
      },
    })
    await offer(page, 0, '不批准')
    await write(page, '很长的话。')
    expect(page.text('.words-sheet__error')).toBe('批复最多 200 个字。')
    expect(page.attribute('.words-sheet__text', 'value')).toBe('很长的话。')
  })

  test('shows it as it is now when it was withdrawn meanwhile', async () => {
    let isThere = true
    const page = await openPage('committee', {
      'dues.openCommittee': () => committee(isThere ? {} : { reliefs: [] }),
      'dues.decideRelief': () => {
        isThere = false
        throw new Refused('WRONG_STATE', '支部已经撤回了。')
      },
    })
    await offer(page, 0, '批准')
    await write(page, '')
    expect(titles(page)).toEqual(['信息学院第二党支部'])
    expect(toasts(page)).toEqual(['支部已经撤回了。'])
    expect(page.has('.words-sheet__text')).toBe(false)
  })

  test('leads to a branch’s ledger and to the publication of the year', async () => {
    const page = await openPage('committee', cloud)
    await page.tap('cell[data-path*="ledger"]')
    await page.tap('.card[data-path*="publication"]')
    expect(page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)).toEqual([
      '/packages/dues-admin/ledger/page?branchId=branch-信息学院第一党支部',
      '/packages/dues/publication/page?unitId=committee-1&year=2026',
    ])
  })

  test('filters its branches without a call', async () => {
    const page = await openPage('committee', cloud)
    await page.tap('.chip:nth-child(2)')
    expect(page.text()).toContain('26 人，待上缴 60.00')
    expect(page.text()).not.toContain('材料学院博士生第三党支部')
    expect(page.calls).toHaveLength(1)
  })

  test('has nothing to decide most days', async () => {
    const page = await openPage('committee', { 'dues.openCommittee': committee({ reliefs: [], remittances: [] }) })
    expect(page.text()).toContain('都办完了')
    expect(page.has('case-card')).toBe(false)
  })

  test('turns to the year before', async () => {
    const page = await openPage('committee', {
      'dues.openCommittee': ({ year = 2026 }: { year?: number }) => committee({ year }),
    })
    await page.tap('.year-stepper__step:nth-child(1)')
    expect(sent(page, 'dues.openCommittee').at(-1)).toEqual({ year: 2025 })
    expect(page.text('.year-stepper')).toBe('2025年')
  })
})
