import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page, Route } from 'playwright-core'
import { openBrowser } from '../../../support/browser'

const ORIGIN = 'http://127.0.0.1:9'

let bundled: Promise<{ js: string; css: string }> | undefined

function bundle(): Promise<{ js: string; css: string }> {
  bundled ??= build({
    entryPoints: [join(__dirname, 'page.ts')],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => ({
    js: outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '',
    css: outputFiles.find(({ path }) => path.endsWith('.css'))?.text ?? '',
  }))
  return bundled
}

export interface CloudRequest {
  method: string
  path: string
  body: unknown
}

type Answer = { status?: number; json?: unknown; body?: string | Buffer; contentType?: string } | 'unreachable'

/** A browser page in which `wx` stands on a host and a cloud that the test plays. */
export class WxHarness {
  /** What the page said on the console; a test that expects something takes it out. */
  readonly said: string[] = []
  readonly requests: CloudRequest[] = []
  /** Answers of the cloud by `METHOD /cloud/path`; anything else is 404. */
  readonly answers = new Map<string, (request: CloudRequest) => Answer>()

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.said.push(message.text())
    })
    page.on('pageerror', (error) => this.said.push(String(error)))
  }

  static async open(): Promise<WxHarness> {
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const harness = new WxHarness(browser, page)
    await page.route('**/*', (route) => harness.serve(route))
    await harness.load()
    return harness
  }

  close(): Promise<void> {
    return this.browser.close()
  }

  /** Loads the page again, e.g. as somebody else: `load('?as=oOther')`. */
  async load(search = ''): Promise<void> {
    await this.page.goto(`${ORIGIN}/${search}`)
  }

  /** Forgets what the tests before left in the browser. */
  async forget(): Promise<void> {
    await this.page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    this.requests.length = 0
    this.answers.clear()
    await this.load()
  }

  /** Runs a function body in the page; `wx` is there and promises are awaited. A rejection comes back as `{ rejected }`. */
  async run<T = unknown>(body: string): Promise<T> {
    const script = `(async () => { ${body} })().catch((error) => ({
      rejected: error instanceof Error ? { message: error.message, ...error } : error }))`
    return this.page.evaluate<T>(script)
  }

  /** Starts something that a tap has to answer; `outcome()` gives what became of it. */
  async begin(expression: string): Promise<void> {
    await this.page.evaluate(
      `window.pending = Promise.resolve(${expression}).catch((error) => ({ rejected: { ...error } })); 0`,
    )
  }

  outcome<T = unknown>(): Promise<T> {
    return this.page.evaluate<T>('window.pending')
  }

  tap(testId: string): Promise<void> {
    return this.page.getByTestId(testId).click()
  }

  noted(): Promise<unknown[][]> {
    return this.page.evaluate(() => window.testPhone.noted())
  }

  private async serve(route: Route): Promise<void> {
    const request = route.request()
    const { pathname, search } = new URL(request.url())
    if (pathname === '/') {
      const { js, css } = await bundle()
      const safe = js.replace(/<\/script/gi, '<\\/script')
      const body = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>${css}</style><body><div id="screen" class="preview-overlay"></div><script>${safe}</script></body>`
      return route.fulfill({ contentType: 'text/html', body })
    }
    return this.answer(route, { method: request.method(), path: pathname + search, body: bodyOf(request.postData()) })
  }

  private async answer(route: Route, request: CloudRequest): Promise<void> {
    this.requests.push(request)
    const answer = this.answers.get(`${request.method} ${request.path}`)?.(request) ?? { status: 404, json: {} }
    return answer === 'unreachable' ? route.abort() : route.fulfill(answer)
  }
}

function bodyOf(data: string | null): unknown {
  try {
    return data === null ? null : JSON.parse(data)
  } catch {
    return data
  }
}
