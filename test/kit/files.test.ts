import type { fileUrls as FileUrls } from '../../cloudfunctions/kit/files'

const mockAsked: string[][] = []
jest.mock('../../cloudfunctions/kit/cloud', () => ({
  cloud: {
    // Storage answers in an order of its own, and '' for what is gone.
    getTempFileURL: async ({ fileList }: { fileList: string[] }) => {
      mockAsked.push(fileList)
      const files = fileList.map((fileID) => ({ fileID, tempFileURL: fileID === 'gone' ? '' : `https://${fileID}` }))
      return { fileList: files.reverse() }
    },
  },
}))
const { fileUrls } = jest.requireActual<{ fileUrls: typeof FileUrls }>('../../cloudfunctions/kit/files')

beforeEach(() => {
  mockAsked.length = 0
})

test('addresses come in the order of the ids, null for none and for what is gone', async () => {
  expect(await fileUrls(['b', '', 'gone', 'a', 'b'])).toEqual(['https://b', null, null, 'https://a', 'https://b'])
  expect(mockAsked).toEqual([['b', 'gone', 'a']])
})

test('storage is asked once for fifty files, and not at all for none', async () => {
  expect(await fileUrls(['', ''])).toEqual([null, null])
  expect(mockAsked).toEqual([])
  const ids = Array.from({ length: 120 }, (_, index) => `file-${index}`)
  expect(await fileUrls(ids)).toEqual(ids.map((id) => `https://${id}`))
  expect(mockAsked.map(({ length }) => length)).toEqual([50, 50, 20])
})
