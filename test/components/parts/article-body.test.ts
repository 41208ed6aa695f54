import { toBody } from '../../../miniprogram/components/article-body/body'
import { toRuns } from '../../../miniprogram/shared/paragraph'
import { mountComponent, type Mounted } from '../../support/mini-component'
import { aFilm, aParagraph, aPicture, type Block } from '../support/content-answers'

const mount = (blocks: Block[], kind: Parameters<typeof toBody>[0] = 'article', wx = {}) =>
  mountComponent('components/article-body/article-body', { given: { blocks: toBody(kind, blocks) }, wx })
const toast = (page: Mounted) => page.wx.showToast!.mock.calls.map(([{ title }]: [{ title: string }]) => title)

describe('a paragraph', () => {
  test.each([
    ['plain words', '先听，再说。', [{ text: '先听，再说。', look: '', href: '' }]],
    ['two marks at once', '<b>粗<i>斜</i></b>', [{ look: 'strong' }, { text: '斜', look: 'slant strong' }]],
    ['a line break', '一<br>二<br/>三', [{ text: '一\n二\n三' }]],
    [
      'a link',
      '见<a href="https://www.12371.cn/?a=1&amp;b=2">这里</a>',
      [{ text: '见' }, { href: 'https://www.12371.cn/?a=1&b=2' }],
    ],
    ['characters in other clothes', '1 &lt; 2 &amp;&#39;&#x4e2d;', [{ text: "1 < 2 &'中" }]],
    ['a sign that begins no tag', '1 < 2', [{ text: '1 < 2' }]],
    ['a tag that it does not know', '<span style="x">字</span>', [{ text: '字', look: '' }]],
    ['a tag that is not closed', '<b>字', [{ text: '字', look: 'strong' }]],
    ['nothing', '', []],
  ])('of %s is shown as such', (_what, html, runs) => {
    expect(toRuns(html)).toMatchObject(runs)
    expect(toRuns(html)).toHaveLength(runs.length)
  })

  test('never becomes anything but text', async () => {
    const body = await mount([aParagraph('<img src=x onerror=alert(1)>字<script>alert(2)</script>')])
    expect(body.dom.innerHTML).not.toMatch(/<img|<script/i)
    expect(body.text('.article-body__paragraph')).toBe('字alert(2)')
  })

  test('copies the address of a link, and says where it opens', async () => {
    const body = await mount([aParagraph('见<a href="https://www.12371.cn/x">这里</a>')])
    await body.tap('.article-body__anchor')
    expect(body.wx.setClipboardData).toHaveBeenCalledWith({ data: 'https://www.12371.cn/x' })
    expect(toast(body)).toEqual(['网址已复制，到浏览器里粘贴打开'])
  })
})

test('the blocks of an article stand in their order, each as what it is', async () => {
  const body = await mount([
    { kind: 'heading', text: '把笔记带回来' },
    { kind: 'quote', text: '我知道该去哪儿。' },
    aPicture(),
    { kind: 'link', title: '党章', url: 'https://www.12371.cn/zc' },
  ])
  expect(body.text()).toBe('把笔记带回来我知道该去哪儿。去实习单位的早班车上。何川摄党章12371.cn')
  await body.tap('.article-body__link')
  expect(body.wx.setClipboardData).toHaveBeenCalledWith({ data: 'https://www.12371.cn/zc' })
})

describe('a picture', () => {
  const urls = ['https://files.test/1.jpg', 'https://files.test/2.jpg']
  const pictures = [...urls, null].map((url) => aPicture({ url }))

  test('is looked at large among the others; one that is gone says so', async () => {
    const body = await mount(pictures)
    await body.tap('.article-body__figure:nth-child(2) .article-body__frame')
    expect(body.wx.previewImage).toHaveBeenCalledWith({ current: urls[1], urls })
    expect(body.text('.article-body__gone')).toBe('图片看不到了')
    await body.tap('.article-body__figure:nth-child(3) .article-body__frame')
    expect(body.wx.previewImage).toHaveBeenCalledTimes(1)
  })

  test('of an album stands in a grid and is looked at in the same way', async () => {
    const body = await mount(pictures, 'album')
    expect(body.texts('.article-body__grid')).toHaveLength(1)
    await body.tap('.article-body__frame--square')
    expect(body.wx.previewImage).toHaveBeenCalledWith({ current: urls[0], urls })
  })
})

describe('a film', () => {
  test('is a picture until it is played, and one plays at a time', async () => {
    const body = await mount([aFilm(), aFilm()])
    expect(body.has('video')).toBe(false)
    expect(body.texts('.film-cover__length')).toEqual(['6:18', '6:18'])
    await body.tap('.film-cover')
    expect(body.texts('.film-cover')).toHaveLength(1)
    await body.tap('.film-cover')
    expect(body.data.playing).toBe(1)
    await body.fire('.article-body__video', 'ended')
    expect(body.texts('.film-cover')).toHaveLength(2)
  })

  test('that does not play says so and can be tried again', async () => {
    const body = await mount([aFilm()])
    await body.tap('.film-cover')
    await body.fire('.article-body__video', 'error')
    expect(toast(body)).toEqual(['视频放不出来，刷新后再试'])
    expect(body.has('.film-cover')).toBe(true)
  })

  test('whose file is gone says so', async () => {
    const body = await mount([aFilm({ url: null })])
    expect(body.text()).toBe('视频看不到了')
  })
})
