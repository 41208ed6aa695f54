import { askWords, closedSheet, type WordsSheet } from '../../../miniprogram/components/words-sheet/sheet'
import { mountComponent } from '../../support/mini-component'
import { aPhone } from '../support/post-answers'
import { until } from '../support/until'

async function open(asked: Partial<WordsSheet> = {}, phone = aPhone()) {
  const sheet = await mountComponent('components/words-sheet/words-sheet', { wx: phone })
  const ask = (changes: Partial<WordsSheet> = {}) =>
    sheet.instance.setData!({
      sheet: askWords({ title: '隐藏这条发言', max: 20, confirmText: '隐藏', ...asked, ...changes }),
    })
  ask()
  await until(sheet, '.words-sheet__confirm')
  const type = (value: string) => sheet.fire('.words-sheet__text', 'input', { value })
  const close = () => sheet.instance.setData!({ sheet: closedSheet })
  return { sheet, type, ask, close }
}

const isDisabled = ({ sheet }: Awaited<ReturnType<typeof open>>) => sheet.attribute('.words-sheet__confirm', 'disabled')

test('the sheet hands over what was typed, without the spaces around it', async () => {
  const { sheet, type } = await open()
  const submitted = sheet.listen('submit')
  await type(' 写了电话号码。 ')
  await sheet.tap('.words-sheet__confirm')
  expect(submitted).toEqual([{ preset: '', text: '写了电话号码。' }])
})

test('the sheet waits for words where they are needed', async () => {
  const opened = await open()
  expect(isDisabled(opened)).toBe(true)
  await opened.type('   ')
  expect(isDisabled(opened)).toBe(true)
  await opened.type('理由')
  expect(isDisabled(opened)).toBe(false)
})

test('the sheet with chips waits for one of them, words or not', async () => {
  const presets = [
    { value: 'advert', label: '广告' },
    { value: 'other', label: '其他' },
  ]
  const opened = await open({ presets, isTextNeeded: false })
  const submitted = opened.sheet.listen('submit')
  await opened.type('卖课的')
  expect(isDisabled(opened)).toBe(true)
  await opened.sheet.tap('.words-sheet__preset')
  expect(opened.sheet.text('.chip--active')).toBe('广告')
  await opened.sheet.tap('.words-sheet__confirm')
  expect(submitted).toEqual([{ preset: 'advert', text: '卖课的' }])
})

test('the sheet counts near the limit and sends nothing beyond it', async () => {
  const opened = await open()
  await opened.type('字'.repeat(16))
  expect(opened.sheet.has('.words-sheet__foot')).toBe(false)
  await opened.type('字'.repeat(21))
  expect(opened.sheet.text('.words-sheet__count--over')).toBe('21 / 20')
  expect(isDisabled(opened)).toBe(true)
})

test('what was typed stays when it was refused, with the sentence below it', async () => {
  const { sheet, type, ask } = await open()
  await type('不好')
  ask({ error: '理由要写清楚。' })
  expect(sheet.text('.words-sheet__error')).toBe('理由要写清楚。')
  expect(sheet.attribute('.words-sheet__text', 'value')).toBe('不好')
})

test('what was typed is there again after closing, and after a crash', async () => {
  const phone = aPhone()
  const first = await open({ draftKey: 'hide:post-1' }, phone)
  await first.type('写了电话号码。')
  first.close()
  first.ask()
  expect(first.sheet.attribute('.words-sheet__text', 'value')).toBe('写了电话号码。')
  const restarted = await open({ draftKey: 'hide:post-1' }, phone)
  expect(restarted.sheet.attribute('.words-sheet__text', 'value')).toBe('写了电话号码。')
})

test('asked about something else, the sheet starts anew', async () => {
  const opened = await open({ draftKey: 'hide:post-1' })
  await opened.type('写了电话号码。')
  opened.close()
  opened.ask({ draftKey: 'hide:post-2', text: '这个办法好。' })
  expect(opened.sheet.attribute('.words-sheet__text', 'value')).toBe('这个办法好。')
})

test('while it is being sent the sheet neither closes nor sends again', async () => {
  const { sheet, type, ask } = await open()
  await type('理由')
  ask({ isBusy: true })
  const [closed, submitted] = [sheet.listen('close'), sheet.listen('submit')]
  await sheet.tap('.words-sheet__confirm')
  await sheet.tap('.button--text')
  expect([...closed, ...submitted]).toEqual([])
  ask({ isBusy: false })
  await sheet.tap('.button--text')
  expect(closed).toHaveLength(1)
})
