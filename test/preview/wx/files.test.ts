import { join } from 'node:path'
import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describeWithBrowser('wx files', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(() => h.forget())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('the user’s folder keeps folders and files over a reload', async () => {
    await h.run(`
      const fs = wx.getFileSystemManager()
      fs.mkdirSync(wx.env.USER_DATA_PATH + '/drafts/new', true)
      fs.writeFileSync(wx.env.USER_DATA_PATH + '/drafts/new/a.txt', '草稿')`)
    await h.load()
    const seen = await h.run(`
      const fs = wx.getFileSystemManager()
      const folder = wx.env.USER_DATA_PATH + '/drafts'
      const { stats } = await new Promise((success) => fs.stat({ path: folder + '/new/a.txt', success }))
      return { names: fs.readdirSync(folder), text: fs.readFileSync(folder + '/new/a.txt', 'utf8'), size: stats.size, isFile: stats.isFile() }`)
    expect(seen).toEqual({ names: ['new'], text: '草稿', size: 6, isFile: true })
  })

  test('a part of a file, bytes, hex and base64', async () => {
    const seen = await h.run(`
      const fs = wx.getFileSystemManager()
      const path = wx.env.USER_DATA_PATH + '/b'
      fs.writeFileSync(path, 'AQID', 'base64')
      fs.appendFileSync(path, new Uint8Array([4]).buffer)
      return [fs.readFileSync(path, 'hex'), [...new Uint8Array(fs.readFileSync(path, undefined, 1, 2))], fs.readFileSync(path, 'base64')]`)
    expect(seen).toEqual(['01020304', [2, 3], 'AQIDBA=='])
  })

  test('what a phone refuses is refused: other folders, missing files, folders that are not empty', async () => {
    const seen = await h.run(`
      const fs = wx.getFileSystemManager()
      const refused = []
      const tryTo = (work) => { try { work() } catch (error) { refused.push(error.message) } }
      tryTo(() => fs.writeFileSync('/etc/a', 'x'))
      tryTo(() => fs.readFileSync(wx.env.USER_DATA_PATH + '/none'))
      tryTo(() => fs.accessSync(wx.env.USER_DATA_PATH + '/none'))
      fs.mkdirSync(wx.env.USER_DATA_PATH + '/f')
      fs.writeFileSync(wx.env.USER_DATA_PATH + '/f/a', 'x')
      tryTo(() => fs.rmdirSync(wx.env.USER_DATA_PATH + '/f'))
      fs.rmdirSync(wx.env.USER_DATA_PATH + '/f', true)
      return { refused, left: fs.readdirSync(wx.env.USER_DATA_PATH) }`)
    expect(seen).toEqual({
      refused: [
        'writeFileSync:fail permission denied, open /etc/a',
        'readFileSync:fail no such file or directory, open wxfile://usr/none',
        'accessSync:fail no such file or directory, access wxfile://usr/none',
        'rmdirSync:fail directory not empty',
      ],
      left: [],
    })
  })

  test('chosen pictures come as temporary files with size and measures', async () => {
    const [chooser] = await Promise.all([
      h.page.waitForEvent('filechooser'),
      h.begin(`wx.chooseMedia({ count: 2, mediaType: ['image'] })`),
    ])
    expect(chooser.isMultiple()).toBe(true)
    await chooser.setFiles([{ name: 'a.png', mimeType: 'image/png', buffer: PIXEL }])
    const { tempFiles, type } = await h.outcome<{ type: string; tempFiles: { tempFilePath: string }[] }>()
    expect([type, tempFiles]).toEqual([
      'image',
      [expect.objectContaining({ fileType: 'image', size: PIXEL.length, width: 1, height: 1 })],
    ])
    expect(tempFiles[0]?.tempFilePath).toMatch(/^wxfile:\/\/tmp_.+\.png$/)
    const info = await h.run(`return wx.getImageInfo({ src: '${tempFiles[0]?.tempFilePath}' })`)
    expect(info).toMatchObject({ width: 1, height: 1, type: 'png' })
  })

  test('a chosen video comes with its length, its measures and a frame, and compressing gives it back', async () => {
    const [chooser] = await Promise.all([
      h.page.waitForEvent('filechooser'),
      h.begin(`wx.chooseMedia({ count: 1, mediaType: ['video'], sizeType: ['compressed'], maxDuration: 60 })`),
    ])
    expect(await h.page.getByTestId('file-input').getAttribute('accept')).toBe('video/*')
    await chooser.setFiles(join(__dirname, '../../../devkit/seed/assets/heart-to-heart.mp4'))
    const { tempFiles } = await h.outcome<{
      tempFiles: { tempFilePath: string; thumbTempFilePath: string; size: number; duration: number; width: number }[]
    }>()
    const [video] = tempFiles
    expect(video).toMatchObject({ fileType: 'video', tempFilePath: expect.stringMatching(/\.mp4$/) })
    expect(Math.min(video!.duration, video!.width)).toBeGreaterThan(0)
    const frame = await h.run(`return wx.getImageInfo({ src: '${video!.thumbTempFilePath}' })`)
    expect(frame).toMatchObject({ width: video!.width, type: 'jpeg' })
    const small = await h.run(`return wx.compressVideo({ src: '${video!.tempFilePath}', quality: 'medium' })`)
    expect(small).toMatchObject({ size: Math.ceil(video!.size / 1000), tempFilePath: expect.stringMatching(/\.mp4$/) })
    const none = await h.run(`return wx.compressVideo({ src: 'wxfile://tmp_none.mp4' }).catch((error) => error.errMsg)`)
    expect(none).toContain('compressVideo:fail file not exists')
  })

  test('a chosen message file keeps its name, and only the endings asked for are offered', async () => {
    const [chooser] = await Promise.all([
      h.page.waitForEvent('filechooser'),
      h.begin(`wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })`),
    ])
    expect(await h.page.getByTestId('file-input').getAttribute('accept')).toBe('.xlsx')
    await chooser.setFiles([{ name: '名册.xlsx', mimeType: '', buffer: Buffer.from('x') }])
    expect(await h.outcome()).toMatchObject({ tempFiles: [{ name: '名册.xlsx', size: 1, type: 'file' }] })
  })

  test('a document is shown with its name and can be downloaded', async () => {
    await h.run(`
      const path = wx.env.USER_DATA_PATH + '/名册.xlsx'
      wx.getFileSystemManager().writeFileSync(path, 'x')
      await wx.openDocument({ filePath: path })`)
    expect(await h.page.getByTestId('document-name').textContent()).toBe('名册.xlsx，1 字节')
    const [download] = await Promise.all([h.page.waitForEvent('download'), h.tap('document-download')])
    expect(download.suggestedFilename()).toBe('名册.xlsx')
    await h.tap('document-close')
  })

  test('a canvas becomes a picture, a picture becomes a smaller one', async () => {
    const seen = await h.run(`
      const canvas = wx.createOffscreenCanvas({ type: '2d', width: 20, height: 10 })
      canvas.getContext('2d').fillRect(0, 0, 20, 10)
      const { tempFilePath } = await wx.canvasToTempFilePath({ canvas })
      const small = await wx.compressImage({ src: tempFilePath, compressedWidth: 10 })
      const { width, height } = await wx.getImageInfo({ src: small.tempFilePath })
      return { type: tempFilePath.slice(-4), width, height }`)
    expect(seen).toEqual({ type: '.png', width: 10, height: 5 })
  })

  test('pictures are looked at one by one', async () => {
    await h.run(
      `await wx.previewImage({ urls: ['data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='], current: 1 })`,
    )
    expect(await h.page.getByTestId('gallery-count').textContent()).toBe('2 / 2')
    await h.page.keyboard.press('ArrowLeft')
    expect(await h.page.getByTestId('gallery-count').textContent()).toBe('1 / 2')
    await h.tap('gallery-close')
    expect(await h.page.getByTestId('gallery').count()).toBe(0)
  })

  test('a request sends JSON, gives status, headers and parsed data, and can be stopped', async () => {
    h.answers.set('POST /api', () => ({ status: 201, json: { ok: 1 } }))
    h.answers.set('GET /list?page=2', () => ({ body: '[1]', contentType: 'text/plain' }))
    const seen = await h.run(`
      const posted = await wx.request({ url: location.origin + '/api', method: 'POST', data: { a: 1 } })
      const list = await new Promise((success) => wx.request({ url: location.origin + '/list', data: { page: 2 }, success }))
      const task = wx.request({ url: location.origin + '/api', method: 'POST', data: {} })
      task.abort()
      const aborted = await task.catch((error) => error.errMsg)
      return { status: posted.statusCode, data: posted.data, list: list.data, aborted }`)
    expect(seen).toEqual({ status: 201, data: { ok: 1 }, list: [1], aborted: 'request:fail abort' })
    expect(h.requests[0]).toMatchObject({ body: { a: 1 } })
  })
})
