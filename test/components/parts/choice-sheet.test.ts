import { mountComponent } from '../../support/mini-component'
import { until } from '../support/until'

/** What the sheet is asked, with answers that the test gives. */
function aList(names: string[], nextCursor: string | null = null) {
  const items = names.map((label) => ({ value: `id-${label}`, label }))
  return { items, nextCursor }
}

async function open(fetchPage: (cursor?: string) => Promise<unknown>) {
  const sheet = await mountComponent('components/choice-sheet/choice-sheet')
  const chosen = sheet.instance.ask!({ title: '组织委员交给谁', fetchPage }) as Promise<unknown>
  await until(sheet, '.choice-sheet')
  return { sheet, chosen }
}

test('the sheet shows its title and more lines than WeChat’s own would', async () => {
  const names = ['一', '二', '三', '四', '五', '六', '七', '八']
  const { sheet } = await open(() => Promise.resolve(aList(names)))
  expect(sheet.text('.choice-sheet__title')).toBe('组织委员交给谁')
  expect(sheet.texts('.choice-sheet__row')).toEqual(names)
})

test('a tap on a line is the answer and closes the sheet', async () => {
  const { sheet, chosen } = await open(() => Promise.resolve(aList(['苏禾', '何川'])))
  await sheet.tap('.choice-sheet__row:nth-child(2)')
  await expect(chosen).resolves.toEqual({ value: 'id-何川', label: '何川' })
  expect(sheet.data.isOpen).toBe(false)
})

test('closing it by the mask or by 先不 is no answer', async () => {
  const byMask = await open(() => Promise.resolve(aList(['苏禾'])))
  byMask.sheet.instance.close!()
  await expect(byMask.chosen).resolves.toBeNull()
  const byButton = await open(() => Promise.resolve(aList(['苏禾'])))
  await byButton.sheet.tap('.button--text')
  await expect(byButton.chosen).resolves.toBeNull()
})

test('the end of the list brings the next lines, until there are no more', async () => {
  const fetchPage = jest.fn((cursor?: string) =>
    Promise.resolve(cursor === 'c2' ? aList(['三']) : aList(['一', '二'], 'c2')),
  )
  const { sheet } = await open(fetchPage)
  await sheet.fire('.choice-sheet__list', 'scrolltolower')
  await sheet.fire('.choice-sheet__list', 'scrolltolower')
  expect(sheet.texts('.choice-sheet__row')).toEqual(['一', '二', '三'])
  expect(fetchPage.mock.calls).toEqual([[undefined], ['c2']])
})

test('a list with nobody says so', async () => {
  const { sheet } = await open(() => Promise.resolve(aList([])))
  expect(sheet.text('.choice-sheet__line')).toBe('没有可以选的')
})

test('asked anew, the first question has no answer and its late list is dropped', async () => {
  let arrive: (list: unknown) => void = () => undefined
  const { sheet, chosen } = await open(() => new Promise((resolve) => (arrive = resolve)))
  void sheet.instance.ask!({ title: '属于哪个党支部', fetchPage: () => Promise.resolve(aList(['一支部'])) })
  await expect(chosen).resolves.toBeNull()
  arrive(aList(['迟到的']))
  await sheet.settle()
  expect(sheet.texts('.choice-sheet__row')).toEqual(['一支部'])
})
