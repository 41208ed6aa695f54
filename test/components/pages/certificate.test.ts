import { mountPage, type Mounted } from '../../support/mini-component'
import { Refused } from '../../support/mini-wx'
import { certificate } from '../support/task-answers'

interface Drawn {
  texts: string[]
  images: unknown[][]
}

/** A canvas that notes what is written on it; each character is as wide as the type is high. */
function aCanvas(drawn: Drawn, { hasSeal = true } = {}) {
  const context = {
    font: '',
    scale: () => undefined,
    fillRect: () => undefined,
    strokeRect: () => undefined,
    fillText: (text: string) => void drawn.texts.push(text),
    measureText: (text: string) => ({ width: text.length * Number(/(\d+)px/.exec(context.font)![1]) }),
    drawImage: (...values: unknown[]) => void drawn.images.push(values),
  }
  const createImage = () => {
    const image = { onload: () => undefined, onerror: () => undefined }
    Object.defineProperty(image, 'src', { set: () => (hasSeal ? image.onload() : image.onerror()) })
    return image
  }
  return { width: 0, height: 0, getContext: () => context, createImage }
}

function queryFor(canvas: object) {
  const query = {
    select: () => query,
    node: (take: (found: object) => void) => ({ exec: () => take({ node: canvas }) }),
  }
  return () => query
}

async function open(cloud: Record<string, unknown>, wx: Record<string, unknown> = {}) {
  const drawn: Drawn = { texts: [], images: [] }
  const canvas = aCanvas(drawn)
  const page = await mountPage('packages/learn/certificate/page', {
    given: { id: 'course-1' },
    cloud,
    wx: {
      createSelectorQuery: queryFor(canvas),
      canvasToTempFilePath: jest.fn(() => Promise.resolve({ tempFilePath: 'wxfile://tmp/certificate.png' })),
      saveImageToPhotosAlbum: jest.fn(() => Promise.resolve({})),
      openSetting: jest.fn(() => Promise.resolve({})),
      ...wx,
    },
  })
  return { page, drawn, canvas }
}

const save = (page: Mounted) => page.tap('.bottom-bar .button')
const failing = (errMsg: string) => jest.fn(() => Promise.reject(Object.assign(new Error(), { errMsg })))

test('a certificate says who, what, how much, when and its number', async () => {
  const { page } = await open({ 'learn.openCertificate': certificate() })
  expect(page.text('.certificate')).toBe(
    '结业证书林晓学完微课《开好组织生活会》共 4 课，计 2.5 学时' +
      '所在支部信息学院第二党支部完成日期2026年10月14日编号2026-3F9A01BC',
  )
})

test('it is drawn with the same words and kept in the album', async () => {
  const { page, drawn, canvas } = await open({ 'learn.openCertificate': certificate() })
  await save(page)
  expect(drawn.texts).toEqual([
    '结业证书',
    '林晓',
    '学完微课',
    '《开好组织生活会》',
    '共 4 课，计 2.5 学时',
    ...['2026-3F9A01BC', '编号', '2026年10月14日', '完成日期', '信息学院第二党支部', '所在支部'],
  ])
  expect(drawn.images).toHaveLength(1)
  expect(canvas).toMatchObject({ width: 1500, height: 2000 })
  expect(page.wx.saveImageToPhotosAlbum).toHaveBeenCalledWith({ filePath: 'wxfile://tmp/certificate.png' })
  expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已保存到相册' }))
})

test('a long title takes the lines it needs, and nothing of it is lost', async () => {
  const courseTitle = '在实习城市怎样按时参加组织生活并把流动党员的几件事一件一件办好办实'
  const { page, drawn } = await open({ 'learn.openCertificate': { ...certificate(), courseTitle } })
  await save(page)
  const lines = drawn.texts.slice(3, drawn.texts.indexOf('共 4 课，计 2.5 学时'))
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).toBe(`《${courseTitle}》`)
})

test('so does the name of a branch', async () => {
  const branchName = '信息科学与工程学院软件工程系二〇二三级本科生第二党支部'
  const { page, drawn } = await open({ 'learn.openCertificate': { ...certificate(), branchName } })
  await save(page)
  const lines = drawn.texts.slice(drawn.texts.indexOf('完成日期') + 1, -1)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).toBe(branchName)
})

test('a seal that cannot be loaded is left out, and the rest is kept', async () => {
  const drawn: Drawn = { texts: [], images: [] }
  const createSelectorQuery = queryFor(aCanvas(drawn, { hasSeal: false }))
  const { page } = await open({ 'learn.openCertificate': certificate() }, { createSelectorQuery })
  await save(page)
  expect(drawn.images).toEqual([])
  expect(page.wx.saveImageToPhotosAlbum).toHaveBeenCalledTimes(1)
})

test('a refused album is explained and leads to the settings', async () => {
  const saveImageToPhotosAlbum = failing('saveImageToPhotosAlbum:fail auth deny')
  const { page } = await open({ 'learn.openCertificate': certificate() }, { saveImageToPhotosAlbum })
  await save(page)
  expect(page.wx.showModal).toHaveBeenCalledWith(
    expect.objectContaining({ content: expect.stringContaining('在设置里打开「添加到相册」') }),
  )
  expect(page.wx.openSetting).toHaveBeenCalledTimes(1)
})

test('a full phone is told of; thinking better of it is not', async () => {
  const full = await open(
    { 'learn.openCertificate': certificate() },
    { saveImageToPhotosAlbum: failing('saveImageToPhotosAlbum:fail no space') },
  )
  await save(full.page)
  expect(full.page.wx.showToast).toHaveBeenCalledWith(
    expect.objectContaining({ title: '没有存下来，手机可能存满了。清理后再试一次' }),
  )
  const cancelled = await open(
    { 'learn.openCertificate': certificate() },
    { saveImageToPhotosAlbum: failing('saveImageToPhotosAlbum:fail cancel') },
  )
  await save(cancelled.page)
  expect(cancelled.page.wx.showToast).not.toHaveBeenCalled()
})

test('a course that is not finished says what is missing and leads back to it', async () => {
  const { page } = await open({
    'learn.openCertificate': () => {
      throw new Refused('WRONG_STATE', '这门课还没有学完，学完就有证书。')
    },
  })
  expect(page.text('.state__message')).toContain('还没有学完')
  await page.tap('.state__message .button')
  expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/learn/course/page?id=course-1' })
})
