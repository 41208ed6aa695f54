import type { Locator, Page } from 'playwright-core'

/** Longest wait for something to appear: other browsers and builds may be at work on the same two processors. */
const patienceMs = 30_000

/** Somebody using the mini program: taps what they see, types into what is labelled. */
export class Person {
  readonly errors: string[] = []

  constructor(
    readonly page: Page,
    private readonly at: { origin: string; openid: string },
  ) {
    page.setDefaultTimeout(patienceMs)
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isProvoked(message.text())) this.errors.push(message.text())
    })
    page.on('pageerror', (error) => this.errors.push(String(error)))
  }

  /** Opens a page by its address, as a shared card or a code does. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.at.origin}/app/?as=${this.at.openid}#/${path}`)
    await this.page.waitForSelector('wx-page')
  }

  /** What is on the page on top. */
  get screen(): Locator {
    return this.page.locator('.preview-page:not(.preview-hidden)')
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.screen.getByText(text).first().waitFor()
  }

  async seesNot(text: string | RegExp): Promise<void> {
    await this.screen.getByText(text, { exact: true }).first().waitFor({ state: 'hidden' })
  }

  /** Taps what reads exactly so. */
  async taps(text: string | RegExp): Promise<void> {
    await this.screen.getByText(text, { exact: true }).first().click()
  }

  /** Taps an icon by what it is called. */
  async tapsLabelled(label: string): Promise<void> {
    await this.screen.locator(`[aria-label="${label}"]`).first().click()
  }

  async types(label: string, text: string): Promise<void> {
    await this.screen.locator(`[aria-label="${label}"]`).locator('input, textarea').first().fill(text)
  }

  /** Turns the wheel of the picker that shows `now` to a line, and takes it. */
  async picks(now: string, line: string): Promise<void> {
    await this.taps(now)
    await this.page.locator('.wx-sheet-item', { hasText: line }).dispatchEvent('click')
    await this.page.waitForFunction((text) => {
      const area = document.querySelector('.wx-sheet-column')!
      const middle = area.getBoundingClientRect().top + area.clientHeight / 2
      const item = [...area.querySelectorAll('.wx-sheet-item')].find((one) => one.textContent === text)!
      return Math.abs(item.getBoundingClientRect().top + 22 - middle) < 1
    }, line)
    await this.page.locator('.wx-sheet-confirm').click()
  }

  /** What stands in a field now. */
  typed(label: string): Promise<string> {
    return this.screen.locator(`[aria-label="${label}"]`).locator('input, textarea').first().inputValue()
  }

  /** A part of WeChat's own surface: dialogs, sheets, toasts. */
  wechat(testId: string): Locator {
    return this.page.getByTestId(testId)
  }

  async goesBack(): Promise<void> {
    await this.page.locator('[aria-label="返回"]').last().click()
  }

  async goesOffline(isOffline: boolean): Promise<void> {
    await this.page.context().setOffline(isOffline)
  }
}

/** A browser reports every failed request; a journey that cuts the network provokes them. */
function isProvoked(text: string): boolean {
  return /ERR_INTERNET_DISCONNECTED/.test(text)
}
