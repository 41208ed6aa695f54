import { describeWithBrowser } from '../../support/browser'
import { Harness } from './harness'

describeWithBrowser('pickers', () => {
  let h: Harness
  beforeAll(async () => {
    h = await Harness.open()
  })
  afterAll(() => h.close())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  const confirm = () => h.tap('.wx-sheet-confirm')
  /** Taps an item of a column, which may be out of sight: a tap on it there is dispatched as such. */
  const tapItem = (column: number, label: string): Promise<void> => {
    const item = h.page.locator('.wx-sheet-column').nth(column).locator('.wx-sheet-item', { hasText: label }).first()
    return item.dispatchEvent('click')
  }
  /** Taps an item of a column; the wheel turns to it. */
  const choose = async (column: number, label: string): Promise<void> => {
    await tapItem(column, label)
    await h.page.waitForFunction(
      ([at, text]) => {
        const area = document.querySelectorAll('.wx-sheet-column')[at]!
        const middle = area.getBoundingClientRect().top + area.clientHeight / 2
        return [...area.querySelectorAll('.wx-sheet-item')].some(
          (one) => one.textContent === text && Math.abs(one.getBoundingClientRect().top + 22 - middle) < 1,
        )
      },
      [column, label] as const,
    )
  }
  const labels = (column: number) =>
    h.page.locator('.wx-sheet-column').nth(column).locator('.wx-sheet-item').allTextContents()

  test('a selector tells the index chosen and shows the objects by range-key', async () => {
    await h.mount(
      '<picker id="p" header-text="选" range="{{r}}" range-key="n" value="1" bindchange="log" bindcancel="log"><view>开</view></picker>',
      {
        data: { r: [{ n: '甲' }, { n: '乙' }, { n: '丙' }] },
      },
    )
    await h.tap('#p')
    expect([await labels(0), await h.page.textContent('.wx-sheet-title')]).toEqual([['甲', '乙', '丙'], '选'])
    await choose(0, '丙')
    await confirm()
    expect(await h.details()).toEqual([['change', { value: 2 }]])
    await h.tap('#p')
    await h.tap('.wx-sheet-cancel')
    expect(await h.details()).toEqual([['cancel', {}]])
    expect(await h.page.locator('.wx-sheet').count()).toBe(0)
  })

  test('a multi-column picker asks at each turn and shows what the page answers', async () => {
    await h.mount(
      '<picker id="p" mode="multiSelector" range="{{r}}" value="{{v}}" bindchange="log" bindcolumnchange="answer">开</picker>',
      {
        data: {
          r: [
            ['a', 'b'],
            ['a1', 'a2'],
          ],
          v: [0, 1],
        },
        methods: {
          answer: 'this.log(event); this.setData({ r: [["a", "b"], ["b1", "b2", "b3"]], v: [event.detail.value, 0] })',
        },
      },
    )
    await h.tap('#p')
    await choose(0, 'b')
    await h.until('columnchange')
    expect(await labels(1)).toEqual(['b1', 'b2', 'b3'])
    // The page's answer turns this wheel back at once: how long it stands at b3 is nobody's business.
    await tapItem(1, 'b3')
    await h.until('columnchange', 2)
    await h.take()
    await confirm()
    expect((await h.details())[0]![0]).toBe('change')
  })

  test('a date keeps to its limits and to the length of the month', async () => {
    await h.mount(
      '<picker id="p" mode="date" value="2024-01-31" start="2023-03-05" end="2024-12-10" bindchange="log">开</picker>',
    )
    await h.tap('#p')
    expect([await labels(0), (await labels(2)).length]).toEqual([['2023年', '2024年'], 31])
    await choose(1, '02月')
    await h.page.waitForFunction(
      () => document.querySelectorAll('.wx-sheet-column')[2]!.querySelectorAll('.wx-sheet-item').length === 29,
    )
    await confirm()
    expect(await h.details()).toEqual([['change', { value: '2024-02-29' }]])
  })

  test('a month and a time are written with two digits', async () => {
    await h.mount(
      '<picker id="m" mode="date" fields="month" value="2024-07" bindchange="log">月</picker><picker id="t" mode="time" value="08:05" start="07:30" end="21:01" bindchange="log">时</picker>',
    )
    await h.tap('#m')
    await confirm()
    await h.tap('#t')
    expect([(await labels(0))[0], (await labels(0)).at(-1)]).toEqual(['07', '21'])
    await choose(0, '07')
    await h.page.waitForFunction(
      () => document.querySelectorAll('.wx-sheet-column')[1]!.querySelector('.wx-sheet-item')!.textContent === '30',
    )
    await confirm()
    expect(await h.details()).toEqual([
      ['change', { value: '2024-07' }],
      ['change', { value: '07:30' }],
    ])
  })

  test('a region gives names and codes, with an item of the page in front', async () => {
    await h.mount('<picker id="p" mode="region" value="{{v}}" custom-item="全部" bindchange="log">开</picker>', {
      data: { v: ['浙江省', '杭州市', '西湖区'] },
    })
    await h.tap('#p')
    await choose(2, '全部')
    await confirm()
    const [[, detail]] = (await h.details()) as [[string, { value: string[]; code: string[] }]]
    expect([detail.value, detail.code]).toEqual([
      ['浙江省', '杭州市', '全部'],
      ['330000', '330100'],
    ])
  })

  test('a disabled picker stays closed', async () => {
    await h.mount('<picker id="p" disabled range="{{[1]}}">开</picker>')
    await h.tap('#p')
    expect(await h.page.locator('.wx-sheet').count()).toBe(0)
  })

  const view = (attributes = ''): string =>
    `<picker-view id="v" value="{{v}}" indicator-style="height:50px" style="width:300px;height:250px" bindchange="log" bindpickstart="log" bindpickend="log" ${attributes}>
      <picker-view-column id="c1"><view wx:for="{{list}}" wx:key="*this" id="i{{item}}">{{item}}</view></picker-view-column>
      <picker-view-column id="c2"><view wx:for="{{list}}" wx:key="*this">{{item}}</view></picker-view-column></picker-view>`
  const middle = async (id: string): Promise<number> => {
    const [item, whole] = [await h.box(id), await h.box('#v')]
    return item.y + item.height / 2 - (whole.y + whole.height / 2)
  }

  test('a picker-view shows its value, is turned by drag and by tap, and tells start, change, end', async () => {
    await h.mount(view(), { data: { v: [2, 0], list: [10, 11, 12, 13, 14] } })
    expect([(await h.box('#i10')).height, await middle('#i12')]).toEqual([50, 0])
    const column = await h.box('#c1')
    await h.page.mouse.move(column.x + 50, column.y + 125)
    await h.page.mouse.down()
    await h.page.mouse.move(column.x + 50, column.y - 300, { steps: 5 })
    await h.page.mouse.up()
    await h.until('pickend')
    expect(await h.details()).toEqual([
      ['pickstart', {}],
      ['change', { value: [4, 0] }],
      ['pickend', {}],
    ])
    await h.page.mouse.click(column.x + 50, column.y + 75)
    await h.until('pickend')
    expect((await h.details())[1]).toEqual(['change', { value: [3, 0] }])
  })

  test('a picker-view follows the page and lists that come later', async () => {
    await h.mount(view(), { data: { v: [1, 0], list: [] } })
    await h.setData({ list: [10, 11, 12], v: [1, 0] })
    await h.page.waitForFunction(() => document.querySelector('#i11'))
    expect(await middle('#i11')).toBe(0)
    await h.setData({ v: [2, 0] })
    await h.page.waitForFunction(() => Math.abs(document.querySelector('#i12')!.getBoundingClientRect().top - 100) < 1)
    expect(await h.take()).toEqual([])
  })
})
