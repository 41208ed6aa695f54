/**
 * A component or page on miniprogram-simulate: WeChat's own exparser in jsdom, with the real templates and scripts of
 * miniprogram/. What is rendered and what events do is real; the `wx` API and the cloud are doubles.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cloudDouble, wxDouble, type Answers, type CloudCall } from './mini-wx'

const root = join(__dirname, '../../miniprogram')

/** Far more than one page's templates give. */
const MAX_COMPILED_BYTES = 64 * 1024 * 1024

export interface MountOptions {
  /** Properties of a component, or the query of a page. */
  given?: Record<string, unknown>
  /** What the cloud answers, by `function.action`. */
  cloud?: Answers
  /** wx functions that differ from the harmless defaults. */
  wx?: Record<string, unknown>
}

export interface Mounted {
  readonly dom: HTMLElement
  readonly data: Record<string, unknown>
  readonly instance: Record<string, (...values: unknown[]) => unknown>
  /** Calls to cloud functions so far, in order. */
  readonly calls: CloudCall[]
  /** The `wx` of this mount; its functions are jest.fn(). */
  readonly wx: Record<string, jest.Mock>
  /** Text as a reader sees it, white space collapsed; of the first element that fits, or of everything. Crosses component borders. */
  text(selector?: string): string
  texts(selector: string): string[]
  has(selector: string): boolean
  /** What the template set on the first element that fits: `disabled`, `value`, `placeholder`… */
  attribute(selector: string, name: string): unknown
  /** Details of every event of this name that the mounted component triggers from now on. */
  listen(event: string): unknown[]
  /** Sends an event to the first element that fits and waits until what it set off has settled. */
  fire(selector: string, event: string, detail?: object): Promise<void>
  tap(selector: string): Promise<void>
  settle(): Promise<void>
  unmount(): void
}

interface Simulate {
  load(path: string, options: object): string
  render(
    id: string,
    properties?: object,
  ): {
    dom: HTMLElement
    data: Record<string, unknown>
    instance: Mounted['instance']
    attach(parent: Node): void
    detach(): void
    addEventListener(name: string, handler: (event: { detail: unknown }) => void): void
  }
}

interface Exparser {
  Event: {
    create(name: string, detail: object, options: object): unknown
    dispatchEvent(target: unknown, event: unknown): void
  }
}

type Globals = Record<'wx' | 'Page' | 'App' | 'Component' | 'Behavior' | 'getApp' | 'getCurrentPages', unknown>
const globals = globalThis as unknown as Globals

/** Mounts a component by its path inside miniprogram/, without ending: `components/cell/cell`. */
export async function mountComponent(path: string, options: MountOptions = {}): Promise<Mounted> {
  return mount(path, options)
}

/** Mounts a page and runs onLoad, onShow and onReady: `pages/home/page`. */
export async function mountPage(path: string, options: MountOptions = {}): Promise<Mounted> {
  const mounted = mount(path, options)
  mounted.instance.onLoad?.(options.given ?? {})
  mounted.instance.onShow?.()
  mounted.instance.onReady?.()
  await mounted.settle()
  return mounted
}

function mount(path: string, { given, cloud = {}, wx = {} }: MountOptions): Mounted {
  const { calls, callFunction } = cloudDouble(cloud)
  const double = wxDouble({ ...wx, cloud: { init: jest.fn(), callFunction } })
  let mounted: Mounted | undefined
  // Scripts keep state (session, freshness) and a component registers once: each mount gets modules of its own.
  jest.isolateModules(() => {
    globals.wx = double
    jest.doMock('miniprogram-compiler', () => compilerDouble)
    jest.doMock('miniprogram-simulate/src/wxss', () => noStyles)
    const simulate = jest.requireActual<Simulate>('miniprogram-simulate')
    const exparser = jest.requireActual<Exparser>('miniprogram-exparser')
    globals.wx = double
    installConstructors()
    const { templates, npm } = collect(path)
    const compilerOptions = { wxmlList: [...templates], maxBuffer: MAX_COMPILED_BYTES }
    const id = simulate.load(join(root, path), { rootPath: root, compilerOptions, usingComponents: npm })
    const rendered = simulate.render(id, path.endsWith('/page') ? undefined : given)
    rendered.attach(document.body)
    mounted = describeMounted(rendered, { calls, wx: double as Record<string, jest.Mock>, exparser })
  })
  return mounted!
}

interface Compiler {
  wxmlToJs(folder: string, options: { wxmlList: string[]; maxBuffer: number }): string
}

/** Compiled templates by their list: the official compiler takes longer than all the rest of a mount. */
const compiled = new Map<string, string>()

/**
 * The official compiler, remembering. Its output keeps tables in a global under `$gwx_1`, `$gwx_2`… and would mix up those
 * of two mounts with different templates, so each list gets names of its own.
 */
const compilerDouble: Compiler = {
  wxmlToJs(folder, options) {
    const key = options.wxmlList.join()
    let code = compiled.get(key)
    if (code === undefined) {
      const { wxmlToJs } = jest.requireActual<Compiler>('miniprogram-compiler')
      code = wxmlToJs(folder, options).replaceAll('$gwx', `$gwx${String(compiled.size)}x`)
      compiled.set(key, code)
    }
    return code
  },
}

/** jsdom lays nothing out; compiling styles would be most of a mount's time. */
const noStyles = { getContent: () => '', compile: () => '', insert: () => undefined }

interface Around {
  calls: CloudCall[]
  wx: Record<string, jest.Mock>
  exparser: Exparser
}

function describeMounted(rendered: ReturnType<Simulate['render']>, { calls, wx, exparser }: Around): Mounted {
  const { dom } = rendered
  const all = (selector: string) => [...dom.querySelectorAll<HTMLElement>(selector)]
  const one = (selector: string) => {
    const element = all(selector)[0]
    if (!element) throw new Error(`Nothing fits ${selector} in:\n${dom.innerHTML}`)
    return element
  }
  const fire = async (selector: string, event: string, detail: object = {}) => {
    const fields = {
      bubbles: true,
      composed: true,
      capturePhase: true,
      extraFields: { touches: [], changedTouches: [] },
    }
    exparser.Event.dispatchEvent(wxElement(one(selector)), exparser.Event.create(event, detail, fields))
    await settle()
  }
  return {
    dom,
    calls,
    wx,
    get data() {
      return rendered.data
    },
    get instance() {
      return rendered.instance
    },
    text: (selector) => collapse(selector ? one(selector) : dom),
    texts: (selector) => all(selector).map(collapse),
    has: (selector) => all(selector).length > 0,
    attribute: (selector, name) =>
      wxElement(one(selector))._vt.attrs.find((attribute) => attribute.name === name)?.value,
    listen(event) {
      const details: unknown[] = []
      rendered.addEventListener(event, ({ detail }) => details.push(detail))
      return details
    },
    fire,
    tap: (selector) => fire(selector, 'tap'),
    settle,
    unmount: () => rendered.detach(),
  }
}

interface WxElement {
  _vt: { attrs: Array<{ name: string; value: unknown }> }
}

/** exparser's own node behind a DOM element. */
const wxElement = (element: HTMLElement): WxElement => (element as unknown as { __wxElement: WxElement }).__wxElement

const collapse = (element: HTMLElement): string => element.textContent.replace(/\s+/g, ' ').trim()

const realSetTimeout = setTimeout

/** Several turns of the event loop: a promise chain with a setData in between is through after them. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => realSetTimeout(resolve, 0))
}

/** simulate knows Component alone: a page is a component whose functions are its methods. Class names stay as written. */
function installConstructors(): void {
  const component = globals.Component as (options: Record<string, unknown>) => void
  globals.Component = (options: Record<string, unknown>) => {
    component({ ...options, options: { ...(options.options as object), classPrefix: '' } })
  }
  globals.Page = ({ data, behaviors, ...rest }: Record<string, unknown>) => {
    const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'))
    const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'function'))
    const created = function (this: object) {
      Object.assign(this, fields)
    }
    ;(globals.Component as (options: object) => void)({ data, behaviors, methods, lifetimes: { created } })
  }
  globals.App = () => undefined
  globals.getApp = () => ({})
  globals.getCurrentPages = () => []
}

/** What simulate has to be told of a component and everything below it. */
interface Needed {
  /** Templates, relative to miniprogram/: the official compiler is quick with these and slow with all. */
  templates: Set<string>
  /** Tag → path of npm components, which simulate does not find by itself. */
  npm: Record<string, string>
}

function collect(path: string, needed: Needed = { templates: new Set(), npm: {} }): Needed {
  const json = join(root, `${path}.json`)
  if (needed.templates.has(`${path}.wxml`) || !existsSync(json)) return needed
  collectTemplates(`${path}.wxml`, needed.templates)
  const { usingComponents = {} } = JSON.parse(readFileSync(json, 'utf8')) as {
    usingComponents?: Record<string, string>
  }
  for (const [tag, target] of Object.entries(usingComponents)) {
    if (target.startsWith('@')) needed.npm[tag] = `/miniprogram_npm/${target}`
    const absolute = target.startsWith('@') ? `/miniprogram_npm/${target}` : target
    collect(absolute.startsWith('/') ? absolute.slice(1) : join(dirname(path), target), needed)
  }
  return needed
}

function collectTemplates(file: string, templates: Set<string>): void {
  if (templates.has(file)) return
  templates.add(file)
  for (const [, source] of readFileSync(join(root, file), 'utf8').matchAll(
    /<(?:import|include)\s[^>]*src="([^"]+)"/g,
  )) {
    collectTemplates(source!.startsWith('/') ? source!.slice(1) : join(dirname(file), source!), templates)
  }
}
