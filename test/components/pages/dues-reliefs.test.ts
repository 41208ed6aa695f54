import type { Mounted } from '../../support/mini-component'
import { Refused } from '../../support/mini-wx'
import { hesitating, offer, openPage, sent, titles, toasts, write } from '../support/dues-admin-pages'
import { anApprovedRelief, aRelief, profiles, reliefs } from '../support/dues-committee-answers'
import { aPhone } from '../support/post-answers'
import { until } from '../support/until'

describe('the reliefs of a branch', () => {
  test('say who sees them, and lead to the form', async () => {
    const page = await openPage('reliefs', { 'dues.listReliefs': reliefs() })
    expect(page.text('.reliefs__privacy')).toBe('只有组织委员、书记和党委看得到，结果只告诉本人。')
    expect(titles(page)).toEqual(['钟鸣', '唐棠'])
    await page.tap('.bottom-bar .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues-admin/relief-edit/page' })
  })

  test('say what the page is for while there are none', async () => {
    const page = await openPage('reliefs', { 'dues.listReliefs': reliefs([]) })
    expect(page.text('.state__message')).toContain('哪位同志缴党费确有困难，支部研究后可以报党委，少缴或免缴。')
    expect(page.has('.bottom-bar')).toBe(true)
  })

  test('continue at the bottom', async () => {
    const page = await openPage('reliefs', {
      'dues.listReliefs': ({ cursor }: { cursor?: string }) =>
        cursor ? reliefs([anApprovedRelief()]) : reliefs([aRelief()], { nextCursor: 'k1' }),
    })
    page.instance.onReachBottom!()
    await page.settle()
    expect(titles(page)).toEqual(['钟鸣', '唐棠'])
  })

  test('are withdrawn when it is meant, and not when one thinks better of it', async () => {
    const cloud = { 'dues.listReliefs': reliefs(), 'dues.endRelief': {} }
    const hesitant = await openPage('reliefs', cloud, { wx: hesitating })
    await offer(hesitant, 0, '撤回')
    expect(hesitant.calls).toHaveLength(1)
    const page = await openPage('reliefs', cloud)
    await offer(page, 0, '撤回')
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '撤回钟鸣的减免申请？' }))
    expect(page.calls.slice(1)).toMatchObject([
      { action: 'dues.endRelief', input: { reliefId: 'relief-1' } },
      { action: 'dues.listReliefs' },
    ])
    expect(toasts(page)).toEqual(['已撤回'])
  })

  test('are ended early in red, since that takes something away', async () => {
    const page = await openPage('reliefs', { 'dues.listReliefs': reliefs(), 'dues.endRelief': {} })
    await offer(page, 1, '提前结束')
    expect(page.wx.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '提前结束唐棠的减免？', confirmColor: '#C8161D' }),
    )
    expect(sent(page, 'dues.endRelief')).toEqual([{ reliefId: 'relief-2' }])
  })

  test('of another branch are asked for by the committee, which decides here', async () => {
    const waiting = aRelief({ allowedEvents: ['decideRelief'] })
    const cloud = { 'dues.listReliefs': reliefs([waiting], { allowedEvents: [] }), 'dues.decideRelief': {} }
    const page = await openPage('reliefs', cloud, { given: { branchId: 'branch-2' } })
    expect(sent(page, 'dues.listReliefs')).toEqual([{ branchId: 'branch-2' }])
    expect(page.has('.bottom-bar')).toBe(false)
    await offer(page, 0, '不批准')
    await until(page, '.words-sheet__text')
    expect(page.attribute('.words-sheet__confirm', 'disabled')).toBe(true)
    await write(page, '补一张就诊的票据再报。')
    expect(sent(page, 'dues.decideRelief')).toEqual([
      { reliefId: 'relief-1', isApproved: false, sentence: '补一张就诊的票据再报。' },
    ])
  })
})

describe('the form of a relief', () => {
  const cloud = { 'dues.listProfiles': profiles(), 'dues.submitRelief': { reliefId: 'relief-9' } }
  const given = { member: 'member-1', name: '钟鸣' }
  const confirmButton = '.bottom-bar .button'

  async function fill(page: Mounted, yuan = '10'): Promise<void> {
    await page.fire('[data-key="yuan"] .field__control', 'input', { value: yuan })
    await page.fire('[data-key="reason"] .field__control', 'input', { value: '因病休养。' })
  }

  test('opened for a member needs an amount and a reason, and shows the article', async () => {
    const page = await openPage('relief-edit', cloud, { given })
    expect(page.text('picker-field')).toContain('钟鸣')
    expect(page.text('picker-field')).toContain('按标准每月缴 96.30 元')
    expect(page.text('.relief-edit__notes')).toContain('《党费规定》第七条')
    expect(page.attribute(confirmButton, 'disabled')).toBe(true)
    await fill(page)
    expect(page.attribute(confirmButton, 'disabled')).toBe(false)
  })

  test('goes to the committee in fen', async () => {
    const page = await openPage('relief-edit', cloud, { given })
    await fill(page)
    await page.fire('[data-key="studiedOn"] wx-picker', 'change', { value: '2026-10-10' })
    await page.tap(confirmButton)
    expect(sent(page, 'dues.submitRelief')).toMatchObject([
      { memberId: 'member-1', kind: 'reduced', monthlyFen: 1_000, reason: '因病休养。', studiedOn: '2026-10-10' },
    ])
    expect(toasts(page)).toEqual(['已上报，等党委审批'])
  })

  test('asks for no amount when exempt', async () => {
    const page = await openPage('relief-edit', cloud, { given })
    await page.tap('.segments__one:nth-child(2)')
    expect(page.has('[data-key="yuan"]')).toBe(false)
    await page.fire('[data-key="reason"] .field__control', 'input', { value: '家里受灾。' })
    await page.tap(confirmButton)
    expect(sent(page, 'dues.submitRelief')).toMatchObject([{ kind: 'exempt', monthlyFen: 0 }])
  })

  test('moves the end along when the start passes it', async () => {
    const page = await openPage('relief-edit', cloud, { given })
    const { starts } = page.data.view as { starts: { value: string }[] }
    // By its handler: an event of the test would bubble through the picker to the page a second time.
    page.instance.start!({ detail: { value: starts.at(-1)!.value } })
    expect(page.data.draft).toMatchObject({ from: starts.at(-1)!.value, through: starts.at(-1)!.value })
  })

  test('says at the amount what is wrong with it, without a call', async () => {
    const page = await openPage('relief-edit', cloud, { given })
    await fill(page, '100')
    await page.tap(confirmButton)
    expect(page.text('[data-key="yuan"]')).toContain('要比现在缴的少。')
    expect(page.calls).toHaveLength(1)
  })

  test('opened without a member lets one be chosen', async () => {
    const page = await openPage('relief-edit', cloud)
    expect(page.text('picker-field')).toContain('选一位同志')
    await page.fire('picker-field', 'open')
    await until(page, '.choice-sheet__row')
    expect(page.texts('.choice-sheet__row')).toEqual(['钟鸣每月 96.30', '何川基数没有确认'])
    await page.tap('.choice-sheet__row:nth-child(2)')
    expect(page.text('picker-field')).toContain('何川')
  })

  test('keeps what was typed when it is refused, and for the next time', async () => {
    const phone = aPhone()
    const refusing = {
      ...cloud,
      'dues.submitRelief': () => {
        throw new Refused('INVALID_INPUT', '11月已经有减免了。', { from: '11月已经有减免了。' })
      },
    }
    const page = await openPage('relief-edit', refusing, { given, wx: phone })
    await fill(page)
    await page.tap(confirmButton)
    expect(page.text('.picker-field__error')).toBe('11月已经有减免了。')
    const again = await openPage('relief-edit', cloud, { given, wx: phone })
    expect(again.has('.draft-line')).toBe(true)
    expect(again.data.draft).toMatchObject({ yuan: '10', reason: '因病休养。' })
    await again.tap('.draft-line .button')
    expect(again.data.draft).toMatchObject({ yuan: '', reason: '', memberId: 'member-1' })
  })
})
