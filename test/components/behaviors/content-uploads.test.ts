import { Uploads, type Arrived, type UploadState } from '../../../miniprogram/packages/content-admin/edit/uploads'
import { settle, surround } from '../support/plain-page'

interface Sent {
  cloudPath: string
  filePath: string
  success(result: { fileID: string }): void
  fail(): void
  progress(percent: number): void
  isAborted: boolean
}

const folder = 'wxfile://usr'
const kept = (name: string) => `${folder}/${name}`

/** Uploads from a phone that has these files. */
function sending(files = [kept('a.jpg'), kept('b.jpg'), kept('frame.jpg'), kept('film.mp4')]) {
  const onPhone = new Set(files)
  const accessSync = (path: string) => {
    if (!onPhone.has(path)) throw new Error('no such file')
  }
  const unlink = ({ filePath }: { filePath: string }) => void onPhone.delete(filePath)
  const { wx } = surround({
    wx: { env: { USER_DATA_PATH: folder }, getFileSystemManager: () => ({ accessSync, unlink }) },
  })
  const sent: Sent[] = []
  const uploadFile = (options: Sent) => {
    const upload = { ...options, isAborted: false }
    sent.push(upload)
    return {
      onProgressUpdate: (tell: (event: { progress: number }) => void) => {
        upload.progress = (progress) => tell({ progress })
      },
      abort: () => {
        upload.isAborted = true
        upload.fail()
      },
    }
  }
  Object.assign(wx.cloud as object, { uploadFile })
  const states: Record<string, UploadState | null> = {}
  const arrived: Record<string, Arrived> = {}
  const uploads = new Uploads({
    tell: (key, state) => (states[key] = state),
    arrived: (key, files) => (arrived[key] = files),
  })
  const add = (key: string, file: string, cover = '') =>
    uploads.add({ key, path: kept(file), coverPath: cover && kept(cover) })
  const arrive = async (index: number) => {
    sent[index]!.success({ fileID: `cloud://env/${sent[index]!.cloudPath}` })
    await settle()
  }
  const breakOff = async (index: number) => {
    sent[index]!.fail()
    await settle()
  }
  return { uploads, add, sent, states, arrived, arrive, breakOff, onPhone }
}

test('files go one after the other, each with its percent, and their copies on the phone go when they have arrived', async () => {
  const { uploads, add, sent, states, arrived, arrive, onPhone } = sending()
  add('one', 'a.jpg')
  add('two', 'b.jpg')
  expect(sent).toHaveLength(1)
  expect(states.two).toEqual({ state: 'waiting', percent: 0 })
  sent[0]!.progress(42)
  expect(states.one).toEqual({ state: 'sending', percent: 42 })
  expect(uploads.isSending).toBe(true)
  await arrive(0)
  expect(states.one).toBeNull()
  expect(arrived.one!.fileId).toMatch(/^cloud:\/\/env\/content\/[\w-]{8,80}\.jpg$/)
  expect(onPhone.has(kept('a.jpg'))).toBe(false)
  await arrive(1)
  expect(Object.keys(arrived)).toEqual(['one', 'two'])
  expect(uploads.isSending).toBe(false)
})

test('what broke off goes on when the app is back in front, and holds up nobody behind it', async () => {
  const { uploads, add, sent, states, arrived, arrive, breakOff } = sending()
  add('one', 'a.jpg')
  add('two', 'b.jpg')
  await breakOff(0)
  expect(states.one).toEqual({ state: 'failed', percent: 0 })
  await arrive(1)
  uploads.resume()
  await arrive(2)
  expect(sent[2]!.filePath).toBe(kept('a.jpg'))
  expect(Object.keys(arrived)).toEqual(['two', 'one'])
})

test('a file whose copy the phone has lost is to be chosen again', () => {
  const { add, sent, states } = sending([])
  add('one', 'a.jpg')
  expect(sent).toHaveLength(0)
  expect(states.one).toEqual({ state: 'lost', percent: 0 })
})

test('a video goes behind its cover, which is not sent twice', async () => {
  const { uploads, add, sent, arrived, arrive, breakOff } = sending()
  add('film', 'film.mp4', 'frame.jpg')
  expect(sent[0]!.filePath).toBe(kept('frame.jpg'))
  await arrive(0)
  await breakOff(1)
  uploads.retry('film')
  expect(sent[2]!.filePath).toBe(kept('film.mp4'))
  await arrive(2)
  expect(arrived.film!.coverFileId).toMatch(/\.jpg$/)
  expect(arrived.film!.fileId).toMatch(/\.mp4$/)
})

test('what is given up is stopped, and nobody hears of it', async () => {
  const { uploads, add, sent, states, arrived } = sending()
  add('one', 'a.jpg')
  uploads.giveUp('one')
  await settle()
  expect(sent[0]!.isAborted).toBe(true)
  expect(states.one).toBeNull()
  expect(arrived).toEqual({})
  expect(uploads.isSending).toBe(false)
})

test('leaving the page stops what is on its way and keeps the copies', async () => {
  const { uploads, add, sent, onPhone } = sending()
  add('one', 'a.jpg')
  uploads.stop()
  await settle()
  expect(sent[0]!.isAborted).toBe(true)
  expect(onPhone.has(kept('a.jpg'))).toBe(true)
})
