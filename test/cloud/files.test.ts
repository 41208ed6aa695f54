import type { Cloud } from '../../devkit/cloud'
import { aCloud, failureOf } from './support/cloud'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
afterAll(() => cloud.close())

const probe = (action: string, more: object): Promise<Record<string, unknown>> =>
  cloud.invoke('probe', { action, ...more }) as Promise<Record<string, unknown>>

const upload = (path: string, text: string): Promise<Record<string, unknown>> => probe('upload', { path, text })
const address = (path: string): string => `${cloud.url}/cloud/files/${encodeURI(path)}`

test('a function uploads a file and downloads it again by its fileID', async () => {
  const { fileID } = await upload('minutes/会议 1.txt', '记录')
  expect(fileID).toBe('cloud://local.bucket/minutes/会议 1.txt')
  expect(await probe('download', { fileID })).toBe('记录')
})

test('an upload to the same path replaces the file', async () => {
  await upload('twice.txt', 'first')
  const { fileID } = await upload('twice.txt', '2nd')
  expect(await probe('download', { fileID })).toBe('2nd')
})

test.each([
  '',
  '/leading',
  'a//b',
  '../outside',
  'a/../b',
  'trailing/',
  'query?x',
  'hash#x',
  '.hidden',
  'x'.repeat(851),
])('the path "%s" is refused', async (path) => {
  expect(await failureOf(upload(path, 'x'))).toMatchObject({ errCode: -504002 })
})

test('getTempFileURL gives an address for what is there and a status for what is not', async () => {
  await upload('a.txt', 'A')
  const { fileList } = await probe('tempUrls', {
    fileList: ['cloud://local.bucket/a.txt', 'cloud://local.bucket/none', 'cloud://other.bucket/a.txt'],
  })
  expect(fileList).toMatchObject([
    { status: 0, tempFileURL: address('a.txt') },
    { status: -503003 },
    { status: -503003 },
  ])
})

test('deleteFile removes a file, and says of a second time that there is none', async () => {
  const { fileID } = await upload('gone.txt', 'x')
  expect(await probe('remove', { fileList: [fileID] })).toMatchObject({ fileList: [{ status: 0 }] })
  expect(await probe('remove', { fileList: [fileID] })).toMatchObject({ fileList: [{ status: -503003 }] })
  expect((await fetch(address('gone.txt'))).status).toBe(404)
})

test('more than 50 files at once are refused', async () => {
  const fileList = Array.from({ length: 51 }, (_, index) => `cloud://local.bucket/${index}`)
  await expect(probe('tempUrls', { fileList })).rejects.toMatchObject({ errCode: -504002 })
})

describe('over HTTP', () => {
  test('a client puts a file and is told its fileID', async () => {
    const response = await fetch(address('photos/会徽.png'), { method: 'PUT', body: 'png' })
    expect(await response.json()).toEqual({ fileID: 'cloud://local.bucket/photos/会徽.png' })
    const stored = await fetch(address('photos/会徽.png'))
    expect(stored.headers.get('content-type')).toBe('image/png')
    expect(await stored.text()).toBe('png')
  })

  test.each([
    { range: 'bytes=2-4', status: 206, text: '234', contentRange: 'bytes 2-4/10' },
    { range: 'bytes=7-', status: 206, text: '789', contentRange: 'bytes 7-9/10' },
    { range: 'bytes=-2', status: 206, text: '89', contentRange: 'bytes 8-9/10' },
    { range: 'bytes=5-100', status: 206, text: '56789', contentRange: 'bytes 5-9/10' },
    { range: 'bytes=0-1,4-5', status: 200, text: '0123456789', contentRange: null },
    { range: 'bytes=10-', status: 416, text: '', contentRange: 'bytes */10' },
  ])('a player that asks for $range gets status $status', async ({ range, status, text, contentRange }) => {
    await upload('video.mp4', '0123456789')
    const response = await fetch(address('video.mp4'), { headers: { range } })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(text)
    expect(response.headers.get('content-range')).toBe(contentRange)
  })

  test('an uploaded page cannot run as part of the console', async () => {
    await upload('page.html', '<script>alert(1)</script>')
    expect((await fetch(address('page.html'))).headers.get('content-security-policy')).toBe('sandbox')
  })

  test('addresses for clients come from temp-urls', async () => {
    await upload('a.txt', 'A')
    const body = JSON.stringify({ fileList: ['cloud://local.bucket/a.txt'] })
    const response = await fetch(`${cloud.url}/cloud/temp-urls`, { method: 'POST', body })
    expect(await response.json()).toMatchObject({ fileList: [{ code: 'SUCCESS', tempFileURL: address('a.txt') }] })
  })
})
