import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { sent, toasts, write } from '../support/dues-admin-pages'
import { anOpenedReceipt, voided } from '../support/dues-year-answers'
import { aCanvas, aFile, aFolder, anAlbum, anAnswerHeldBack } from '../support/dues-year-pages'
import { promised } from '../support/plain-page'
import { aPhone } from '../support/post-answers'
import { until } from '../support/until'

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

const openReceipt = (cloud: Record<string, unknown> = {}, options: { given?: object; wx?: object } = {}) =>
  open(
    'receipt',
    { 'dues.openReceipt': anOpenedReceipt(), ...cloud },
    { ...options, given: { id: 'receipt-1', ...options.given } },
  )

describe('a receipt', () => {
  test('shows amount, words and what was paid', async () => {
    const page = await openReceipt()
    expect(sent(page, 'dues.openReceipt')).toEqual([{ receiptId: 'receipt-1' }])
    expect(page.text('.receipt__sum')).toContain('¥192.60 人民币壹佰玖拾贰元陆角整')
    expect(page.texts('.receipt__row')[2]).toBe('所属月份2026年9月、10月')
    expect(page.has('.receipt__thanks')).toBe(false)
    expect(page.has('seal')).toBe(true)
  })

  test('is thanked for right after the payment, by the payer alone', async () => {
    const page = await openReceipt({}, { given: { fresh: '1' } })
    expect(page.text('.receipt__thanks')).toBe('党费收到了，谢谢你9月、10月都已缴清')
    const keeper = await openReceipt(
      { 'dues.openReceipt': anOpenedReceipt({}, { isMine: false }) },
      { given: { fresh: '1' } },
    )
    expect(keeper.has('.receipt__thanks')).toBe(false)
  })

  test('leaves for home when nothing lies behind it', async () => {
    const page = await openReceipt()
    await page.tap('.bottom-bar .button--ink')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/home/page' })
  })

  test('without a network says so, and a retry brings it', async () => {
    let isOnline = false
    const page = await openReceipt({ 'dues.openReceipt': () => (isOnline ? anOpenedReceipt() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    expect(page.has('.bottom-bar')).toBe(false)
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.receipt__sum')).toContain('192.60')
  })

  test('offers a reminder for the next time, asking WeChat for its leave', async () => {
    const requestSubscribeMessage = jest.fn(() => Promise.resolve({ notice: 'accept' }))
    const page = await openReceipt(
      { 'dues.setReminders': {} },
      { given: { fresh: '1' }, wx: { requestSubscribeMessage } },
    )
    await page.tap('.button--small')
    expect(requestSubscribeMessage).toHaveBeenCalledTimes(1)
    expect(sent(page, 'dues.setReminders')).toEqual([{ areOn: true }])
    expect(page.text('.receipt__mark')).toBe('已开启')
    expect(page.has('.button--small')).toBe(false)
  })

  test('does not claim a reminder that could not be set', async () => {
    const requestSubscribeMessage = () => Promise.reject(new Error('requestSubscribeMessage:fail'))
    const page = await openReceipt(
      { 'dues.setReminders': offline },
      { given: { fresh: '1' }, wx: { requestSubscribeMessage } },
    )
    await page.tap('.button--small')
    expect(toasts(page)).toEqual(expect.arrayContaining(['没有开启，消息页里照样看得到', lost]))
    expect(page.text('.button--small')).toBe('开启')
  })
})

describe('the document of a receipt', () => {
  const exporting = 'cell:nth-child(1)'
  const file = aFile('收据2026-00418.docx')

  test('is written to the phone and opened', async () => {
    const { wx, writeFileSync } = aFolder()
    const page = await openReceipt({ 'dues.exportReceipt': file }, { wx })
    await page.tap(exporting)
    expect(sent(page, 'dues.exportReceipt')).toEqual([{ receiptId: 'receipt-1' }])
    expect(writeFileSync).toHaveBeenCalledWith('usr/收据2026-00418.docx', 'eA==', 'base64')
    expect(wx.openDocument).toHaveBeenCalledWith(expect.objectContaining({ fileType: 'docx', showMenu: true }))
  })

  test('is made once however often it is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack(file)
    const page = await openReceipt({ 'dues.exportReceipt': command }, { wx: aFolder().wx })
    await tapTwice(page, exporting)
    expect(sent(page, 'dues.exportReceipt')).toHaveLength(1)
  })

  test('that could not be made opens nothing', async () => {
    const { wx } = aFolder()
    const page = await openReceipt({ 'dues.exportReceipt': offline }, { wx })
    await page.tap(exporting)
    expect(toasts(page)).toEqual([lost])
    expect(wx.openDocument).not.toHaveBeenCalled()
  })
})

describe('a receipt entered by mistake', () => {
  const mine = anOpenedReceipt({ method: 'cash' }, { isMine: false, allowedEvents: ['voidReceipt'] })
  const reason = '记错人了，应该是何川。'

  async function openSheet(page: Mounted): Promise<void> {
    await page.tap('cell:nth-child(2)')
    await until(page, '.words-sheet__text')
  }

  test('is voided with a reason, and shown as void', async () => {
    let isVoid = false
    const phone = aPhone()
    const page = await openReceipt(
      {
        'dues.openReceipt': () => (isVoid ? anOpenedReceipt({ voided }) : mine),
        'dues.voidReceipt': () => {
          isVoid = true
          return {}
        },
      },
      { wx: phone },
    )
    await openSheet(page)
    expect(page.text('.words-sheet__hint')).toBe('9月、10月重新算没缴。编号不再用，林晓会收到通知。')
    await write(page, reason)
    expect(sent(page, 'dues.voidReceipt')).toEqual([{ receiptId: 'receipt-1', reason }])
    expect(toasts(page)).toEqual(['已作废'])
    expect(page.text('.receipt__voided')).toContain('周宁 10月14日作废')
    expect(page.has('seal')).toBe(false)
    expect(page.texts('.bottom-bar .button')).toEqual(['完成'])
    expect(page.has('.words-sheet__text')).toBe(false)
    expect(phone.getStorageSync('draft:void:receipt-1')).toBe('')
  })

  test('keeps the reason when it is refused, and for the next time', async () => {
    const phone = aPhone()
    const sentence = '超过三天了，不能作废。'
    const cloud = {
      'dues.openReceipt': mine,
      'dues.voidReceipt': () => {
        throw new Refused('INVALID_INPUT', sentence, { reason: sentence })
      },
    }
    const page = await openReceipt(cloud, { wx: phone })
    await openSheet(page)
    await write(page, reason)
    expect(page.text('.words-sheet__error')).toBe(sentence)
    expect(page.attribute('.words-sheet__text', 'value')).toBe(reason)
    expect(page.data.sheet).toMatchObject({ isBusy: false })
    const again = await openReceipt(cloud, { wx: phone })
    await openSheet(again)
    expect(again.attribute('.words-sheet__text', 'value')).toBe(reason)
  })

  test('is not voided without a reason, nor when one thinks better of it', async () => {
    const page = await openReceipt({ 'dues.openReceipt': mine, 'dues.voidReceipt': {} })
    await openSheet(page)
    await page.tap('.words-sheet__confirm')
    expect(page.calls).toHaveLength(1)
    await page.tap('.words-sheet .button--text')
    expect(page.has('.words-sheet__text')).toBe(false)
    expect(page.calls).toHaveLength(1)
  })

  test('is voided once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack({})
    const page = await openReceipt({ 'dues.openReceipt': mine, 'dues.voidReceipt': command })
    await openSheet(page)
    await page.fire('.words-sheet__text', 'input', { value: reason })
    await tapTwice(page, '.words-sheet__confirm')
    expect(sent(page, 'dues.voidReceipt')).toHaveLength(1)
  })

  test('keeps its sheet open while it is being sent', async () => {
    const { promise, keep } = promised<object>()
    const page = await openReceipt({ 'dues.openReceipt': mine, 'dues.voidReceipt': () => promise })
    await openSheet(page)
    await write(page, reason)
    await page.tap('.words-sheet .button--text')
    expect(page.has('.words-sheet__text')).toBe(true)
    keep({})
    await page.settle()
    expect(page.has('.words-sheet__text')).toBe(false)
  })

  test('is not voided by those who may not', async () => {
    const page = await openReceipt()
    expect(page.text()).not.toContain('作废这张收据')
  })
})

describe('the picture of a receipt', () => {
  const saveButton = '.bottom-bar .button--outline'
  const failing = (errMsg: string) => jest.fn(() => Promise.reject(Object.assign(new Error(), { errMsg })))
  const openWith = async ({ hasSeal = true, wx = {}, receipt = {} } = {}) => {
    const canvas = aCanvas({ hasSeal })
    const cloud = { 'dues.openReceipt': anOpenedReceipt(receipt) }
    const page = await openReceipt(cloud, { wx: { ...anAlbum(canvas), ...wx } })
    return { page, canvas, texts: () => canvas.written.map(({ text }) => text) }
  }

  test('has the words of the page and its seal, and is kept in the album', async () => {
    const { page, canvas, texts } = await openWith()
    await page.tap(saveButton)
    expect(texts().slice(0, 4)).toEqual(['党费电子收据', '2026-00418', '¥ 192.60', '人民币壹佰玖拾贰元陆角整'])
    for (const row of page.texts('.receipt__row')) expect(texts().join('')).toContain(row)
    expect(texts()).not.toContain('已收')
    expect(canvas.images).toHaveLength(1)
    expect(page.wx.saveImageToPhotosAlbum).toHaveBeenCalledWith({ filePath: 'wxfile://tmp/receipt.png' })
    expect(toasts(page)).toEqual(['已保存到相册'])
  })

  test('says 已收 in words when the seal cannot be loaded', async () => {
    const { page, canvas, texts } = await openWith({ hasSeal: false })
    await page.tap(saveButton)
    expect(texts()).toContain('已收')
    expect(canvas.images).toEqual([])
  })

  test('grows with a long name, of which nothing is lost', async () => {
    const branchName = '信息科学与工程学院软件工程系二〇二三级本科生第二党支部'
    const short = await openWith()
    await short.page.tap(saveButton)
    const { page, canvas, texts } = await openWith({ receipt: { branchName } })
    await page.tap(saveButton)
    expect(texts().join('')).toContain(branchName)
    expect(texts()).not.toContain(branchName)
    expect(canvas.height).toBeGreaterThan(short.canvas.height)
    for (const { y } of canvas.written) expect(y * 2).toBeLessThan(canvas.height)
  })

  test('is saved once however often the button is tapped', async () => {
    const { command, tapTwice } = anAnswerHeldBack({})
    const { page } = await openWith({ wx: { saveImageToPhotosAlbum: jest.fn(command) } })
    await tapTwice(page, saveButton)
    expect(page.wx.saveImageToPhotosAlbum).toHaveBeenCalledTimes(1)
  })

  test('that was not wanted after all is no failure', async () => {
    const { page } = await openWith({ wx: { saveImageToPhotosAlbum: failing('saveImageToPhotosAlbum:fail cancel') } })
    await page.tap(saveButton)
    expect(toasts(page)).toEqual([])
    expect(page.wx.showModal).not.toHaveBeenCalled()
  })

  test('that the album refuses leads to the settings', async () => {
    const { page } = await openWith({
      wx: { saveImageToPhotosAlbum: failing('saveImageToPhotosAlbum:fail auth deny') },
    })
    await page.tap(saveButton)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '还不能存到相册' }))
    expect(page.wx.openSetting).toHaveBeenCalledTimes(1)
  })
})
