import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

describeWithBrowser('wx storage', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(() => h.forget())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('a value comes back with its type, a Date as a Date', async () => {
    const result = await h.run(`
      const values = { text: 'a', number: 1, no: false, list: [1, { b: 2 }], empty: null }
      for (const [key, value] of Object.entries(values)) wx.setStorageSync(key, value)
      wx.setStorageSync('day', new Date(5))
      return { text: wx.getStorageSync('text'), number: wx.getStorageSync('number'), no: wx.getStorageSync('no'),
        list: wx.getStorageSync('list'), day: wx.getStorageSync('day') instanceof Date && wx.getStorageSync('day').getTime() }`)
    expect(result).toEqual({ text: 'a', number: 1, no: false, list: [1, { b: 2 }], day: 5 })
  })

  test('an absent key is an empty text for the synchronous call and a failure for the other', async () => {
    expect(await h.run(`return wx.getStorageSync('none')`)).toBe('')
    expect(await h.run(`return wx.getStorage({ key: 'none' })`)).toEqual({
      rejected: { errMsg: 'getStorage:fail data not found' },
    })
  })

  test('callbacks are called in place of a promise, and complete after either', async () => {
    const calls = await h.run(`
      const calls = []
      const log = (name) => (result) => calls.push([name, result.errMsg])
      const returned = wx.setStorage({ key: 'a', data: 1, success: log('success'), complete: log('complete') })
      wx.getStorage({ key: 'none', fail: log('fail'), complete: log('complete') })
      await new Promise((done) => setTimeout(done))
      return [returned, calls]`)
    const ok = [
      ['success', 'setStorage:ok'],
      ['complete', 'setStorage:ok'],
    ]
    const failed = [
      ['fail', 'getStorage:fail data not found'],
      ['complete', 'getStorage:fail data not found'],
    ]
    expect(calls).toEqual([undefined, expect.arrayContaining([...ok, ...failed])])
  })

  test('an entry above 1 MB and a total above 10 MB are refused, below they are kept', async () => {
    const result = await h.run(`
      const refusals = []
      const tryTo = (work) => { try { work() } catch (error) { refusals.push(error.message) } }
      tryTo(() => wx.setStorageSync('big', 'x'.repeat(1024 * 1024)))
      const entry = 'x'.repeat(1024 * 1024 - 20)
      for (let i = 0; i < 11; i += 1) tryTo(() => wx.setStorageSync('k' + i, entry))
      return { refusals, keys: wx.getStorageInfoSync().keys.length, last: wx.getStorageSync('k9').length, limit: wx.getStorageInfoSync().limitSize }`)
    expect(result).toEqual({
      refusals: ['setStorageSync:fail entry size limit reached', 'setStorageSync:fail exceed storage max size 10Mb'],
      keys: 10,
      last: 1024 * 1024 - 20,
      limit: 10240,
    })
  })

  test('each identity has its own storage and finds it again after a reload', async () => {
    await h.run(`wx.setStorageSync('draft', '我的')`)
    await h.load('?as=oOther')
    expect(await h.run(`return wx.getStorageSync('draft')`)).toBe('')
    await h.run(`wx.clearStorageSync()`)
    await h.load('?as=oMember')
    expect(await h.run(`return wx.getStorageSync('draft')`)).toBe('我的')
  })

  test('several keys are written and read at once', async () => {
    const result = await h.run(`
      wx.batchSetStorageSync([{ key: 'a', value: 1 }, { key: 'b', value: 2 }])
      await wx.batchSetStorage({ kvList: [{ key: 'c', value: 3 }] })
      const { dataList } = await wx.batchGetStorage({ keyList: ['b', 'c', 'none'] })
      return [wx.batchGetStorageSync(['a']), dataList]`)
    expect(result).toEqual([[1], [2, 3, '']])
  })

  test('a key that is no text is refused with the words of WeChat', async () => {
    expect(await h.run(`return wx.setStorage({ data: 1 })`)).toEqual({
      rejected: { errMsg: 'setStorage:fail parameter error: parameter.key should be String instead of Undefined;' },
    })
  })
})
