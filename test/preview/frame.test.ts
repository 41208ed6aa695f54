import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyFixture } from './support/fixture'
import { describeOnPhone } from './support/phone'

/** The fixture with a tab bar that the platform draws. */
function withNativeTabBar(root: string): void {
  const file = join(root, 'app.json')
  const app = JSON.parse(readFileSync(file, 'utf8')) as { tabBar: { custom?: boolean } }
  delete app.tabBar.custom
  writeFileSync(file, JSON.stringify(app))
}

/** A page of its own, written before anything is compiled. */
function withLabelledPage(root: string): void {
  const file = join(root, 'app.json')
  const app = JSON.parse(readFileSync(file, 'utf8')) as { pages: string[] }
  app.pages.push('pages/labelled/index')
  writeFileSync(file, JSON.stringify(app))
  mkdirSync(join(root, 'pages/labelled'), { recursive: true })
  writeFileSync(join(root, 'pages/labelled/index.ts'), 'Page({})')
  writeFileSync(join(root, 'pages/labelled/index.json'), '{}')
  writeFileSync(join(root, 'pages/labelled/index.wxml'), '<view aria-label="{{1 + 1}}" aria-role="button">说明</view>')
}

const { root, remove } = copyFixture()
withNativeTabBar(root)
withLabelledPage(root)
afterAll(remove)

describeOnPhone(
  'the frame around the mini program',
  (the) => {
    test('the platform’s tab bar switches between tab pages and is absent from others', async () => {
      await the.phone.open()
      await the.phone.page.click('.preview-tab-bar >> text=我的')
      expect(await the.phone.text('#title')).toBe('我的')
      expect(await the.phone.page.getAttribute('.preview-tab-bar [aria-current=page]', 'class')).toBeNull()
      expect(await the.phone.page.textContent('.preview-tab-bar [aria-current=page] span')).toBe('我的')
      await the.phone.wx('navigateTo', { url: '/pages/form/index' })
      expect(await the.phone.page.isVisible('.preview-tab-bar')).toBe(false)
    })

    test('the status bar has China’s time', async () => {
      await the.phone.page.clock.setFixedTime('2026-11-23T16:05:00Z')
      await the.phone.open()
      expect(await the.phone.page.textContent('.preview-status b')).toBe('00:05')
    })

    test('a tab page ends where the tab bar begins', async () => {
      await the.phone.open('#/pages/mine/index')
      const page = await the.phone.page.locator('.preview-viewport').boundingBox()
      const bar = await the.phone.page.locator('.preview-tab-bar').boundingBox()
      expect((page?.y ?? 0) + (page?.height ?? 0)).toBe(bar?.y)
    })

    test('the menu shows the card a page gives, and opens it as somebody else', async () => {
      await the.phone.page.route('**/cloud/identities', (route) =>
        route.fulfill({ json: [{ openid: 'o-2', label: '书记' }] }),
      )
      await the.phone.open('', '?as=o-1')
      await the.phone.page.click('[aria-label="更多"]')
      await the.phone.page.click('text=转发给朋友')
      expect(await the.phone.page.textContent('.preview-card')).toBe('来看看')
      await the.phone.page.click('text=以“书记”打开')
      await the.phone.page.waitForSelector('text=首页 shared')
      const url = new URL(the.phone.page.url())
      expect([url.searchParams.get('as'), url.hash]).toEqual(['o-2', '#/pages/home/index?x=shared'])
    })

    test('a page that is not shared has no such entry', async () => {
      await the.phone.open('#/pages/mine/index')
      await the.phone.page.click('[aria-label="更多"]')
      expect(await the.phone.page.isVisible('text=重新进入小程序')).toBe(true)
      expect(await the.phone.page.isVisible('text=转发给朋友')).toBe(false)
    })

    test('the console around it hears where it is and can send it elsewhere', async () => {
      await the.phone.page.goto('about:blank')
      await the.phone.open()
      const heard = await the.phone.page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            const hashes: string[] = []
            const frame = document.createElement('iframe')
            window.addEventListener(
              'message',
              ({ data }: MessageEvent<{ event: string; payload: { hash: string } }>) => {
                if (data.event !== 'navigate') return
                hashes.push(data.payload.hash)
                if (hashes.length === 2) resolve(hashes)
                else
                  frame.contentWindow?.postMessage(
                    { source: 'shell', event: 'navigate', payload: { hash: '#/pages/mine/index' } },
                    '*',
                  )
              },
            )
            frame.src = '/app/?inner#/pages/form/index'
            document.body.append(frame)
          }),
      )
      expect(heard).toEqual(['#/pages/form/index', '#/pages/mine/index'])
    })

    test('accessibility attributes reach the browser', async () => {
      await the.phone.open('#/pages/labelled/index')
      await the.phone.page.waitForSelector('wx-view[aria-label="2"][role=button]')
    })
  },
  root,
)
