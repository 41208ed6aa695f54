import { mountComponent } from '../../support/mini-component'

describe('the controls of an audio', () => {
  const open = (given: object = {}) =>
    mountComponent('packages/learn/components/audio-player/audio-player', {
      given: { position: 100, duration: 602, ...given },
    })

  test('show where it is and how long it is', async () => {
    expect((await open()).text('.audio-player__times')).toBe('1:4010:02')
  })

  test('go 15 seconds back and forth, within the lesson', async () => {
    const player = await open()
    const seeks = player.listen('seek')
    await player.tap('.audio-player__step:first-child')
    await player.tap('.audio-player__step:last-child')
    player.instance.setData!({ position: 5 })
    await player.tap('.audio-player__step:first-child')
    player.instance.setData!({ position: 600 })
    await player.tap('.audio-player__step:last-child')
    expect(seeks).toEqual([{ position: 85 }, { position: 115 }, { position: 0 }, { position: 602 }])
  })

  test('show while the slider is held where it would go, not where the player is', async () => {
    const player = await open()
    const seeks = player.listen('seek')
    await player.fire('.audio-player__slider', 'changing', { value: 300 })
    player.instance.setData!({ position: 101 })
    expect(player.text('.audio-player__times')).toContain('5:00')
    await player.fire('.audio-player__slider', 'change', { value: 310 })
    expect(seeks).toEqual([{ position: 310 }])
  })

  test('say by name what the large button does, and when it has to wait', async () => {
    const player = await open({ isPlaying: true, isWaiting: true })
    const toggles = player.listen('toggle')
    expect(player.text('.audio-player__top')).toBe('正在加载')
    await player.tap('.audio-player__play')
    expect(toggles).toHaveLength(1)
    expect(player.attribute('.audio-player__play icon, .audio-player__play wx-icon', 'name')).toBe('pause')
  })
})

describe('a slide show', () => {
  const slides = [1, 2, 3, 4, 5].map((number) => ({ number, url: `${number}.jpg`, caption: `第 ${number} 步` }))
  const open = (given: object = {}) =>
    mountComponent('packages/learn/components/slide-show/slide-show', { given: { slides, ...given } })

  test('loads the picture on screen and its neighbours alone, and keeps what was seen', async () => {
    const show = await open({ first: 2 })
    expect(show.texts('.slide-show__picture')).toHaveLength(3)
    await show.fire('.slide-show__swiper', 'change', { current: 3 })
    expect(show.texts('.slide-show__picture')).toHaveLength(4)
    expect(show.text('.slide-show__caption')).toBe('第 4 步4 / 5')
  })

  test('tells each turn once, and ends at its ends', async () => {
    const show = await open()
    const turns = show.listen('turn')
    await show.tap('.slide-show__turn:first-child')
    await show.fire('.slide-show__swiper', 'change', { current: 1 })
    await show.fire('.slide-show__swiper', 'change', { current: 1 })
    await show.fire('.slide-show__swiper', 'change', { current: 4 })
    await show.tap('.slide-show__turn:last-child')
    expect(turns).toEqual([{ index: 1 }, { index: 4 }])
  })

  test('shows a picture large at a tap, among those that are there', async () => {
    const show = await open({ slides: [...slides.slice(0, 2), { number: 3, url: '', caption: '' }] })
    await show.tap('.slide-show__slide')
    expect(show.wx.previewImage).toHaveBeenCalledWith({ current: '1.jpg', urls: ['1.jpg', '2.jpg'] })
    expect(show.text()).toContain('这张图现在看不到')
  })
})
