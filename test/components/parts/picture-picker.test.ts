import { mountComponent, type Mounted } from '../../support/mini-component'

interface Upload {
  cloudPath: string
  filePath: string
  success(result: { fileID: string }): void
  fail(): void
  /** Percent. */
  progress(percent: number): void
}

const file = (tempFilePath: string, size = 400_000) => ({ tempFilePath, size })
const stored = (name: string) => ({ fileId: `cloud://env/reflections/${name}.jpg`, src: `https://files/${name}.jpg` })

/** A picker whose album gives `files`, and whose uploads the test lets arrive or break. */
async function open(files: object[] | Error, given: object = {}, wx: object = {}) {
  const chooseMedia = jest.fn(() =>
    files instanceof Error ? Promise.reject(files) : Promise.resolve({ tempFiles: files }),
  )
  const compressImage = jest.fn(({ src }: { src: string }) =>
    Promise.resolve({ tempFilePath: src.replace(/\.\w+$/, '-small.jpg') }),
  )
  const picker = await mountComponent('components/picture-picker/picture-picker', {
    given: { value: [], folder: 'reflections', max: 9, ...given },
    wx: { chooseMedia, compressImage, ...wx },
  })
  const uploads: Upload[] = []
  const uploadFile = (options: Omit<Upload, 'progress'>) => {
    const upload: Upload = { ...options, progress: () => undefined }
    uploads.push(upload)
    return {
      onProgressUpdate(tell: (event: { progress: number }) => void) {
        upload.progress = (progress) => tell({ progress })
      },
    }
  }
  Object.assign(picker.wx.cloud as object, { uploadFile })
  return { picker, uploads, chooseMedia, changes: picker.listen('change'), busy: picker.listen('busy') }
}

const add = (picker: Mounted) => picker.tap('.picture-picker__add')

async function arrive(picker: Mounted, upload: Upload): Promise<void> {
  upload.success({ fileID: `cloud://env/${upload.cloudPath}` })
  await picker.settle()
}

async function breakOff(picker: Mounted, upload: Upload): Promise<void> {
  upload.fail()
  await picker.settle()
}

test('a chosen picture is made smaller, sent to its folder with its percent, and told when it has arrived', async () => {
  const { picker, uploads, changes, busy } = await open([file('wxfile://tmp/a.png')])
  await add(picker)
  expect(uploads[0]).toMatchObject({ filePath: 'wxfile://tmp/a-small.jpg' })
  expect(uploads[0]!.cloudPath).toMatch(/^reflections\/[\w-]{8,80}\.jpg$/)
  uploads[0]!.progress(42)
  await picker.settle()
  expect(picker.text('.picture-picker__percent')).toBe('42%')
  await arrive(picker, uploads[0]!)
  expect(changes).toEqual([{ value: [{ fileId: `cloud://env/${uploads[0]!.cloudPath}`, src: 'wxfile://tmp/a.png' }] }])
  expect(picker.has('.picture-picker__percent')).toBe(false)
  expect(busy).toEqual([
    { isBusy: true, unsentCount: 1 },
    { isBusy: false, unsentCount: 0 },
  ])
})

test('several arrive in the order of choosing, one after the other', async () => {
  const { picker, uploads, changes } = await open([file('wxfile://tmp/a.jpg'), file('wxfile://tmp/b.jpg')])
  await add(picker)
  expect(uploads).toHaveLength(1)
  await arrive(picker, uploads[0]!)
  await arrive(picker, uploads[1]!)
  const last = changes.at(-1) as { value: { src: string }[] }
  expect(last.value.map(({ src }) => src)).toEqual(['wxfile://tmp/a.jpg', 'wxfile://tmp/b.jpg'])
})

test('a picture that broke off stays on its tile and is sent again by a tap', async () => {
  const { picker, uploads, changes, busy } = await open([file('wxfile://tmp/a.jpg')])
  await add(picker)
  await breakOff(picker, uploads[0]!)
  expect(picker.text('.picture-picker__retry')).toBe('重试')
  expect(busy.at(-1)).toEqual({ isBusy: false, unsentCount: 1 })
  expect(changes).toEqual([])
  await picker.tap('.picture-picker__over')
  await arrive(picker, uploads[1]!)
  expect(changes).toHaveLength(1)
  expect(picker.has('.picture-picker__retry')).toBe(false)
})

test('one that broke off does not hold up the next', async () => {
  const { picker, uploads, changes } = await open([file('wxfile://tmp/a.jpg'), file('wxfile://tmp/b.jpg')])
  await add(picker)
  await breakOff(picker, uploads[0]!)
  await arrive(picker, uploads[1]!)
  expect(changes.at(-1)).toMatchObject({ value: [{ src: 'wxfile://tmp/b.jpg' }] })
  expect(picker.has('.picture-picker__retry')).toBe(true)
})

test('what is too large or no picture is left out with the limit, the rest is sent', async () => {
  const { picker, uploads } = await open([
    file('wxfile://tmp/a.jpg', 10_000_001),
    file('wxfile://tmp/b.gif'),
    file('wxfile://tmp/c.jpg', 10_000_000),
  ])
  await add(picker)
  expect(picker.text('.picture-picker__error')).toBe('有 1 张不是 JPG、PNG 或 WebP 图片，有 1 张超过 10 MB，没有加上。')
  expect(uploads.map(({ filePath }) => filePath)).toEqual(['wxfile://tmp/c-small.jpg'])
})

test('what the phone cannot make smaller goes as it is', async () => {
  const compressImage = () => Promise.reject(new Error('compressImage:fail'))
  const { picker, uploads } = await open([file('wxfile://tmp/a.webp')], {}, { compressImage })
  await add(picker)
  expect(uploads[0]).toMatchObject({ filePath: 'wxfile://tmp/a.webp', cloudPath: expect.stringMatching(/\.webp$/) })
})

test('there is room for as many as the form takes, and then no tile to add', async () => {
  const { picker, chooseMedia } = await open([], { max: 3, value: [stored('a')] })
  expect(picker.text('.picture-picker__add')).toBe('1/3')
  await add(picker)
  expect(chooseMedia).toHaveBeenCalledWith(expect.objectContaining({ count: 2, mediaType: ['image'] }))
  picker.instance.setData!({ value: [stored('a'), stored('b'), stored('c')] })
  expect(picker.has('.picture-picker__add')).toBe(false)
})

test('with a verb, adding is a line until something is chosen', async () => {
  const { picker, uploads } = await open([file('wxfile://tmp/a.jpg')], { verb: '加图片' })
  expect(picker.text('.add-line')).toBe('加图片最多 9 张')
  expect(picker.has('.picture-picker__add')).toBe(false)
  await picker.tap('.add-line')
  await arrive(picker, uploads[0]!)
  expect(picker.has('.add-line')).toBe(false)
  expect(picker.text('.picture-picker__add')).toBe('1/9')
})

test('thinking better of it says nothing; an album that stays shut says what to do', async () => {
  const cancelled = await open(Object.assign(new Error(), { errMsg: 'chooseMedia:fail cancel' }))
  await add(cancelled.picker)
  expect(cancelled.picker.has('.picture-picker__error')).toBe(false)
  const denied = await open(Object.assign(new Error(), { errMsg: 'chooseMedia:fail system permission denied' }))
  await add(denied.picker)
  expect(denied.picker.text('.picture-picker__error')).toContain('在手机设置里允许微信使用照片')
})

test('a picture is taken away by its cross, also while it is on its way', async () => {
  const { picker, uploads, changes } = await open([file('wxfile://tmp/new.jpg')], { value: [stored('a'), stored('b')] })
  await picker.tap('.picture-picker__remove')
  expect(changes).toEqual([{ value: [stored('b')] }])
  await add(picker)
  await picker.tap('.picture-picker__tile:nth-child(2) .picture-picker__remove')
  await arrive(picker, uploads[0]!)
  expect(changes).toHaveLength(1)
  expect(picker.text('.picture-picker__add')).toBe('1/9')
})

test('a tap shows a picture large among the others; one whose local copy is gone comes from storage', async () => {
  const { picker } = await open([], { value: [stored('a'), { ...stored('b'), src: 'wxfile://tmp/gone.jpg' }] })
  await picker.fire('.picture-picker__tile:nth-child(2) .picture-picker__image', 'error')
  await picker.tap('.picture-picker__tile:nth-child(2) .picture-picker__image')
  expect(picker.wx.previewImage).toHaveBeenCalledWith({
    urls: [stored('a').src, stored('b').fileId],
    current: stored('b').fileId,
  })
})
