import { join } from 'node:path'
import { build } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../../support/browser'

export interface MountOptions {
  data?: Record<string, unknown>
  /** Bodies of page methods beside `log`, by name; `event` is the argument and `this` the page. */
  methods?: Record<string, string>
  /** Custom components used by the template. */
  components?: Record<string, { wxml: string; behaviors?: string[]; properties?: Record<string, unknown> }>
  css?: string
  styleVersion?: string
}

export interface LoggedEvent {
  type: string
  detail: Record<string, unknown>
  id: string
  dataset: Record<string, unknown>
  mark: Record<string, unknown>
}

let bundled: Promise<string> | undefined
const bundle = (): Promise<string> =>
  (bundled ??= build({
    entryPoints: [join(__dirname, 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
  }).then(({ outputFiles }) => outputFiles[0]!.text))

/** A page in a real browser that shows one template at a time. */
export class Harness {
  /** What the page said on the console; a test that expects something takes it out. */
  readonly said: string[] = []

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.said.push(message.text())
    })
    page.on('pageerror', (error) => this.said.push(String(error)))
  }

  static async open(): Promise<Harness> {
    // Before the browser: a page that does not compile must not leave one behind.
    const content = await bundle()
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 375, height: 667 }, hasTouch: false })
    await page.route('**/*', (route) => route.fulfill({ status: 404, body: '' }))
    await page.route('http://frame.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset="utf-8"><body></body>' }),
    )
    await page.goto('http://frame.test/')
    await page.addScriptTag({ content })
    return new Harness(browser, page)
  }

  close(): Promise<void> {
    return this.browser.close()
  }

  async mount(
    wxml: string,
    { data = {}, methods = {}, components = {}, css = '', styleVersion }: MountOptions = {},
  ): Promise<void> {
    const group = new TmplGroup()
    group.addTmpl('page', wxml)
    for (const [name, component] of Object.entries(components)) group.addTmpl(name, component.wxml)
    const definitions = Object.fromEntries(
      Object.entries(components).map(([name, { behaviors = [], properties = {} }]) => [
        name,
        { behaviors, properties },
      ]),
    )
    const mounted = JSON.stringify({ data, components: definitions, styleVersion })
    const functions = Object.entries(methods).map(([name, body]) => `${name}(event) { ${body} }`)
    await this.page.evaluate(
      `harness.mount({ ...${mounted}, methods: { ${functions.join()} }, templates: () => ${group.getTmplGenObjectGroups()} })`,
    )
    if (css) await this.page.addStyleTag({ content: css })
    await this.frames()
  }

  /** Two drawn frames: layout and whatever was put off to the next frame. */
  frames(): Promise<void> {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    )
  }

  take(): Promise<LoggedEvent[]> {
    return this.page.evaluate(() => window.harness.take() as never)
  }

  /** Events as `[type, detail]`, oldest first. */
  async details(): Promise<[string, unknown][]> {
    return (await this.take()).map(({ type, detail }) => [type, detail])
  }

  async until(type: string, times = 1): Promise<void> {
    await this.page.waitForFunction(([name, count]) => window.harness.count(name) >= count, [type, times] as const)
  }

  setData(data: Record<string, unknown>): Promise<void> {
    return this.page.evaluate((values) => window.harness.setData(values), data).then(() => this.frames())
  }

  data(): Promise<Record<string, unknown>> {
    return this.page.evaluate(() => JSON.parse(JSON.stringify(window.harness.data())) as never)
  }

  hostCalls(): Promise<unknown[][]> {
    return this.page.evaluate(() => window.harness.takeHost())
  }

  tap(selector: string): Promise<void> {
    return this.page.click(selector)
  }

  /** Drags with the mouse from the middle of an element; `steps` moves, each its own event. */
  async drag(
    selector: string,
    { dx = 0, dy = 0, steps = 8, release = true }: { dx?: number; dy?: number; steps?: number; release?: boolean },
  ): Promise<void> {
    const box = (await this.page.locator(selector).boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const { mouse } = this.page
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(x + dx, y + dy, { steps })
    if (release) await mouse.up()
  }

  css(selector: string, property: string): Promise<string> {
    return this.page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  }

  box(selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.page
      .locator(selector)
      .first()
      .boundingBox()
      .then((box) => box!)
  }
}
