import { ApiError } from '../../../miniprogram/api/client'
import { loadMore, type PageOf } from '../../../miniprogram/behaviors/paged'
import { promised, surround } from '../support/plain-page'

interface ListView {
  items: string[]
  nextCursor: string | null
}

function aList(view: ListView | null) {
  const patches: Record<string, unknown>[] = []
  const page = {
    data: { view },
    setData(patch: Record<string, unknown>) {
      patches.push(patch)
      for (const [path, value] of Object.entries(patch)) {
        if (path === 'view.nextCursor') page.data.view!.nextCursor = value as string | null
        else page.data.view!.items[Number(/\d+/.exec(path)![0])] = value as string
      }
    },
  }
  return { page, patches }
}

test('the bottom brings the next page, and only its lines go to the view layer', async () => {
  const { page, patches } = aList({ items: ['一', '二'], nextCursor: 'c2' })
  const fetchPage = jest.fn(() => Promise.resolve({ items: ['三', '四'], nextCursor: 'c3' }))
  await loadMore(page, fetchPage)
  expect(fetchPage).toHaveBeenCalledWith('c2')
  expect(patches).toEqual([{ 'view.nextCursor': 'c3', 'view.items[2]': '三', 'view.items[3]': '四' }])
  expect(page.data.view!.items).toEqual(['一', '二', '三', '四'])
})

test.each([
  ['the last page', { items: ['一'], nextCursor: null }],
  ['a page that has not loaded', null],
])('the bottom of %s asks for nothing', async (_what, view) => {
  const fetchPage = jest.fn()
  await loadMore(aList(view).page, fetchPage)
  expect(fetchPage).not.toHaveBeenCalled()
})

test('reaching the bottom twice asks once', async () => {
  const { page } = aList({ items: [], nextCursor: 'c1' })
  const answer = promised<PageOf<string>>()
  const fetchPage = jest.fn(() => answer.promise)
  const first = loadMore(page, fetchPage)
  await loadMore(page, fetchPage)
  answer.keep({ items: ['一'], nextCursor: null })
  await first
  expect(fetchPage).toHaveBeenCalledTimes(1)
  expect(page.data.view!.items).toEqual(['一'])
})

test('an answer for a list that is no longer shown is dropped', async () => {
  const { page, patches } = aList({ items: ['全部一'], nextCursor: 'all-2' })
  const answer = promised<PageOf<string>>()
  const loading = loadMore(page, () => answer.promise)
  page.data.view = { items: ['我的一'], nextCursor: 'mine-2' }
  answer.keep({ items: ['全部二'], nextCursor: null })
  await loading
  expect(patches).toEqual([])
  expect(page.data.view.items).toEqual(['我的一'])
})

test('what fails is said and asked for again at the next reach of the bottom', async () => {
  const { wx } = surround()
  const { page } = aList({ items: ['一'], nextCursor: 'c2' })
  const fetchPage = jest.fn<Promise<PageOf<string>>, [string]>()
  fetchPage.mockRejectedValueOnce(new ApiError('NET_OFFLINE', '没连上网络。'))
  fetchPage.mockResolvedValueOnce({ items: ['二'], nextCursor: null })
  await loadMore(page, fetchPage)
  expect(wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '没连上网络。' }))
  await loadMore(page, fetchPage)
  expect(page.data.view!.items).toEqual(['一', '二'])
})

test('a fault of our own is not hidden', async () => {
  const { page } = aList({ items: [], nextCursor: 'c1' })
  await expect(loadMore(page, () => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken')
})
