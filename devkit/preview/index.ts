import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, normalize } from 'node:path'
import { Compiler } from './compiler'
import type { BuildResult } from './compiler/types'
import { bundle, bundleShell, type Bundle } from './server/bundles'
import { EventStream } from './server/events'
import { framePage, shellPage } from './server/pages'
import { Reporter } from './server/report'
import { MemoryFile, sendFile, sendText } from './server/respond'
import { watchFolder } from './server/watch'

export interface PreviewOptions {
  /** The mini program's folder, the one with app.json. */
  root: string
  /** Where `/cloud/**` is answered; '' (the default) means the preview's own origin. */
  cloudOrigin?: string
  /** Rebuild and reload on save; true by default. */
  watch?: boolean
  /** Takes each new problem of a build as one line; stderr by default. */
  report?: (line: string) => void
}

export interface Preview {
  /** Answers a request of the preview; false when the path is nobody's. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>
  /** Problems and duration of the latest build. */
  latest(): Promise<BuildResult>
  close(): void
}

const STATIC = '/app/static/'

export function createPreview(options: PreviewOptions): Preview {
  return new PreviewServer(options)
}

class PreviewServer implements Preview {
  private readonly compiler: Compiler
  private readonly events = new EventStream()
  private readonly reporter: Reporter
  private readonly files = new Map<string, MemoryFile>()
  private readonly ready: Promise<void>
  private readonly watcher: { close(): void } | null
  private current: Promise<BuildResult>
  private version = 0

  constructor(private readonly options: PreviewOptions) {
    this.reporter = new Reporter(options.report)
    this.compiler = new Compiler(options.root, { assetBase: STATIC.slice(0, -1) })
    this.current = this.rebuild()
    this.ready = Promise.all([this.bundleOwn(), this.current]).then(() => undefined)
    // Whoever asks for a page awaits it and sees the failure; nobody may ask at all.
    this.ready.catch(() => undefined)
    this.watcher = options.watch === false ? null : watchFolder(options.root, () => void this.change())
  }

  latest(): Promise<BuildResult> {
    return this.current
  }

  close(): void {
    this.watcher?.close()
    this.events.close()
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const path = pathOf(req)
    if (path === '/app') {
      res.writeHead(301, { location: '/app/' }).end()
      return true
    }
    if (path === '/app/events') {
      this.events.open(req, res)
      return true
    }
    if (path.startsWith(STATIC)) return this.sendAsset(req, res, path.slice(STATIC.length))
    await this.ready
    const file = this.files.get(path)
    if (!file) return false
    file.send(req, res)
    return true
  }

  private sendAsset(req: IncomingMessage, res: ServerResponse, path: string): boolean {
    const clean = normalize(path)
    const absolute = clean.startsWith('..') ? null : this.compiler.locate(clean)
    if (absolute) sendFile(req, res, absolute)
    else sendText(res, 404, `${path} was not found`)
    return true
  }

  private async change(): Promise<void> {
    this.current = this.rebuild()
    const { problems, durationMs } = await this.current
    const errors = problems.filter((problem) => problem.level === 'error')
    if (errors.length > 0) this.events.send('problems', errors)
    else this.events.send('reload', { durationMs })
  }

  private async rebuild(): Promise<BuildResult> {
    const result = await this.compiler.build()
    this.reporter.report(result)
    const { program, css, problems } = result
    const payload = { program, problems: problems.filter((p) => p.level === 'error') }
    const { templates = '({})', ...rest } = program ?? {}
    const json = JSON.stringify(program ? { ...payload, program: rest } : payload)
    // JSON.parse of a string is read faster than the same object as a literal.
    const js = `window.__program=JSON.parse(${JSON.stringify(json)});window.__templates=function(){return ${templates}};`
    this.put('/app/program.js', js.replace(/<\/script/gi, '<\\/script'))
    this.put('/app/program.css', css)
    return result
  }

  private async bundleOwn(): Promise<void> {
    const [runtime, shell] = await Promise.all([
      bundle(join(__dirname, 'runtime/main.ts')),
      bundleShell(join(__dirname, 'shell')),
    ])
    this.putBundle('/app/runtime', runtime)
    if (shell) this.putBundle('/shell', shell)
    this.put('/app/', framePage({ cloudOrigin: this.options.cloudOrigin ?? '' }), 'index.html')
    this.put('/', shellPage(shell !== null), 'index.html')
  }

  private putBundle(path: string, { js, css }: Bundle): void {
    this.put(`${path}.js`, js)
    this.put(`${path}.css`, css)
  }

  private put(path: string, body: string, name = path): void {
    this.version += 1
    this.files.set(path, new MemoryFile(name, body, this.version))
  }
}

/** The decoded path of a request; one that cannot be decoded is nobody's. */
function pathOf(req: IncomingMessage): string {
  const { pathname } = new URL(req.url ?? '/', 'http://localhost')
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
