import type { Browser, Page } from 'playwright-core'
import { openBrowser, describeWithBrowser } from '../../support/browser'
import { FIXTURE } from './fixture'
import { servePreview, type RunningPreview } from './server'

declare const getApp: () => { log: string[] }

/** A page of the mini program in a browser, with what it said on the console as warnings and errors. */
export class Phone {
  /** A test that expects something takes it out. */
  readonly said: string[] = []

  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.said.push(message.text())
    })
    page.on('pageerror', (error) => this.said.push(String(error)))
  }

  /** Opens the mini program at a hash such as '#/pages/home/index?x=1' and waits for the page's onReady. */
  async open(hash = '', search = ''): Promise<this> {
    await this.page.goto(`${this.origin}/app/${search}${hash}`)
    await this.page.waitForSelector('wx-page')
    await this.settle()
    return this
  }

  /** Lets what was queued (ready, setData callbacks, queries) happen. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => setTimeout(() => setTimeout(() => setTimeout(resolve))) as unknown),
    )
  }

  log(): Promise<string[]> {
    return this.page.evaluate(() => getApp().log)
  }

  async clearLog(): Promise<void> {
    await this.page.evaluate(() => void getApp().log.splice(0))
  }

  /** Waits until the program's log has a line. */
  async logged(line: string): Promise<void> {
    await this.page.waitForFunction((wanted) => getApp().log.includes(wanted), line)
  }

  /** Text of an element of the page on top. */
  text(selector: string): Promise<string | null> {
    return this.page.locator(`.preview-page:not(.preview-hidden) ${selector}`).first().textContent()
  }

  style(selector: string, property: string): Promise<string> {
    const element = this.page.locator(`.preview-page:not(.preview-hidden) ${selector}`).first()
    return element.evaluate((dom, name) => getComputedStyle(dom).getPropertyValue(name), property)
  }

  async tap(selector: string): Promise<void> {
    await this.page.locator(`.preview-page:not(.preview-hidden) ${selector}`).first().click()
    await this.settle()
  }

  /** Calls a wx function; resolves with its result or its error. */
  async wx(name: string, options: Record<string, unknown> = {}): Promise<{ errMsg: string }> {
    const call = ([api, given]: [string, Record<string, unknown>]) => {
      const { wx } = window as unknown as { wx: Record<string, (o: object) => Promise<{ errMsg: string }>> }
      return new Promise<{ errMsg: string }>((resolve) => void wx[api]?.({ ...given, success: resolve, fail: resolve }))
    }
    const result = await this.page.evaluate(call, [name, options] as [string, Record<string, unknown>])
    await this.settle()
    return { errMsg: result.errMsg }
  }
}

/** One browser and one preview for a test file. */
export class PhoneShop {
  /** What the preview reported about the program. */
  readonly reported: string[] = []
  private browser: Browser | null = null
  /** An empty tab of the preview's origin. */
  private counter: Page | null = null
  private running: RunningPreview | null = null

  constructor(private readonly root: string) {}

  async start(): Promise<void> {
    this.running = await servePreview({ root: this.root, report: (line) => this.reported.push(line) })
    this.browser = await openBrowser()
    // One context for all phones: a tab of its own is fresh enough, and the compiled runtime stays in the browser's cache.
    const context = await this.browser.newContext({ viewport: { width: 390, height: 844 } })
    this.counter = await context.newPage()
    await this.counter.goto(`${this.running.origin}/app/program.css`)
  }

  async phone(): Promise<Phone> {
    if (!this.counter || !this.running) throw new Error('start() first')
    // Tabs that one tab opens share its process. Starting a process for each would take longer than most tests.
    const opened = this.counter.context().waitForEvent('page')
    await this.counter.evaluate(() => void window.open('about:blank'))
    return new Phone(await opened, this.running.origin)
  }

  async stop(): Promise<void> {
    await this.browser?.close()
    await this.running?.close()
  }
}

/** The phone of the current test, and where it comes from. */
export interface OnPhone {
  readonly phone: Phone
  readonly shop: PhoneShop
}

/**
 * `describe` for tests of the mini program at `root` in a browser: one compiled preview and one browser for all of them, a fresh phone for each. Whatever a
 * test leaves said on the console fails it.
 */
export function describeOnPhone(name: string, tests: (the: OnPhone) => void, root = FIXTURE): void {
  describeWithBrowser(name, () => {
    const shop = new PhoneShop(root)
    let phone: Phone | undefined
    beforeAll(() => shop.start())
    afterAll(() => shop.stop())
    beforeEach(async () => void (phone = await shop.phone()))
    afterEach(async () => {
      const said = phone?.said
      await phone?.page.close()
      expect(said).toEqual([])
    })
    tests({
      shop,
      get phone() {
        if (!phone) throw new Error('there is a phone only while a test runs')
        return phone
      },
    })
  })
}
