import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { bundleShell } from '../../../devkit/preview/server/bundles'
import { shellPage } from '../../../devkit/preview/server/pages'
import { openBrowser } from '../../support/browser'

/** A mini program that only says what it was told, and repeats what the test wants said to the shell. */
const FRAME = `<!doctype html><meta charset="utf-8"><title>frame</title><output id="told"></output><script>
  const say = (event, payload) => parent.postMessage({ source: 'preview', event, payload }, '*')
  addEventListener('message', ({ data }) => { if (data.source === 'shell') told.textContent += JSON.stringify([data.event, data.payload]) + '\\n' })
  const openid = new URLSearchParams(location.search).get('as')
  say('identity', { openid })
  say('navigate', { hash: location.hash || '#/pages/home/page', path: 'pages/home/page', title: '首页' })
</script>`

export interface Sent {
  method: string
  path: string
  body: unknown
}

let bundled: ReturnType<typeof bundleShell> | undefined

/** The console in a browser, with a cloud and a mini program that the test plays. */
export class ShellHarness {
  readonly said: string[] = []
  readonly sent: Sent[] = []
  /** Answers of `/cloud/<path>`; anything else is 404. */
  readonly answers = new Map<string, unknown>()
  private readonly streams = new Set<ServerResponse>()

  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.said.push(message.text())
    })
    page.on('pageerror', (error) => this.said.push(String(error)))
  }

  static async open(): Promise<ShellHarness> {
    const server = createServer((request, response) => void harness.serve(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const browser = await openBrowser()
    const harness = new ShellHarness(server, browser, await browser.newPage({ viewport: { width: 1280, height: 800 } }))
    return harness
  }

  async close(): Promise<void> {
    await this.browser.close()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('#frame')
  }

  /** Opens the console afresh, as in a new tab of a new browser. */
  async start(hash = ''): Promise<void> {
    await this.page.goto(`${this.origin}/nowhere`)
    await this.page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    this.sent.length = 0
    this.said.length = 0
    await this.page.goto(`${this.origin}/${hash}`)
    await this.page.getByTestId('status').getByText('本地云在运行').waitFor()
    await this.frame.locator('#told').waitFor({ state: 'attached' })
  }

  /** Sends an event of the cloud to the console. */
  tell(event: string, data: unknown): void {
    for (const stream of this.streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  /** What the mini program was told since it started, `[event, payload]`. */
  async told(): Promise<unknown[]> {
    const text = (await this.frame.locator('#told').textContent()) ?? ''
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown)
  }

  /** Lets the mini program say something to the shell. */
  async say(event: string, payload: unknown): Promise<void> {
    await this.frame
      .locator('#told')
      .evaluate(
        (_, [name, value]) => window.parent.postMessage({ source: 'preview', event: name, payload: value }, '*'),
        [event, payload],
      )
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    if (path === '/cloud/events') return this.stream(request, response)
    if (path.startsWith('/cloud/')) return this.answer(request, response)
    const html = (body: string): unknown => response.writeHead(200, { 'content-type': 'text/html' }).end(body)
    const { js, css } = (await (bundled ??= bundleShell(join(__dirname, '../../../devkit/preview/shell'))))!
    if (path === '/shell.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(js)
    else if (path === '/shell.css') response.writeHead(200, { 'content-type': 'text/css' }).end(css)
    else if (path.startsWith('/app/')) html(FRAME)
    else html(path === '/' ? shellPage(true) : '')
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': connected\n\n')
    this.streams.add(response)
    request.on('close', () => this.streams.delete(response))
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const path = (request.url ?? '').slice('/cloud/'.length)
    const { method = '' } = request
    const text = Buffer.concat(chunks).toString()
    if (method === 'POST') this.sent.push({ method, path, body: text ? JSON.parse(text) : null })
    const known = this.answers.get(path)
    response
      .writeHead(known === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(known ?? {}))
  }
}
