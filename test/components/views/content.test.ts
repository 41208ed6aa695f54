import { toBody, toLink } from '../../../miniprogram/components/article-body/body'
import { toCard } from '../../../miniprogram/components/article-card/card'
import { toView as toArticle } from '../../../miniprogram/packages/content/article/view-model'
import { toView as toColumnPage } from '../../../miniprogram/packages/content/column/view-model'
import { isTooShort } from '../../../miniprogram/packages/content/search/view-model'
import { toView as toGarden } from '../../../miniprogram/pages/learn/view-model'
import { toColumn } from '../../../miniprogram/shared/column-view'
import { at, now } from '../support/answers'
import {
  aCard,
  aColumn,
  aColumnPage,
  aDocument,
  aDocumentCard,
  aFilm,
  aGarden,
  anArticle,
  aNotice,
  aParagraph,
  aPicture,
  aVideoCard,
  type Article,
} from '../support/content-answers'

describe('the card of an article', () => {
  const shown = (changes: Parameters<typeof aCard>[0]) => toCard(aCard(changes), now)

  test.each([
    ['text with a picture', {}, 'side 基层风采　今天　约 4 分钟'],
    ['text without its length', { readingMinutes: 0, coverUrl: null }, 'side 基层风采　今天'],
    ['a film', aVideoCard(), 'wide 红色资源　昨天'],
    ['a film without a picture', aVideoCard({ coverUrl: null }), 'side 红色资源　昨天　视频 6:18'],
    ['an album', { kind: 'album', pictureCount: 12 }, 'wide 基层风采　今天'],
    ['one without a picture', { kind: 'album', pictureCount: 12, coverUrl: null }, 'side 基层风采　今天　相册 12 张'],
    ['a file', aDocumentCard(), 'tile 文件资料　10月11日　PDF，12 页'],
    ['a link', { kind: 'link', publishedAt: at('2025-10-11 10:00') }, 'tile 基层风采　2025年10月11日　官方网页'],
  ] as const)('of %s looks and reads as such', (_what, changes, expected) => {
    const { look, facts, path } = shown(changes)
    expect(`${look} ${facts}`).toBe(expected)
    expect(path).toMatch(/^\/packages\/content\/article\/page\?id=article-/)
  })

  test('says how much a wide picture stands for', () => {
    expect(shown(aVideoCard()).corner).toBe('6:18')
    expect(shown({ kind: 'album', pictureCount: 12 }).corner).toBe('12 张')
  })

  test('is marked when it is pinned, wants to be confirmed, or honours somebody', () => {
    expect(shown({ isPinned: true, wantsReading: true })).toMatchObject({ tags: ['置顶', '读后确认'], isHonour: false })
    expect(shown({ columnId: 'roleModels' }).isHonour).toBe(true)
  })
})

describe('a column', () => {
  test.each([
    [{ newCount: 2 }, '近 7 天新 2 篇'],
    [{ newCount: 20 }, '近 7 天新 20 篇以上'],
    [{ newCount: 0, newestAt: at('2026-10-03 09:00') }, '10月3日更新'],
    [{ newCount: 0, newestAt: null }, '还没有文章'],
  ])('with %j says %s', (changes, news) => {
    expect(toColumn(aColumn(changes), now).news).toBe(news)
  })

  test('tells a subscriber how many pushes WeChat will let through', () => {
    const pushes = (consentCount: number) => toColumnPage(aColumnPage({ isSubscribed: true, consentCount }), now).pushes
    expect(pushes(2)).toContain('微信里还会提醒 2 次')
    expect(pushes(0)).toContain('要在微信里也收到')
    expect(toColumnPage(aColumnPage(), now).pushes).toBe('')
  })
})

describe('the tab 学习', () => {
  test('shows the page of one kind in the place of the newest', () => {
    const page = { items: [aVideoCard()], nextCursor: 'more' }
    const view = toGarden(aGarden(), { kind: 'video', page }, now)
    expect(view).toMatchObject({ kind: 'video', nextCursor: 'more', emptyTitle: '还没有视频' })
    expect(view.items).toHaveLength(1)
  })

  test('leads to the desk whoever writes or publishes', () => {
    expect(toGarden(aGarden(), { kind: '' }, now).hasDesk).toBe(false)
    expect(toGarden(aGarden({ allowedEvents: ['desk'] }), { kind: '' }, now).hasDesk).toBe(true)
  })
})

describe('an article', () => {
  const shown = (changes: Partial<Article> = {}) => toArticle(anArticle(changes), now)

  test('says who wrote it, when, and how long it takes', () => {
    expect(shown().facts).toBe('苏禾、何川　10月14日　约 4 分钟')
    expect(shown({ byline: '', readingMinutes: 0, publishedAt: at('2025-10-14 09:00') }).facts).toBe('2025年10月14日')
    expect(shown({ updatedAt: at('2026-10-13 09:00') }).changed).toBe('昨天改过')
  })

  test('says of a file what it is and how large', () => {
    expect(shown(aDocument()).document).toMatchObject({ facts: 'PDF，12 页，1.8 MB' })
    const small = aDocument({ fileName: '请假条.docx', bytes: 18_200, pageCount: 0 })
    expect(shown(small).document).toMatchObject({ facts: 'Word，18 KB' })
  })

  test('that wants to be confirmed says when one has', () => {
    expect(toArticle(aNotice(), now)).toMatchObject({ reading: { done: '' }, canConfirm: true })
    const confirmed = aNotice({ reading: { at: at('2026-10-14 10:05') } })
    expect(toArticle(confirmed, now).reading).toEqual({ done: '你在 10月14日 10:05 确认过，已读并了解' })
    expect(shown().reading).toBeNull()
  })

  test('gives a stranger nothing to do but to read', () => {
    expect(toArticle(anArticle({}, { allowedEvents: [] }), now)).toMatchObject({
      isGuest: true,
      canLike: false,
      canComment: false,
      canShare: false,
    })
  })

  test('says whom its card is for, unless it is for everybody', () => {
    expect(shown().readers).toBe('')
    expect(shown({ scope: 'branch' }).readers).toContain('只有本支部的同志打得开')
    expect(shown({ scope: 'committee' }).readers).toContain('只有全党委的同志打得开')
  })

  test('leads its publisher to its readers and its writer to the desk', () => {
    const view = toArticle(anArticle({}, { allowedEvents: ['openReaders', 'edit'] }), now)
    expect(view.tools.map(({ path }) => path)).toEqual([
      '/packages/content-admin/readers/page?id=article-1',
      '/packages/content-admin/edit/page?id=article-1',
    ])
  })
})

describe('what stands in an article', () => {
  test('keeps the place of a picture free, an upright one not beyond the screen', () => {
    const [wide, upright] = toBody('article', [aPicture(), aPicture({ width: 900, height: 1600 })])
    expect([wide, upright]).toMatchObject([{ heightPercent: 56.25 }, { heightPercent: 150 }])
  })

  test('sets the pictures of an album in a grid, around its words', () => {
    const blocks = [
      aParagraph('开头'),
      aPicture({ caption: '' }),
      aPicture({ caption: '' }),
      aParagraph('中间'),
      aPicture(),
    ]
    expect(toBody('album', blocks)).toMatchObject([
      { kind: 'paragraph', key: 0 },
      { kind: 'grid', key: 1, columns: 3, pictures: [{ key: 0 }, { key: 1 }] },
      { kind: 'paragraph' },
      { kind: 'grid', columns: 2 },
    ])
    expect(toBody('article', blocks).map(({ kind }) => kind)).not.toContain('grid')
  })

  test('says how long a film is, and names a link without a title by its page', () => {
    expect(toBody('video', [aFilm()])).toMatchObject([{ kind: 'video', length: '6:18', heightPercent: 56.25 }])
    expect(toLink('', 'https://www.12371.cn/x.shtml')).toMatchObject({ title: '12371.cn', host: '12371.cn' })
    expect(toLink('党章', 'https://www.12371.cn/x.shtml').title).toBe('党章')
  })
})

test.each([
  ['', true],
  ['党', true],
  ['党 费', true],
  ['党费', false],
  ['a 党费', false],
])('searching for "%s" is too little: %s', (text, expected) => {
  expect(isTooShort(text)).toBe(expected)
})
