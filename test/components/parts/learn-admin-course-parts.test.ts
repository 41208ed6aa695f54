import { mountComponent } from '../../support/mini-component'
import { newLesson } from '../../../miniprogram/packages/learn-admin/course-edit/lesson-draft'
import { newRules } from '../../../miniprogram/packages/learn-admin/rules'
import { banks } from '../support/learn-admin-answers'

describe('the card of a lesson', () => {
  const mount = (lesson = newLesson('a'), given: Record<string, unknown> = {}) =>
    mountComponent('packages/learn-admin/course-edit/components/lesson-card/lesson-card', {
      given: { lesson, number: 2, count: 3, isOpen: true, ...given },
    })
  const event = (detail: object, dataset: object = {}) => ({ currentTarget: { dataset }, detail })

  test('estimates the length while the text grows', async () => {
    const card = await mount()
    const changes = card.listen('change')
    card.instance.type!(event({ value: '字'.repeat(900) }, { key: 'text' }))
    expect(changes).toEqual([{ changes: { text: '字'.repeat(900), minutes: '3' } }])
  })

  test('takes the length of a video from the file', async () => {
    const card = await mount({ ...newLesson('a'), kind: 'video' })
    const changes = card.listen('change')
    card.instance.takeMedia!(event({ fileId: 'cloud://x/lessons/a.mp4', seconds: 444.8 }))
    card.instance.takeMedia!(event({ fileId: 'cloud://x/lessons/b.mp4', seconds: null }))
    expect(changes).toMatchObject([
      { changes: { videoFileId: 'cloud://x/lessons/a.mp4', minutes: '7.42', hasOwnLength: true } },
      { changes: { videoFileId: 'cloud://x/lessons/b.mp4' } },
    ])
  })

  test('keeps the words of a picture whose neighbour goes', async () => {
    const slides = ['a', 'b'].map((fileId) => ({ fileId, src: fileId, caption: `说明 ${fileId}` }))
    const card = await mount({ ...newLesson('a'), kind: 'slides', slides })
    const changes = card.listen('change')
    card.instance.takePictures!(event({ value: [{ fileId: 'b', src: 'b' }] }))
    card.instance.typeCaption!(event({ value: '新的' }, { at: 1 }))
    expect(changes).toMatchObject([
      { changes: { slides: [{ fileId: 'b', caption: '说明 b' }], minutes: '0.5' } },
      { changes: { slides: [{ caption: '说明 a' }, { caption: '新的' }] } },
    ])
  })

  test('offers the way up and down where there is one, and says what it is asked', async () => {
    const card = await mount()
    const [shifts, removals, toggles] = [card.listen('shift'), card.listen('remove'), card.listen('toggle')]
    await card.tap('.lesson-card__tool:nth-child(1)')
    await card.tap('.lesson-card__tool:nth-child(3)')
    await card.tap('.lesson-card__head')
    expect([shifts, removals.length, toggles.length]).toEqual([[{ by: -1 }], 1, 1])
    const only = await mount(newLesson('a'), { number: 1, count: 1 })
    expect(only.texts('.lesson-card__tool')).toHaveLength(1)
  })

  test('stays open while a file is on its way', async () => {
    const card = await mount({ ...newLesson('a'), kind: 'video' }, { isOpen: false })
    expect(card.has('.lesson-card__form')).toBe(false)
    card.instance.takeBusy!(event({ isBusy: true, unsentCount: 1 }))
    await card.settle()
    expect(card.has('.lesson-card__form')).toBe(true)
    expect(card.has('.segments')).toBe(false)
  })

  test('says while closed that something in it was refused', async () => {
    const card = await mount(newLesson('a'), { isOpen: false, errors: { text: '还没有写。' } })
    expect(card.text('.lesson-card__warning')).toBe('有填得不对的地方，展开看看。')
  })
})

describe('the file of a lesson', () => {
  interface Upload {
    filePath: string
    cloudPath: string
    success(answer: { fileID: string }): void
    fail(): void
  }
  const megabyte = 1_000_000
  const video = (bytes: number) => ({ tempFilePath: 'wxfile://a.mov', size: bytes, duration: 444.8 })

  /** The phone with its album, its files and a way to the storage that the test holds. */
  async function mount(kind: 'video' | 'audio', file: object, wx: Record<string, unknown> = {}) {
    const uploads: Upload[] = []
    const progress: Array<(answer: { progress: number }) => void> = []
    const uploadFile = (upload: Upload) => {
      uploads.push(upload)
      return { onProgressUpdate: (listener: (answer: { progress: number }) => void) => progress.push(listener) }
    }
    const choose = jest.fn(() => Promise.resolve({ tempFiles: [file] }))
    const field = await mountComponent('packages/learn-admin/course-edit/components/media-field/media-field', {
      given: { kind },
      wx: { chooseMedia: choose, chooseMessageFile: choose, ...wx },
    })
    ;(field.wx as unknown as { cloud: object }).cloud = { uploadFile }
    return { field, uploads, progress, changes: field.listen('change'), busy: field.listen('busy') }
  }

  test('is sent with its progress and brings its length', async () => {
    const { field, uploads, progress, changes, busy } = await mount('video', video(40 * megabyte))
    await field.tap('.button')
    progress[0]!({ progress: 45 })
    await field.settle()
    expect(field.text()).toContain('正在上传 45%')
    expect(uploads[0]!.cloudPath).toMatch(/^lessons\/[\w-]+\.mp4$/)
    uploads[0]!.success({ fileID: 'cloud://x/lessons/a.mp4' })
    await field.settle()
    expect(changes).toEqual([{ fileId: 'cloud://x/lessons/a.mp4', seconds: 444.8 }])
    expect(busy).toEqual([
      { isBusy: true, unsentCount: 1 },
      { isBusy: false, unsentCount: 0 },
    ])
  })

  test('that is too large is named with its size and the limit', async () => {
    const { field, uploads } = await mount('video', video(130.2 * megabyte))
    await field.tap('.button')
    expect(field.text('.media-field__error')).toBe('这个视频有 131 MB，最大 100 MB。压缩后再选。')
    expect(uploads).toEqual([])
  })

  test('is sent again after the network broke, without being chosen again', async () => {
    const { field, uploads, changes, busy } = await mount('video', video(megabyte))
    await field.tap('.button')
    uploads[0]!.fail()
    await field.settle()
    expect(field.text('.media-field__error')).toBe('没有传完，连上网络后再传一次。')
    expect(field.texts('.button')).toEqual(['再传一次', '换一个', '不传了'])
    await field.tap('.button')
    expect(uploads).toHaveLength(2)
    uploads[1]!.success({ fileID: 'cloud://x/lessons/a.mp4' })
    await field.settle()
    expect(changes).toHaveLength(1)
    expect(field.has('.media-field__error')).toBe(false)
    expect(busy[1]).toEqual({ isBusy: false, unsentCount: 1 })
  })

  test('that was not sent can be given up', async () => {
    const { field, uploads, busy } = await mount('video', video(megabyte))
    await field.tap('.button')
    uploads[0]!.fail()
    await field.settle()
    await field.tap('.button:nth-child(3)')
    expect(busy[busy.length - 1]).toEqual({ isBusy: false, unsentCount: 0 })
    expect(field.texts('.button')).toEqual(['选文件'])
  })

  describe('that is audio', () => {
    let hears: { canplay(): void; error(): void }
    const player = {
      createInnerAudioContext: () => ({
        duration: 301.5,
        destroy: jest.fn(),
        onCanplay: (canplay: () => void) => (hears = { ...hears, canplay }),
        onError: (error: () => void) => (hears = { ...hears, error }),
      }),
    }

    test('is measured by the player', async () => {
      const { field, uploads, changes } = await mount(
        'audio',
        { path: 'wxfile://b', name: '谈心.M4A', size: 1 },
        player,
      )
      await field.tap('.button')
      hears.canplay()
      await field.settle()
      expect(uploads[0]!.cloudPath).toMatch(/\.m4a$/)
      uploads[0]!.success({ fileID: 'cloud://x/lessons/b.m4a' })
      await field.settle()
      expect(changes).toEqual([{ fileId: 'cloud://x/lessons/b.m4a', seconds: 301.5 }])
    })

    test('that the player cannot read leaves the length to the person', async () => {
      const { field, uploads, changes } = await mount('audio', { path: 'wxfile://b', name: 'b.mp3', size: 1 }, player)
      await field.tap('.button')
      hears.error()
      await field.settle()
      uploads[0]!.success({ fileID: 'cloud://x/lessons/b.mp3' })
      await field.settle()
      expect(changes).toEqual([{ fileId: 'cloud://x/lessons/b.mp3', seconds: null }])
    })

    test('of another kind is refused by its name', async () => {
      const { field, uploads } = await mount('audio', { path: 'wxfile://b', name: '录音.amr', size: 1 }, player)
      await field.tap('.button')
      expect(field.text('.media-field__error')).toBe('音频要 MP3 或 M4A，「录音.amr」不是。')
      expect(uploads).toEqual([])
    })
  })

  test('not chosen changes nothing', async () => {
    const cancelled = { chooseMedia: () => Promise.reject(new Error('chooseMedia:fail cancel')) }
    const { field, busy } = await mount('video', {}, cancelled)
    await field.tap('.button')
    expect(busy).toEqual([])
    expect(field.has('.media-field__error')).toBe(false)
  })
})

describe('the rules of a quiz', () => {
  const mount = (value = newRules, given: Record<string, unknown> = {}) =>
    mountComponent('packages/learn-admin/components/quiz-rules/quiz-rules', { given: { value, banks, ...given } })

  test('bring the whole draft with every change', async () => {
    const rules = await mount()
    const changes = rules.listen('change')
    rules.instance.type!({ currentTarget: { dataset: { key: 'passCount' } }, detail: { value: '8' } })
    expect(changes).toEqual([{ value: { ...newRules, passCount: '8' } }])
  })

  test('say when the bank holds too few questions', async () => {
    const rules = await mount({ ...newRules, bankId: 'bank-2' })
    expect(rules.text('.picker-field__hint')).toBe('题库里只有 8 题，出不满一份。')
    const enough = await mount({ ...newRules, bankId: 'bank-1' })
    expect(enough.has('.picker-field__hint')).toBe(false)
  })

  test('lead to the banks where there is none', async () => {
    const rules = await mount(newRules, { banks: [] })
    expect(rules.text('.quiz-rules__banks')).toBe('去建题库')
  })

  test('show refusals at their fields', async () => {
    const rules = await mount(newRules, { errors: { bankId: '先选一个题库。', maxTries: '太多。' } })
    expect([rules.text('.picker-field__error'), rules.text('.field__error')]).toEqual(['先选一个题库。', '太多。'])
  })
})
