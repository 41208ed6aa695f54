import { mountComponent, type Mounted } from '../../support/mini-component'
import { anAlbum, aVideoFile, uploadsOf } from '../support/forum-form-answers'

const kept = {
  fileId: 'cloud://env/posts/film.mp4',
  coverFileId: 'cloud://env/posts/film.jpg',
  ...{ seconds: 42, width: 1280, height: 720 },
  ...{ src: 'wxfile://tmp/film.mp4', coverSrc: 'wxfile://tmp/frame.jpg' },
}

async function open(file: object = aVideoFile(), given: object = {}, wx: object = {}) {
  const picker = await mountComponent('components/video-picker/video-picker', {
    given: { value: null, folder: 'posts', ...given },
    wx: { ...anAlbum([file]), ...wx },
  })
  return { picker, ...uploadsOf(picker), changes: picker.listen('change'), busy: picker.listen('busy') }
}

const choose = (picker: Mounted) => picker.tap('.add-line')
const failing = (errMsg: string) => ({ chooseMedia: () => Promise.reject(Object.assign(new Error(), { errMsg })) })

test('a chosen video is sent behind its cover, with its percent, and told with its measures', async () => {
  const { picker, uploads, arrive, changes, busy } = await open()
  await choose(picker)
  expect(uploads[0]).toMatchObject({ filePath: 'wxfile://tmp/frame.jpg' })
  expect(uploads[0]!.cloudPath).toMatch(/^posts\/[\w-]{8,80}\.jpg$/)
  await arrive(0)
  expect(uploads[1]).toMatchObject({ filePath: 'wxfile://tmp/film.mp4' })
  expect(uploads[1]!.cloudPath).toMatch(/^posts\/[\w-]{8,80}\.mp4$/)
  uploads[1]!.progress(42)
  await picker.settle()
  expect(picker.text('.video-picker__percent')).toBe('42%')
  await arrive(1)
  const ids = uploads.map(({ cloudPath }) => `cloud://env/${cloudPath}`)
  expect(changes).toEqual([{ value: { ...kept, fileId: ids[1], coverFileId: ids[0] } }])
  expect(picker.text('.video-picker__length')).toBe('0:42')
  expect(busy[0]).toEqual({ isBusy: true, unsentCount: 1 })
  expect(busy.at(-1)).toEqual({ isBusy: false, unsentCount: 0 })
})

test.each([
  [aVideoFile({ duration: 95 }), '视频最长 60 秒，这个有 1:35。剪短后再选。'],
  [aVideoFile({ thumbTempFilePath: '' }), '这个视频读不出来，换一个再试。'],
])('a video that cannot be taken is refused with why: %#', async (file, sentence) => {
  const { picker, uploads } = await open(file)
  await choose(picker)
  expect(picker.text('.video-picker__error')).toBe(sentence)
  expect(uploads).toHaveLength(0)
  expect(picker.has('.add-line')).toBe(true)
})

test('one that was stopped at sixty seconds is as long as it may be', async () => {
  const { picker, arrive, changes } = await open(aVideoFile({ duration: 60.03 }))
  await choose(picker)
  await arrive(0)
  await arrive(1)
  expect(changes).toMatchObject([{ value: { seconds: 60 } }])
})

describe('a large video', () => {
  const large = aVideoFile({ size: 130_000_000 })

  test('goes smaller', async () => {
    const { picker, uploads, arrive } = await open(large)
    await choose(picker)
    await arrive(0)
    expect(uploads[1]!.filePath).toBe('wxfile://tmp/small.mp4')
  })

  test('says that it is being compressed, and can be given up meanwhile', async () => {
    let finish: (small: object) => void = () => undefined
    const compressVideo = () => new Promise((resolve) => (finish = resolve))
    const { picker, uploads, busy } = await open(large, {}, { compressVideo })
    await choose(picker)
    expect(picker.text('.video-picker__percent')).toBe('正在压缩')
    await picker.tap('.video-picker__remove')
    finish({ tempFilePath: 'wxfile://tmp/small.mp4', size: 9_000 })
    await picker.settle()
    expect(uploads).toHaveLength(0)
    expect(picker.has('.add-line')).toBe(true)
    expect(busy.at(-1)).toEqual({ isBusy: false, unsentCount: 0 })
  })

  test('that stays too large is refused with both sizes', async () => {
    const compressVideo = () => Promise.reject(new Error('compressVideo:fail not supported'))
    const { picker, uploads, busy } = await open(large, {}, { compressVideo })
    await choose(picker)
    expect(picker.text('.video-picker__error')).toBe('视频最大 100 MB，压缩后还有 130 MB。剪短一些再选。')
    expect(uploads).toHaveLength(0)
    expect(busy.at(-1)).toEqual({ isBusy: false, unsentCount: 0 })
  })

  test('that the phone cannot compress goes as it is when it fits', async () => {
    const compressVideo = () => Promise.reject(new Error('compressVideo:fail not supported'))
    const { picker, uploads, arrive } = await open(aVideoFile({ size: 90_000_000 }), {}, { compressVideo })
    await choose(picker)
    await arrive(0)
    expect(uploads[1]!.filePath).toBe('wxfile://tmp/film.mp4')
  })
})

test('a small video is not compressed again', async () => {
  const { picker } = await open()
  await choose(picker)
  expect(picker.wx.compressVideo).not.toHaveBeenCalled()
})

test('one that broke off is sent again by a tap, without its cover a second time', async () => {
  const { picker, uploads, arrive, breakOff, changes, busy } = await open()
  await choose(picker)
  await arrive(0)
  await breakOff(1)
  expect(picker.text('.video-picker__retry')).toBe('重试')
  expect(busy.at(-1)).toEqual({ isBusy: false, unsentCount: 1 })
  await picker.tap('.video-picker__over')
  await arrive(2)
  expect(uploads.map(({ filePath }) => filePath)).toEqual([
    'wxfile://tmp/frame.jpg',
    'wxfile://tmp/film.mp4',
    'wxfile://tmp/film.mp4',
  ])
  expect(changes).toHaveLength(1)
})

test('given up on its way, it stops and is told to nobody', async () => {
  const { picker, uploads, arrive, changes } = await open()
  await choose(picker)
  await arrive(0)
  await picker.tap('.video-picker__remove')
  expect(uploads[1]!.isAborted).toBe(true)
  expect(picker.has('.add-line')).toBe(true)
  expect(picker.has('.video-picker__retry')).toBe(false)
  expect(changes).toEqual([])
})

test('the upload stops with the page', async () => {
  const { picker, uploads, arrive } = await open()
  await choose(picker)
  await arrive(0)
  picker.unmount()
  expect(uploads[1]!.isAborted).toBe(true)
})

test('thinking better of it says nothing; an album that stays shut says what to do', async () => {
  const cancelled = await open({}, {}, failing('chooseMedia:fail cancel'))
  await choose(cancelled.picker)
  expect(cancelled.picker.has('.video-picker__error')).toBe(false)
  const denied = await open({}, {}, failing('chooseMedia:fail system permission denied'))
  await choose(denied.picker)
  expect(denied.picker.text('.video-picker__error')).toContain('在手机设置里允许微信使用照片')
})

test('a sent video plays by a tap, from storage when its local copy is gone', async () => {
  const { picker } = await open({}, { value: kept })
  expect(picker.attribute('.video-picker__fill', 'src')).toBe(kept.coverSrc)
  await picker.tap('.video-picker__over')
  expect(picker.attribute('video, wx-video', 'src')).toBe(kept.src)
  await picker.fire('video, wx-video', 'error')
  expect(picker.attribute('video, wx-video', 'src')).toBe(kept.fileId)
})

test('a sent video is taken away after a question', async () => {
  const { picker, changes } = await open({}, { value: kept })
  await picker.tap('.video-picker__remove')
  expect(picker.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '去掉这个视频？' }))
  expect(changes).toEqual([{ value: null }])
  expect(picker.has('.add-line')).toBe(true)
})

test('a sentence of the server stands below it', async () => {
  const { picker } = await open({}, { error: '视频没有传上来，重新选一次。' })
  expect(picker.text('.video-picker__error')).toBe('视频没有传上来，重新选一次。')
})
