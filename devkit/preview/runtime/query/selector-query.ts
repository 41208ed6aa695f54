import * as ge from 'glass-easel'
import { componentOf } from '../core/code-space'
import { pageRect } from './rect'

export interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  context?: boolean
  node?: boolean
  ref?: boolean
}

type Callback = (result: unknown) => void
type Scope = ge.GeneralComponent | null

interface Request {
  scope: Scope
  selector: string | null
  single: boolean
  fields: Fields
  callback?: Callback
}

/** Built-ins put these onto their host elements for `fields({ node, context })`: `canvas` its canvas, `video` its VideoContext … */
export interface NodeProvider {
  queryNode?(): unknown
  queryContext?(): unknown
}

/** What a page offers to a query beside its components. */
export interface QueryPage {
  component: ge.GeneralComponent
  scroller: HTMLElement
  element: HTMLElement
}

/** `wx.createSelectorQuery()`; the adapter's own lacks node(), computedStyle and the page's scroll position. */
export class SelectorQuery {
  private readonly requests: Request[] = []
  private scope: Scope

  constructor(
    private readonly page: () => QueryPage | null,
    scope: unknown = null,
  ) {
    this.scope = scope ? componentOf(scope) : null
  }

  in(component: unknown): this {
    this.scope = componentOf(component)
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, { scope: this.scope, selector, single: true })
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, { scope: this.scope, selector, single: false })
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, { scope: this.scope, selector: null, single: true })
  }

  exec(callback?: (results: unknown[]) => void): this {
    const requests = [...this.requests]
    const page = this.page()
    setTimeout(() => {
      const results = requests.map((request) => this.run(request, page))
      requests.forEach(
        ({ callback: own }, index) => own && ge.safeCallback('SelectorQuery', own, null, [results[index]]),
      )
      if (callback) ge.safeCallback('SelectorQuery.exec', callback, null, [results])
    }, 0)
    return this
  }

  /** Only for NodesRef. */
  add(request: Request): void {
    this.requests.push(request)
  }

  private run({ scope, selector, single, fields }: Request, page: QueryPage | null): unknown {
    if (selector === null) return page && describeViewport(page, fields)
    const root = (scope ?? page?.component)?.getShadowRoot()
    if (!root) return single ? null : []
    // `>>>` reaches through component borders in WeChat; glass-easel's selectors know it as well.
    if (!single) return root.querySelectorAll(selector).map((element) => describe(element, fields))
    const found = root.querySelector(selector)
    return found && describe(found, fields)
  }
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly request: Omit<Request, 'fields'>,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    this.query.add({ ...this.request, fields, ...(callback && { callback }) })
    return this.query
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }

  ref(callback?: Callback): SelectorQuery {
    return this.fields({ ref: true }, callback)
  }
}

function describe(element: ge.Element, fields: Fields): Record<string, unknown> {
  const dom = element.getBackendElement() as unknown as (HTMLElement & NodeProvider) | null
  return {
    ...identity(element, fields),
    ...(dom && { ...geometry(dom, fields), ...styles(dom, fields.computedStyle) }),
    ...(fields.node && { node: dom?.queryNode?.() ?? null }),
    ...(fields.context && { context: dom?.queryContext?.() ?? null }),
    ...(ge.Component.isComponent(element) && properties(element, fields.properties)),
  }
}

function identity(element: ge.Element, fields: Fields): Record<string, unknown> {
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: { ...element.dataset } }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...(fields.ref && { ref: ge.Component.isComponent(element) ? element.getMethodCaller() : element }),
  }
}

function geometry(dom: HTMLElement, fields: Fields): Record<string, number> {
  const { left, top, right, bottom, width, height } = pageRect(dom)
  const scroller = scrollerOf(dom)
  return {
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && {
      scrollLeft: scroller.scrollLeft,
      scrollTop: scroller.scrollTop,
      scrollWidth: scroller.scrollWidth,
      scrollHeight: scroller.scrollHeight,
    }),
  }
}

/** A scroll-view scrolls an inner element. */
function scrollerOf(dom: HTMLElement): Element {
  return dom.querySelector(':scope > wx-scroll-box') ?? dom
}

function styles(dom: HTMLElement, names: string[] = []): Record<string, string> {
  const style = getComputedStyle(dom)
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`))]),
  )
}

function properties(component: ge.GeneralComponent, names: string[] = []): Record<string, unknown> {
  const data = component.data as Record<string, unknown>
  const known = names.map((name) => [name, name.replace(/-(.)/g, (_, c: string) => c.toUpperCase())] as const)
  return Object.fromEntries(known.filter(([, key]) => key in data).map(([name, key]) => [name, data[key]]))
}

function describeViewport({ scroller, element }: QueryPage, fields: Fields): Record<string, unknown> {
  const { clientWidth: width, clientHeight: height } = element
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = scroller
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
  }
}
