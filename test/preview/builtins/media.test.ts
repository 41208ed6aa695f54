import { describeWithBrowser } from '../../support/browser'
import { Harness } from './harness'

/** A 4 × 2 picture. */
const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='4' height='2'%3E%3Crect width='4' height='2' fill='red'/%3E%3C/svg%3E"
/** One second of silence: 8 kHz, 8 bit. */
const silence = (): string => {
  const samples = 8000
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

describeWithBrowser('media built-ins', () => {
  let h: Harness
  beforeAll(async () => {
    h = await Harness.open()
    const body = decodeURIComponent(PICTURE.slice(PICTURE.indexOf(',') + 1))
    await h.page.route('http://frame.test/picture.svg', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body }),
    )
  })
  afterAll(() => h.close())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('an image tells its size and shows by its mode', async () => {
    const images = ['scaleToFill', 'aspectFit', 'aspectFill', 'widthFix', 'heightFix', 'top left']
      .map(
        (mode, at) =>
          `<image id="m${at}" mode="${mode}" src="{{p}}" style="${mode === 'widthFix' ? 'width:100px' : mode === 'heightFix' ? 'height:50px' : ''}" bindload="log"/>`,
      )
      .join('')
    await h.mount(images, { data: { p: PICTURE } })
    await h.until('load', 6)
    expect((await h.details())[0]).toEqual(['load', { width: 4, height: 2 }])
    const boxes = await Promise.all([0, 3, 4].map((at) => h.box(`#m${at}`)))
    expect(boxes.map(({ width, height }) => [width, height])).toEqual([
      [320, 240],
      [100, 50],
      [100, 50],
    ])
    const drawn = await Promise.all(
      [0, 1, 2, 5].map((at) =>
        Promise.all(['object-fit', 'object-position'].map((name) => h.css(`#m${at} img`, name))),
      ),
    )
    expect(drawn).toEqual([
      ['fill', '50% 50%'],
      ['contain', '50% 50%'],
      ['cover', '50% 50%'],
      ['none', '0% 0%'],
    ])
  })

  test('a picture that is not there tells why and leaves its place empty', async () => {
    await h.mount('<image id="i" src="http://frame.test/none.png" binderror="log" bindload="log"/>')
    await h.until('error')
    expect(await h.details()).toEqual([['error', { errMsg: 'GET http://frame.test/none.png 404 (Not Found)' }]])
    expect([await h.page.isVisible('#i img'), (await h.box('#i')).width]).toEqual([false, 320])
    h.said.splice(0)
  })

  test('a lazy image is loaded when it comes near, and its alt describes it', async () => {
    await h.mount(
      '<view style="height:9000px"/><image id="i" lazy-load src="http://frame.test/picture.svg" bindload="log" alt="红"/>',
    )
    expect(await h.take()).toEqual([])
    await h.page.locator('#i').scrollIntoViewIfNeeded()
    await h.until('load')
    expect(await h.page.getByRole('img', { name: '红' }).isVisible()).toBe(true)
  })

  test('a 2d canvas is a node to draw on, with images of its own', async () => {
    await h.mount('<canvas id="c" type="2d" style="width:20px;height:10px"/>')
    const pixel = await h.page.evaluate(async (picture) => {
      const node = window.harness.nodeOf(document.getElementById('c')!) as HTMLCanvasElement & {
        createImage(): HTMLImageElement
      }
      Object.assign(node, { width: 4, height: 2 })
      const image = node.createImage()
      await new Promise((done) => {
        image.onload = done
        image.src = picture
      })
      const context = node.getContext('2d')!
      context.drawImage(image, 0, 0)
      return [...context.getImageData(1, 1, 1, 1).data, node.toDataURL().slice(0, 15)]
    }, PICTURE)
    expect(pixel).toEqual([255, 0, 0, 255, 'data:image/png;'])
  })

  test('an old canvas has its id for drawing and a bitmap as large as its box', async () => {
    await h.mount('<canvas canvas-id="old" style="width:60px;height:30px"/>')
    const size = await h.page
      .locator('wx-canvas[canvas-id=old] > canvas')
      .evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])
    expect(size).toEqual([60, 30])
  })

  test('a video is 300 × 225, plays by its context and tells what happens', async () => {
    const names = ['play', 'pause', 'ended', 'timeupdate', 'loadedmetadata', 'error']
    await h.mount(
      `<video id="v" src="{{s}}" muted object-fit="cover" initial-time="0.2" controls="{{false}}" ${names.map((name) => `bind${name}="log"`).join(' ')}/>`,
      {
        data: { s: silence() },
      },
    )
    await h.until('timeupdate')
    expect([(await h.box('#v')).width, (await h.box('#v')).height, await h.css('#v video', 'object-fit')]).toEqual([
      300,
      225,
      'cover',
    ])
    expect((await h.details()).at(-1)).toEqual(['timeupdate', { currentTime: 0.2, duration: 1 }])
    const call = (name: string, value?: number) =>
      h.page.evaluate(
        ([method, argument]) =>
          (window.harness.builtinContextOf(document.getElementById('v')!) as Record<string, (value?: number) => void>)[
            method as string
          ]!(argument as number),
        [name, value],
      )
    await call('playbackRate', 2)
    await call('play')
    await h.until('play')
    await call('pause')
    await h.until('pause')
    await call('seek', 1)
    await call('play')
    await h.until('ended')
    expect(
      await h.page
        .locator('#v video')
        .evaluate((video: HTMLVideoElement) => [video.playbackRate, video.controls, video.loop]),
    ).toEqual([2, false, false])
  })

  test('a video that cannot be loaded tells its error', async () => {
    await h.mount('<video src="http://frame.test/none.mp4" binderror="log"/>')
    await h.until('error')
    expect((await h.take())[0]!.detail).toHaveProperty('errMsg')
    h.said.splice(0)
  })

  test('cover-view and cover-image stand over a video and take taps', async () => {
    await h.mount(
      '<video><cover-view id="c" bindtap="log">字<cover-image src="{{p}}" bindload="log"/></cover-view></video>',
      { data: { p: PICTURE } },
    )
    await h.until('load')
    await h.page.mouse.click(5, 5)
    expect((await h.take()).map(({ type }) => type)).toEqual(['load', 'tap'])
  })
})
