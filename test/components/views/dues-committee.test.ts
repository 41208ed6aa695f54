import { rowsIn, toView as toCommittee } from '../../../miniprogram/packages/dues-admin/committee/view-model'
import { check, typedFen } from '../../../miniprogram/packages/dues-admin/components/remit-sheet/remit'
import { toView as toReconciliation } from '../../../miniprogram/packages/dues-admin/reconciliation/view-model'
import { remittanceCase } from '../../../miniprogram/packages/dues-admin/remittance-case'
import { remitSheet, toView as toRemittances } from '../../../miniprogram/packages/dues-admin/remittances/view-model'
import { at, now } from '../support/answers'
import {
  aBranchYear,
  aDifference,
  aReceivedRemittance,
  aRemittance,
  aSetAside,
  committee,
  reconciliation,
  remittances,
} from '../support/dues-committee-answers'

const labels = ({ offers }: { offers: readonly { label: string }[] }) => offers.map(({ label }) => label)

describe('what a branch passes on', () => {
  test('is what came by hand without what was passed on already', () => {
    const view = toRemittances(remittances())
    expect(view).toMatchObject({
      toRemit: '60.00',
      progress: '收到现金和代交 1,180.00，已上缴 1,120.00',
      waiting: '其中 120.00 等党委确认。',
      canReport: true,
    })
    expect(view.parts).toEqual([94.9])
    expect(view.received.map(({ title, value }) => `${title} ${value}`)).toEqual([
      '现金 880.00',
      '他人代交 300.00',
      '微信支付 6,842.50',
    ])
  })

  test('cannot be reported when nothing is left, nor by whoever only looks', () => {
    expect(toRemittances(remittances({ toRemitFen: 0 })).canReport).toBe(false)
    expect(toRemittances(remittances({ allowedEvents: [] })).canReport).toBe(false)
  })

  test('names what was given beyond the standard, where there is any', () => {
    const { received } = remittances()
    const view = toRemittances(remittances({ received: { ...received, extraFen: 50_000 } }))
    expect(view.received.at(-1)).toMatchObject({ title: '其中自愿多缴', value: '500.00' })
  })

  test('is offered whole, as an input takes it', () => {
    const sheet = remitSheet(toRemittances(remittances({ toRemitFen: 1_234_500 })))
    expect(sheet.draft).toEqual({ yuan: '12345.00', remittedOn: '2026-10-14', note: '' })
    expect(typedFen(1_234_500)).toBe('12345.00')
  })

  test('must be an amount, and not more than there is', () => {
    const typed = (yuan: string) => check({ yuan, remittedOn: '2026-10-14', note: '' }, 6_000)
    expect(typed('60')).toEqual({})
    expect(typed('60.01')).toEqual({ amountFen: '最多 60.00 元，这是还没上缴的。' })
    expect(Object.keys(typed('0'))).toEqual(['amountFen'])
    expect(Object.keys(typed('六十'))).toEqual(['amountFen'])
  })

  test('is shown by its day to the branch and by the branch to the committee', () => {
    expect(remittanceCase(aRemittance(), now)).toMatchObject({
      title: '10月13日上缴',
      tag: '等党委确认',
      figure: '120.00',
    })
    const above = remittanceCase(aRemittance({ allowedEvents: ['decideRemittance'] }), now, true)
    expect(above).toMatchObject({ title: '信息学院第二党支部', sub: '10月13日上缴，2026年党费', tag: '' })
    expect(labels(above)).toEqual(['收到了', '退回'])
    const received = remittanceCase(aReceivedRemittance(), now)
    expect(received).toMatchObject({ tag: '党委已收到', isDone: true, waiting: null })
    expect(received.lines).toContain('高岚 9月4日收到')
    const returned = remittanceCase(aReceivedRemittance({ state: 'returned', sentence: '少了 10 元。' }), now)
    expect(returned.lines).toContain('高岚 9月4日退回')
    expect(returned.answer).toEqual({ by: '', text: '少了 10 元。' })
  })
})

describe('the comparison', () => {
  test('says that everything fits, and when that was seen', () => {
    expect(toReconciliation(reconciliation())).toMatchObject({
      title: '都对得上',
      isEven: true,
      last: '今天 03:10 核对，和微信对了 18 笔。',
      note: '每天自动核对一次，对不上的会列在这里。',
    })
  })

  test('does not say so before the first one', () => {
    const view = toReconciliation(reconciliation({ comparedAt: null }))
    expect(view).toMatchObject({ title: '还没有核对过', isEven: false, last: '每天自动核对一次。' })
  })

  test('without WeChat Pay compares the books alone, and says so', () => {
    const view = toReconciliation(reconciliation({ isPaymentAvailable: false }))
    expect(view.last).toBe('今天 03:10 核对，账单、收据和汇总。')
    expect(view.note).toContain('没有开通微信支付')
  })

  test.each([
    ['amount', '应付 192.60 元，微信收到 192.30 元，金额不一样。'],
    ['payer', '付款的微信不是本人的，没有记账。'],
    ['bills', '付款到账时，这几个月已经缴清了。'],
  ] as const)('says of money set aside for %s why', (problem, text) => {
    const [first] = toReconciliation(reconciliation({ setAside: [aSetAside({ problem })] })).setAside
    expect(first).toMatchObject({ text, figure: '192.30', sub: '9月、10月', tag: '等退回' })
    expect(labels(first!)).toEqual(['退回'])
  })

  test('says why a refund has not gone through, and offers it again', () => {
    const stuck = aSetAside({ state: 'refunding', refundProblem: '商户号余额不足。' })
    const [first] = toReconciliation(reconciliation({ setAside: [stuck] })).setAside
    expect(first).toMatchObject({ tag: '退款中', answer: { by: '退款还没有成功', text: '商户号余额不足。' } })
    expect(labels(first!)).toEqual(['再退一次'])
  })

  test('keeps what is settled apart, and does not count it', () => {
    const view = toReconciliation(
      reconciliation({
        setAside: [aSetAside({ state: 'refunded', allowedEvents: [] })],
        differences: [aDifference(), aDifference({ differenceId: 'd2', state: 'closed', closedNote: '已补记。' })],
        forCentre: [{ memberName: '陈一鸣', amountFen: 200_000, at: at('2026-10-11 10:00') }],
      }),
    )
    expect(view.title).toBe('1 笔等你看')
    expect(view.setAside).toEqual([])
    expect(view.differences.map(({ title }) => title)).toEqual(['这里记了账，微信没有收到'])
    expect(view.settled.map(({ tag }) => tag)).toEqual(['已退回', '已处理'])
    expect(view.settled[1]!.answer).toEqual({ by: '', text: '已补记。' })
    expect(view.forCentre).toMatchObject([{ name: '陈一鸣', amount: '2,000.00', when: '10月11日' }])
  })
})

describe('the committee’s view', () => {
  test('has what waits longest first, whatever it is', () => {
    const view = toCommittee(committee())
    expect(view.waiting.map(({ title }) => title)).toEqual(['钟鸣', '信息学院第二党支部'])
    expect(view.waitingLine).toBe('2 件，久等的在前')
  })

  test('sums its branches up', () => {
    const view = toCommittee(committee())
    expect([view.paid, view.due, view.parts]).toEqual(['29,055.00', '35,472.00', [81.9]])
    expect(view.sums.map(({ value }) => value)).toEqual(['26,055.00', '3,000.00', '2,940.00', '60.00'])
  })

  test('without a branch divides by nothing', () => {
    expect(toCommittee(committee({ branches: [] })).parts).toEqual([0])
  })

  test('shows branches with money to pass on or without a publication alone, when asked to', () => {
    const view = toCommittee(committee())
    expect(view.filters.map(({ label }) => label)).toEqual(['全部 3', '待上缴 1', '没公示 2'])
    expect(rowsIn(view, 'toRemit').map(({ sub }) => sub)).toEqual(['26 人，待上缴 60.00'])
    expect(rowsIn(view, 'unpublished').map(({ name }) => name)).toEqual([
      '信息学院第二党支部',
      '材料学院博士生第三党支部',
    ])
    expect(rowsIn(view, 'all')[0]!.sub).toBe('26 人，已公示')
  })

  test('knows who has published', () => {
    expect(toCommittee(committee()).publication.sub).toBe('党委的还没公示，2 个支部没有公示')
    const all = committee({ isPublished: true, branches: [aBranchYear('一支部', { isPublished: true })] })
    expect(toCommittee(all).publication.sub).toBe('党委的已公示，支部都公示了')
  })
})
