import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

describeWithBrowser('wx.cloud', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(() => h.forget())

  test('callFunction sends the data as the chosen identity and gives the result', async () => {
    h.answers.set('POST /cloud/call', () => ({ json: { result: { ok: true, data: 7 } } }))
    const answer = await h.run(
      `wx.cloud.init(); return wx.cloud.callFunction({ name: 'dues', data: { action: 'listMine', none: undefined } })`,
    )
    expect(answer).toEqual({
      errMsg: 'cloud.callFunction:ok',
      result: { ok: true, data: 7 },
      requestID: expect.any(String),
    })
    expect(h.requests).toEqual([
      { method: 'POST', path: '/cloud/call', body: { function: 'dues', data: { action: 'listMine' }, as: 'oMember' } },
    ])
  })

  test('a refusal of the cloud rejects with its errCode and errMsg', async () => {
    const errMsg =
      'cloud.callFunction:fail requestID 1, cloud function service error code -504003, error message timed out'
    h.answers.set('POST /cloud/call', () => ({ json: { errCode: -504003, errMsg, requestId: '1' } }))
    expect(await h.run(`wx.cloud.init(); return wx.cloud.callFunction({ name: 'dues' })`)).toEqual({
      rejected: expect.objectContaining({ errCode: -504003, errMsg }),
    })
  })

  test('without a network a call fails as WeChat says it, in both styles, and works again afterwards', async () => {
    h.answers.set('POST /cloud/call', () => ({ json: { result: 1 } }))
    const seen = await h.run(`
      wx.cloud.init()
      const changes = []
      wx.onNetworkStatusChange((change) => changes.push(change))
      testPhone.fromShell('network', { online: false })
      const { networkType } = await wx.getNetworkType()
      const failed = await wx.cloud.callFunction({ name: 'dues' }).catch(({ errCode, errMsg }) => ({ errCode, errMsg }))
      const called = await new Promise((fail) => wx.cloud.callFunction({ name: 'dues', fail: ({ errCode }) => fail(errCode) }))
      testPhone.fromShell('network', { online: true })
      const { result } = await wx.cloud.callFunction({ name: 'dues' })
      return { changes, networkType, failed, called, result }`)
    expect(seen).toEqual({
      changes: [
        { isConnected: false, networkType: 'none' },
        { isConnected: true, networkType: 'wifi' },
      ],
      networkType: 'none',
      failed: { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail net::ERR_INTERNET_DISCONNECTED' },
      called: -1,
      result: 1,
    })
    expect(h.requests).toHaveLength(1)
  })

  test('the network stays away over a reload until the shell gives it back', async () => {
    await h.run(`testPhone.fromShell('network', { online: false })`)
    await h.load()
    expect(await h.run(`return (await wx.getNetworkType()).networkType`)).toBe('none')
  })

  test('a server that cannot be reached looks like a lost network', async () => {
    h.answers.set('POST /cloud/call', () => 'unreachable')
    expect(await h.run(`wx.cloud.init(); return wx.cloud.callFunction({ name: 'dues' })`)).toMatchObject({
      rejected: { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail net::ERR_CONNECTION_FAILED' },
    })
    expect(h.said.splice(0)).toEqual([expect.stringContaining('Failed to load resource')])
  })

  test('a call before init is refused', async () => {
    expect(await h.run(`return wx.cloud.callFunction({ name: 'dues' })`)).toMatchObject({
      rejected: { errMsg: "cloud.callFunction:fail Cloud API isn't enabled, please call wx.cloud.init first" },
    })
  })

  test('a file is uploaded with progress and downloaded again', async () => {
    h.answers.set('PUT /cloud/files/posts/a%20b.txt', () => ({
      json: { fileID: 'cloud://local.bucket/posts/a b.txt' },
    }))
    h.answers.set('GET /cloud/files/posts/x.txt', () => ({ body: '内容', contentType: 'text/plain' }))
    const seen = await h.run(`
      wx.cloud.init()
      const fs = wx.getFileSystemManager()
      const path = wx.env.USER_DATA_PATH + '/note.txt'
      fs.writeFileSync(path, '你好')
      const progress = []
      const task = wx.cloud.uploadFile({ cloudPath: 'posts/a b.txt', filePath: path })
      task.onProgressUpdate((step) => progress.push(step.progress))
      const { fileID } = await task
      const { tempFilePath } = await wx.cloud.downloadFile({ fileID: 'cloud://local.bucket/posts/x.txt' })
      return { fileID, last: progress.at(-1), text: fs.readFileSync(tempFilePath, 'utf8') }`)
    expect(seen).toEqual({ fileID: 'cloud://local.bucket/posts/a b.txt', last: 100, text: '内容' })
  })

  test('an upload of a file that is not there fails and sends nothing', async () => {
    expect(
      await h.run(`wx.cloud.init(); return wx.cloud.uploadFile({ cloudPath: 'a', filePath: 'wxfile://tmp_none' })`),
    ).toMatchObject({
      rejected: { errCode: -1, errMsg: 'cloud.uploadFile:fail file not exists, filePath: wxfile://tmp_none' },
    })
    expect(h.requests).toEqual([])
  })

  test('temporary URLs come from the cloud', async () => {
    h.answers.set('POST /cloud/temp-urls', ({ body }) => ({
      json: {
        fileList: (body as { fileList: string[] }).fileList.map((fileID) => ({
          fileID,
          tempFileURL: 'http://a/b',
          status: 0,
          errMsg: 'ok',
        })),
      },
    }))
    const fileList = [{ fileID: 'cloud://local.bucket/a', tempFileURL: 'http://a/b', status: 0, errMsg: 'ok' }]
    expect(
      await h.run(`wx.cloud.init(); return wx.cloud.getTempFileURL({ fileList: ['cloud://local.bucket/a'] })`),
    ).toEqual({
      errMsg: 'cloud.getTempFileURL:ok',
      fileList,
    })
  })

  test('the database is out of reach of a member’s client, loudly', async () => {
    expect(await h.run(`return wx.cloud.database()`)).toEqual({
      rejected: { message: 'wx.cloud.database is not available in the preview' },
    })
    expect(h.said.splice(0)).toEqual(['wx.cloud.database is not available in the preview'])
    expect(await h.noted()).toEqual([['emit', 'missing-api', { name: 'wx.cloud.database' }]])
  })

  afterEach(() => expect(h.said.splice(0)).toEqual([]))
})
