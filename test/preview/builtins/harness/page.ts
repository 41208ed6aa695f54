/**
 * Runs in the browser: one page of a mini program made of a single template, on the runtime's own code space, backend and event layer. Every
 * event that reaches a handler named `log` is kept for the test.
 */
import * as ge from 'glass-easel'
import type { BuiltinsApi } from '../../../../devkit/preview/runtime/builtins-api'
import {
  builtinContextOf,
  nodeOf,
  registerBuiltins,
  setBuiltinHooks,
} from '../../../../devkit/preview/runtime/builtins'
import { Backend } from '../../../../devkit/preview/runtime/core/backend'
import { createSpace, type Space } from '../../../../devkit/preview/runtime/core/code-space'
import { Definitions } from '../../../../devkit/preview/runtime/core/definitions'
import { installEventShape } from '../../../../devkit/preview/runtime/events/event-shape'
import { TouchLayer } from '../../../../devkit/preview/runtime/events/touch-layer'
import { pageRect } from '../../../../devkit/preview/runtime/query/rect'
import { convertUnits } from '../../../../devkit/preview/compiler/style-units'
import type { LoadedProgram, Templates } from '../../../../devkit/preview/runtime/core/program'

export interface Mounted {
  templates: () => Templates
  data: Record<string, unknown>
  /** Page methods beside `log`. */
  methods: Record<string, (event: unknown) => unknown>
  components: Record<string, { behaviors: string[]; properties: Record<string, unknown> }>
  styleVersion?: string
}

interface Logged {
  type: string
  detail: unknown
  id: string
  dataset: unknown
  mark: unknown
}

const state: {
  log: Logged[]
  page: { setData(data: object): void; data: Record<string, unknown> } | null
  host: unknown[][]
} = { log: [], page: null, host: [] }

/** A host that notes what it is asked for. */
const hostStub = (styleVersion: string | undefined, screen: HTMLElement) => {
  const noted = (name: string) => (options: unknown) => {
    state.host.push([name, options])
    const url = (options as { url?: string }).url ?? ''
    return url.includes('missing')
      ? Promise.reject({ errMsg: `${name}:fail page "${url}" is not found` })
      : Promise.resolve({ errMsg: `${name}:ok` })
  }
  const names = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack']
  return {
    ...Object.fromEntries(names.map((name) => [name, noted(name)])),
    appConfig: { pages: ['page'], style: styleVersion },
    cloudOrigin: '',
    screen,
    identity: () => 'openid',
    exit: () => noted('exit')({}),
    emit: (...args: unknown[]) => state.host.push(args),
    share: noted('share'),
  }
}

const apiOf = ({ space, codeSpace, behaviors }: Space, host: object): BuiltinsApi => {
  const unused = (): never => {
    throw new Error('not used by the built-ins')
  }
  return {
    glassEasel: ge,
    codeSpace,
    space,
    host: host as BuiltinsApi['host'],
    define(tag, definition) {
      space.setGlobalUsingComponent(tag, space.defineComponent({ is: `wx://${tag}`, ...definition } as never) as never)
    },
    addStyle(css) {
      const style = document.createElement('style')
      style.textContent = css
      document.head.prepend(style)
    },
    emit: (...[component, type, detail, options]) => component.dispatchEvent(new ge.Event(type, detail ?? {}, options)),
    rpx: (css) => convertUnits(String(css)),
    scopedClass: (_, names) => names,
    assetUrl: (_, src) => src,
    elementOf: unused,
    rect: pageRect,
    closest: unused,
    descendants: unused,
    behaviors,
    formFields: unused,
  }
}

const programOf = ({ components, styleVersion }: Mounted): LoadedProgram => {
  const usingComponents = Object.fromEntries(Object.keys(components).map((name) => [name, `/${name}`]))
  const unit = (isPage: boolean) => ({
    config: { component: !isPage, usingComponents },
    scope: '',
    host: isPage ? 'page' : 'part',
    isPage,
    hasScript: true,
  })
  const units = Object.fromEntries(Object.keys(components).map((name) => [name, unit(false)]))
  return {
    app: { pages: ['page'], style: styleVersion },
    pages: ['page'],
    components: { page: unit(true), ...units },
    modules: {},
  }
}

const keep = (event: {
  type: string
  detail: unknown
  target: { id: string; dataset: unknown }
  mark: unknown
}): void => {
  state.log.push({
    type: event.type,
    detail: event.detail,
    id: event.target.id,
    dataset: event.target.dataset,
    mark: event.mark,
  })
}

let layer: TouchLayer | undefined
let root: { release(): void } | undefined

const define = (space: Space, mounted: Mounted, program: LoadedProgram): void => {
  const definitions = new Definitions(program, space.codeSpace, space.behaviors)
  const within = definitions as unknown as {
    current: string | null
    defineComponent(definition: object): void
    definePage(definition: object): void
  }
  for (const [path, { behaviors, properties }] of Object.entries(mounted.components)) {
    within.current = path
    within.defineComponent({ behaviors, properties, methods: { log: keep } })
  }
  within.current = 'page'
  within.definePage({ data: mounted.data, log: keep, ...mounted.methods })
}

const mount = (mounted: Mounted): void => {
  root?.release()
  document.head.querySelectorAll('style').forEach((style) => style.remove())
  document.body.innerHTML =
    '<div id="page" wx-path="page" style="position:absolute;inset:0;overflow:auto"></div><div id="screen"></div>'
  Object.assign(state, { log: [], page: null, host: [] })
  if (!layer) {
    installEventShape()
    layer = new TouchLayer()
    layer.install(document)
  }
  const program = programOf(mounted)
  const space = createSpace(program, mounted.templates())
  registerBuiltins(apiOf(space, hostStub(mounted.styleVersion, document.getElementById('screen')!)))
  define(space, mounted, program)
  const made = space.env.associateBackend(new Backend()).createRoot('page', space.codeSpace, 'page')
  const placeholder = document.createElement('i')
  document.getElementById('page')!.append(placeholder)
  made.attach(document.getElementById('page') as never, placeholder as never)
  root = made
  state.page = made.get() as never
}

const api = {
  mount,
  take: () => state.log.splice(0),
  has: (type: string) => state.log.some((one) => one.type === type),
  count: (type: string) => state.log.filter((one) => one.type === type).length,
  takeHost: () => state.host.splice(0),
  setData: (data: object) => state.page!.setData(data),
  data: () => state.page!.data,
  builtinContextOf,
  nodeOf,
  setBuiltinHooks,
}
declare global {
  interface Window {
    harness: typeof api
  }
}
window.harness = api
