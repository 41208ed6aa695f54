import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { now } from '../support/answers'
import { aDocument, anArticle, aNotice, aParagraph, aPicture } from '../support/content-answers'
import { commentNumber, replyTo } from '../support/post-answers'

const offline = () => {
  throw new Offline()
}

let clock: jest.SpyInstance
beforeEach(() => (clock = jest.spyOn(Date, 'now').mockReturnValue(now)))
afterEach(() => clock.mockRestore())

/** wx.createIntersectionObserver: the reader comes to what is watched when the test says so. */
function aScroll() {
  const watched = new Map<string, (result: { intersectionRatio: number }) => void>()
  const observer = {
    relativeToViewport: () => observer,
    observe: (selector: string, tell: (result: { intersectionRatio: number }) => void) => watched.set(selector, tell),
    disconnect: () => watched.clear(),
  }
  return { create: () => observer, reach: (selector: string) => watched.get(selector)?.({ intersectionRatio: 1 }) }
}

async function open(
  answer: unknown = anArticle(),
  more: { given?: Record<string, unknown>; cloud?: object; wx?: object } = {},
) {
  const scroll = aScroll()
  const page = await mountPage('packages/content/article/page', {
    given: more.given ?? { id: 'article-1' },
    cloud: { 'content.openArticle': answer, ...more.cloud },
    wx: { createIntersectionObserver: scroll.create, env: { USER_DATA_PATH: 'wxfile://usr' }, ...more.wx },
  })
  return { page, scroll }
}

const urls = (page: Mounted) => page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)
const said = (page: Mounted) => page.wx.showToast!.mock.calls.map(([{ title }]: [{ title: string }]) => title)
const asked = (page: Mounted, action: string) =>
  page.calls.filter((call) => call.action === action).map(({ input }) => input)

describe('an article', () => {
  test('shows who wrote it when, its words and what can be done, in one call', async () => {
    const { page } = await open()
    expect(page.text('.article__title')).toBe('在实习城市找到组织')
    expect(page.text('.article__summary')).toBe('三位同学的做法')
    expect(page.text('.article__facts')).toBe('苏禾、何川 10月14日 约 4 分钟')
    expect(page.text('.article-body__paragraph')).toBe('七月初，三位同学去了三座城市。')
    expect(page.text('.bottom-bar')).toBe('说点什么31收藏分享')
    expect(page.wx.setNavigationBarTitle).toHaveBeenCalledWith({ title: '基层风采' })
    expect(page.calls.map(({ action }) => action)).toEqual(['content.openArticle'])
  })

  test('moves less than 30 kB to the screen for a typical text with pictures', async () => {
    // Addresses of files in the cloud are signed: some 300 characters each.
    const url = `https://files.test/${'a'.repeat(300)}.jpg`
    const text = `七月初，三位同学去了三座城市。${'走之前，支部和每个人约好一件事。'.repeat(8)}<strong>先打听。</strong>`
    const blocks = Array.from({ length: 20 }, (_none, index) =>
      index % 4 === 3 ? aPicture({ url }) : aParagraph(text),
    )
    const { page } = await open(anArticle({ blocks, coverUrl: url }))
    const moved = Buffer.byteLength(JSON.stringify(page.data))
    expect(page.texts('.article-body__paragraph')).toHaveLength(15)
    expect(moved).toBeLessThan(30_000)
  })

  test('leads to its column, to what has the same tag, and to what is said about it', async () => {
    const { page } = await open()
    await page.tap('.article__place')
    await page.tap('.article__place:nth-child(2)')
    await page.tap('.article__comments')
    await page.tap('.article__say')
    expect(urls(page)).toEqual([
      '/packages/content/column/page?id=grassroots',
      `/packages/content/search/page?words=${encodeURIComponent('实习')}`,
      '/packages/forum/thread/page?id=article-1',
      '/packages/forum/thread/page?id=article-1&write=1',
    ])
  })

  test('is opened by its mini-program code as well', async () => {
    const { page } = await open(anArticle(), { given: { scene: 'article%2D1' } })
    expect(asked(page, 'content.openArticle')).toEqual([{ articleId: 'article-1' }])
    expect(page.instance.onShareAppMessage!()).toMatchObject({ path: '/packages/content/article/page?id=article-1' })
  })

  test('that is gone or not for the reader says so', async () => {
    const { page } = await open(() => {
      throw new Refused('NOT_FOUND', '没有找到这篇文章。')
    })
    expect(page.text('.state__message')).toContain('这篇只给看得到它的支部同志看')
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('without a network says so, and a retry brings it', async () => {
    let isOnline = false
    const { page } = await open(() => (isOnline ? anArticle() : offline()))
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.article__title')).toBe('在实习城市找到组织')
  })
})

describe('an article’s comments', () => {
  const thread = {
    title: '',
    commentCount: 9,
    comments: {
      items: [commentNumber(1), replyTo(1), commentNumber(2), commentNumber(3), commentNumber(4)],
      nextCursor: null,
      previousCursor: null,
    },
    allowedEvents: ['comment'],
  }

  test('are asked for when the reader comes to them: the first three', async () => {
    const { page, scroll } = await open(anArticle({ commentCount: 9 }), { cloud: { 'forum.openThread': thread } })
    expect(page.calls).toHaveLength(1)
    scroll.reach('#comments')
    await page.settle()
    expect(page.texts('.article__comment .article__words')).toEqual(['第 1 条', '第 2 条', '第 3 条'])
    expect(page.text('.article__count')).toBe('评论 9看全部')
    expect(asked(page, 'forum.openThread')).toEqual([{ articleId: 'article-1' }])
  })

  test('that do not come leave the way to them', async () => {
    const { page, scroll } = await open(anArticle({ commentCount: 9 }), { cloud: { 'forum.openThread': offline } })
    scroll.reach('#comments')
    await page.settle()
    expect(page.text('.article__comments')).toBe('评论 9看全部')
    expect(said(page)).toEqual([])
  })

  test('are not asked for when there are none', async () => {
    const { page, scroll } = await open()
    scroll.reach('#comments')
    await page.settle()
    expect(page.calls).toHaveLength(1)
    expect(page.text('.article__comments')).toContain('还没有人说')
  })
})

describe('what a member does with an article', () => {
  test('a like shows at the tap, and goes back when it does not get through', async () => {
    let isOnline = true
    const like = () => (isOnline ? { likeCount: 32, isLiked: true } : offline())
    const { page } = await open(anArticle(), { cloud: { 'forum.setLike': like } })
    await page.tap('.article__act')
    expect(page.text('.article__act')).toBe('32')
    expect(asked(page, 'forum.setLike')).toEqual([{ target: { kind: 'article', id: 'article-1' }, isLiked: true }])
    isOnline = false
    await page.tap('.article__act')
    expect(page.text('.article__act')).toBe('32')
    expect(said(page)).toEqual(['没连上网络，刚才的没有记上，再点一次'])
  })

  test('it is kept as a favourite and let go', async () => {
    const set = ({ isFavourite }: { isFavourite: boolean }) => ({ isFavourite })
    const { page } = await open(anArticle(), { cloud: { 'content.setFavourite': set } })
    await page.tap('.article__act:nth-child(3)')
    expect(page.text('.article__act:nth-child(3)')).toBe('已收藏')
    await page.tap('.article__act:nth-child(3)')
    expect(page.text('.article__act:nth-child(3)')).toBe('收藏')
  })

  test('a notice is confirmed once, and says when', async () => {
    const { page } = await open(aNotice(), { cloud: { 'content.confirmRead': { at: now } } })
    await page.tap('.article__reading .button')
    expect(page.text('.article__reading')).toBe('你在 10月14日 19:26 确认过，已读并了解')
    expect(page.has('.article__reading .button')).toBe(false)
    expect(asked(page, 'content.confirmRead')).toEqual([{ articleId: 'article-1' }])
  })

  test('a confirmation without a network is not shown as one', async () => {
    const { page } = await open(aNotice(), { cloud: { 'content.confirmRead': offline } })
    await page.tap('.article__reading .button')
    expect(page.has('.article__reading .button')).toBe(true)
  })

  test('it is reported with a reason', async () => {
    const { page } = await open(anArticle(), { cloud: { 'forum.report': {} } })
    await page.tap('.article__report')
    expect(page.data.sheet).toMatchObject({ isOpen: true, title: '举报这篇文章' })
    await page.instance.sendReport!({ detail: { preset: 'untrue', text: '日期不对' } })
    await page.settle()
    expect(asked(page, 'forum.report')).toEqual([
      { target: { kind: 'article', id: 'article-1' }, reason: 'untrue', note: '日期不对' },
    ])
    expect(page.data.sheet).toMatchObject({ isOpen: false })
    expect(said(page)).toEqual(['已收到，支部看过会告诉你'])
  })

  test('an official page is copied', async () => {
    const { page } = await open(anArticle({ kind: 'link', url: 'https://www.12371.cn/a', blocks: [] }))
    expect(page.text('.article__file')).toContain('12371.cn官方网页')
    await page.tap('.article__file .button')
    expect(page.wx.setClipboardData).toHaveBeenCalledWith({ data: 'https://www.12371.cn/a' })
  })
})

describe('a file', () => {
  interface Options {
    url: string
    filePath: string
    success(result: { statusCode: number }): void
    fail(error: object): void
  }

  function aDownload() {
    const told: { options?: Options; progress?: (event: { progress: number }) => void } = {}
    const abort = jest.fn(() => told.options?.fail({ errMsg: 'downloadFile:fail abort' }))
    const downloadFile = jest.fn((options: Options) => {
      told.options = options
      return { onProgressUpdate: (tell: typeof told.progress) => (told.progress = tell), abort }
    })
    const openDocument = jest.fn(() => Promise.resolve({}))
    return { told, abort, wx: { downloadFile, openDocument } }
  }

  test('shows how far it has come, and is opened under its own name', async () => {
    const { told, wx } = aDownload()
    const { page } = await open(anArticle(aDocument()), { wx })
    expect(page.text('.article__file')).toBe('思想汇报写作提示.pdfPDF，12 页，1.8 MB 打开')
    await page.tap('.article__open')
    told.progress!({ progress: 40 })
    await page.settle()
    expect(page.text('.article__fetching')).toContain('正在下载 40%')
    told.options!.success({ statusCode: 200 })
    await page.settle()
    expect(wx.openDocument).toHaveBeenCalledWith({
      filePath: 'wxfile://usr/思想汇报写作提示.pdf',
      fileType: 'pdf',
      showMenu: true,
    })
    expect(page.has('.article__fetching')).toBe(false)
  })

  test('that does not come whole says so and can be tried again', async () => {
    const { told, wx } = aDownload()
    const { page } = await open(anArticle(aDocument()), { wx })
    await page.tap('.article__open')
    told.options!.fail({ errMsg: 'downloadFile:fail timeout' })
    await page.settle()
    expect(said(page)).toEqual(['文件没有下完，连上网络后再点一次'])
    expect(page.has('.article__open')).toBe(true)
  })

  test('whose address has run out is not opened as a file', async () => {
    const { told, wx } = aDownload()
    const { page } = await open(anArticle(aDocument()), { wx })
    await page.tap('.article__open')
    told.options!.success({ statusCode: 403 })
    await page.settle()
    expect(said(page)).toEqual(['文件没有取到，刷新后再试'])
    expect(wx.openDocument).not.toHaveBeenCalled()
  })

  test('is given up by hand, or with its page, without a word', async () => {
    const { abort, wx } = aDownload()
    const { page } = await open(anArticle(aDocument()), { wx })
    await page.tap('.article__open')
    await page.tap('.article__fetching .button')
    expect(page.has('.article__fetching')).toBe(false)
    await page.tap('.article__open')
    page.instance.onUnload!()
    await page.settle()
    expect(abort).toHaveBeenCalledTimes(2)
    expect(said(page)).toEqual([])
  })

  test('that is gone says so', async () => {
    const { page } = await open(anArticle(aDocument({ url: null })))
    expect(page.text('.article__gone')).toContain('文件看不到了')
    expect(page.has('.article__open')).toBe(false)
  })
})

describe('an article that is sent on', () => {
  test('goes with its title and picture when it is for everybody, to Moments as well', async () => {
    const { page } = await open()
    expect(page.instance.onShareAppMessage!()).toEqual({
      title: '在实习城市找到组织',
      path: '/packages/content/article/page?id=article-1',
      imageUrl: 'https://files.test/bus.jpg',
    })
    expect(page.instance.onShareTimeline!()).toEqual({
      title: '在实习城市找到组织',
      query: 'id=article-1',
      imageUrl: 'https://files.test/bus.jpg',
    })
    expect(page.wx.showShareMenu).toHaveBeenCalledWith({ menus: ['shareAppMessage', 'shareTimeline'] })
  })

  test('goes without a word or picture of it when it is for some, and not to Moments', async () => {
    const { page } = await open(anArticle({ scope: 'committee' }))
    expect(page.instance.onShareAppMessage!()).toEqual({
      title: '学习园地「基层风采」里有一篇，进来看看',
      path: '/packages/content/article/page?id=article-1',
      imageUrl: '/components/seal/share-card.png',
    })
    expect(page.wx.hideShareMenu).toHaveBeenCalledWith({ menus: ['shareTimeline'] })
  })

  test('without a picture goes with that of the product', async () => {
    const { page } = await open(anArticle({ coverUrl: null }))
    const imageUrl = '/components/seal/share-card.png'
    expect(page.instance.onShareAppMessage!()).toMatchObject({ imageUrl })
    expect(page.instance.onShareTimeline!()).toMatchObject({ imageUrl })
  })
})

describe('the poster of an article', () => {
  function aCanvas({ broken = '' } = {}) {
    const drawn = { texts: [] as string[], images: [] as unknown[][] }
    const context = {
      font: '',
      scale: () => undefined,
      fillRect: () => undefined,
      fillText: (text: string) => void drawn.texts.push(text),
      measureText: (text: string) => ({ width: text.length * Number(/(\d+)px/.exec(context.font)![1]) }),
      drawImage: ({ path }: { path: string }, ...place: number[]) => void drawn.images.push([path, ...place]),
    }
    const createImage = () => {
      const image = { width: 1600, height: 800, path: '', onload: () => undefined, onerror: () => undefined }
      const set = (path: string) => {
        image.path = path
        return broken && path.startsWith(broken) ? image.onerror() : image.onload()
      }
      return Object.defineProperty(image, 'src', { set })
    }
    const query = {
      select: () => query,
      node: (take: (found: object) => void) => ({
        exec: () => take({ node: { width: 0, height: 0, getContext: () => context, createImage } }),
      }),
    }
    const wx = {
      createSelectorQuery: () => query,
      canvasToTempFilePath: jest.fn(() => Promise.resolve({ tempFilePath: 'wxfile://tmp/poster.png' })),
      saveImageToPhotosAlbum: jest.fn(() => Promise.resolve({})),
    }
    return { drawn, wx }
  }
  const code = { 'content.articleCode': { base64: 'Y29kZQ==' } }

  test('carries its picture, its words and the code that opens it, and goes to the album', async () => {
    const { drawn, wx } = aCanvas()
    const { page } = await open(anArticle(), { cloud: code, wx })
    await page.tap('.article__act:nth-child(4)')
    expect(page.data.isSharing).toBe(true)
    await page.instance.savePoster!()
    await page.settle()
    expect(drawn.texts).toEqual([
      '在实习城市找到组织',
      '三位同学的做法',
      '苏禾、何川　10月14日　约 4 分钟',
      '七月初，三位同学去了三座城市。',
      '党员之家',
      '长按或扫一扫，读全文',
    ])
    // The picture is twice as wide as high: what is too much at its sides is cut off.
    const [cover, mark] = drawn.images
    expect(cover).toEqual([
      'https://files.test/bus.jpg',
      expect.closeTo(85.7, 1),
      0,
      expect.closeTo(1428.6, 1),
      800,
      0,
      0,
      750,
      420,
    ])
    expect(mark![0]).toBe('data:image/png;base64,Y29kZQ==')
    expect(wx.saveImageToPhotosAlbum).toHaveBeenCalledWith({ filePath: 'wxfile://tmp/poster.png' })
    expect(page.data.isSharing).toBe(false)
  })

  test('with a title that is too long ends it with dots', async () => {
    const { drawn, wx } = aCanvas()
    const { page } = await open(anArticle({ title: '长'.repeat(80), summary: '' }), { cloud: code, wx })
    await page.instance.savePoster!()
    expect(drawn.texts.slice(0, 4).map((line) => line.length)).toEqual([13, 13, 13, 13])
    expect(drawn.texts[3]).toMatch(/…$/)
  })

  test('whose picture or code cannot be loaded has the words all the same', async () => {
    const { drawn, wx } = aCanvas({ broken: 'data:' })
    const { page } = await open(anArticle({ coverUrl: null }), { cloud: code, wx })
    await page.instance.savePoster!()
    expect(drawn.images).toEqual([])
    expect(drawn.texts.at(-1)).toBe('在学习园地「基层风采」里读全文')
  })
})

describe('a reader from outside', () => {
  test('reads what is for everybody and is told how to join', async () => {
    const { page } = await open(anArticle({ commentCount: 9 }, { allowedEvents: [] }))
    expect(page.text('.article-body__paragraph')).toContain('七月初')
    expect(page.has('.bottom-bar') || page.has('.article__comments')).toBe(false)
    await page.tap('.article__guest .button')
    expect(urls(page)).toEqual(['/packages/members/join/page'])
  })

  test('who comes from Moments has the text alone, and one line', async () => {
    const wx = { getEnterOptionsSync: () => ({ scene: 1154 }) }
    const { page } = await open(anArticle({}, { allowedEvents: [] }), { wx })
    expect(page.text('.article__alone')).toBe('在微信里打开党员之家看更多')
    expect(page.has('.article__guest') || page.has('.bottom-bar') || page.has('.article__places')).toBe(false)
    expect(page.wx.showShareMenu).not.toHaveBeenCalled()
  })
})
