import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

/** A quarter of a second of silence: 8-bit mono at 8 kHz. */
function silence(): string {
  const samples = 2000
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(8000, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples, 40)
  return `data:audio/wav;base64,${Buffer.concat([header, Buffer.alloc(samples, 128)]).toString('base64')}`
}

describeWithBrowser('wx media', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(() => h.forget())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('an audio context plays to its end and tells so', async () => {
    const seen = await h.run(`
      const audio = wx.createInnerAudioContext()
      const heard = []
      audio.onPlay(() => heard.push('play'))
      audio.src = '${silence()}'
      audio.volume = 0.5
      await new Promise((ended) => { audio.onEnded(ended); audio.play() })
      return { heard, duration: audio.duration, paused: audio.paused, volume: audio.volume, src: audio.src.slice(0, 10) }`)
    expect(seen).toEqual({ heard: ['play'], duration: 0.25, paused: true, volume: 0.5, src: 'data:audio' })
  })

  test('an audio source that cannot be played is an error with WeChat’s code', async () => {
    const seen = await h.run(`
      const audio = wx.createInnerAudioContext()
      const failed = new Promise((resolve) => audio.onError(({ errCode }) => resolve(errCode)))
      audio.src = 'data:audio/wav;base64,AAAA'
      return failed`)
    expect(seen).toBe(10004)
  })

  test('background audio begins by its source, where and as fast as it was told', async () => {
    const seen = await h.run(`
      const audio = wx.getBackgroundAudioManager()
      Object.assign(audio, { title: '微课', startTime: 0.1, playbackRate: 2 })
      const played = new Promise((resolve) => audio.onPlay(() => resolve([audio.title, audio.playbackRate, audio.paused])))
      audio.src = '${silence()}'
      const place = await new Promise((resolve) => audio.onCanplay(() => resolve(audio.currentTime)))
      return [await played, place >= 0.1, wx.getBackgroundAudioManager() === audio]`)
    expect(seen).toEqual([['微课', 2, false], true, true])
  })

  test('background audio is over with its end: it has no place any more and plays again by its source alone', async () => {
    const seen = await h.run(`
      const audio = wx.getBackgroundAudioManager()
      audio.title = '微课'
      const ended = new Promise((resolve) => audio.onEnded(resolve))
      audio.src = '${silence()}'
      await ended
      audio.play()
      return [audio.src, audio.currentTime ?? 'none', audio.paused]`)
    expect(seen).toEqual(['', 'none', true])
  })

  test('background audio that is stopped says so, once', async () => {
    const seen = await h.run(`
      const audio = wx.getBackgroundAudioManager()
      audio.title = '微课'
      let stops = 0
      audio.onStop(() => stops++)
      const played = new Promise((resolve) => audio.onPlay(resolve))
      audio.src = '${silence()}'
      await played
      audio.stop()
      audio.stop()
      return [stops, audio.paused]`)
    expect(seen).toEqual([1, true])
  })

  test('background audio without a title does not play', async () => {
    const seen = await h.run(`
      const audio = wx.getBackgroundAudioManager()
      audio.title = ''
      const failed = new Promise((resolve) => audio.onError(({ errMsg }) => resolve(errMsg)))
      audio.src = '${silence()}'
      return [await failed, audio.src]`)
    expect(seen).toEqual(['setBackgroundAudioState:fail title is nil!', ''])
  })

  test('the old canvas context draws when told to, and clears unless it reserves', async () => {
    const seen = await h.run(`
      document.body.insertAdjacentHTML('beforeend', '<div id="page"><wx-canvas canvas-id="c"><canvas width="10" height="10"></canvas></wx-canvas></div>')
      testPhone.setPageElement(document.getElementById('page'))
      const pixel = () => [...document.querySelector('canvas').getContext('2d', { willReadFrequently: true }).getImageData(5, 5, 1, 1).data]
      const context = wx.createCanvasContext('c')
      context.setFillStyle('#ff0000')
      context.fillRect(0, 0, 10, 10)
      const before = pixel()
      await new Promise((drawn) => context.draw(false, drawn))
      const drawn = pixel()
      await new Promise((drawn) => context.draw(true, drawn))
      const kept = pixel()
      await new Promise((drawn) => context.draw(false, drawn))
      return { before, drawn, kept, cleared: pixel() }`)
    const [red, clear] = [
      [255, 0, 0, 255],
      [0, 0, 0, 0],
    ]
    expect(seen).toEqual({ before: clear, drawn: red, kept: red, cleared: clear })
  })

  test('a video context for an id that is not on the page says so', async () => {
    expect(await h.run(`return wx.createVideoContext('none')`)).toEqual({
      rejected: { message: 'there is no video with the id "none" on this page' },
    })
  })

  test('the avatar a user chooses is a file that can be uploaded', async () => {
    await h.begin(`testPhone.chooseAvatar()`)
    await h.tap('action-sheet-item-0')
    const { avatarUrl } = await h.outcome<{ avatarUrl: string }>()
    expect(await h.run(`return wx.getImageInfo({ src: '${avatarUrl}' })`)).toMatchObject({
      width: 132,
      height: 132,
      type: 'png',
    })
  })
})
