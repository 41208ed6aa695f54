/** A page without templates: what its script does with data, calls and time. */
import type { loadablePage, LoadablePage } from '../../../miniprogram/behaviors/loadable-page'
import { cloudDouble, wxDouble, type Answers } from '../../support/mini-wx'

type Globals = Record<'wx' | 'Page', unknown>
const globals = globalThis as unknown as Globals

export interface Surroundings {
  cloud?: Answers
  wx?: Record<string, unknown>
}

/** Puts a double where `wx` is, and gives what it saw. */
export function surround({ cloud = {}, wx = {} }: Surroundings = {}) {
  const { calls, callFunction } = cloudDouble(cloud)
  const double = wxDouble({ ...wx, cloud: { init: jest.fn(), callFunction } }) as Record<string, jest.Mock>
  globals.wx = double
  return { calls, wx: double, callFunction }
}

/** A module with state of its own, as after a cold start. */
export function coldStart<T>(load: () => T): T {
  let module: T | undefined
  jest.isolateModules(() => (module = load()))
  return module as T
}

type Definition = Parameters<typeof loadablePage>[0]

export interface PlainPage extends LoadablePage<Record<string, unknown>, Record<string, unknown>> {
  onLoad(query: Record<string, string>): void
  onShow(): void
  onPullDownRefresh(): Promise<void>
  /** Every setData of this page, in order. */
  readonly patches: Record<string, unknown>[]
}

/** A page made by `loadablePage`, loaded and not yet shown. */
export function openPage(make: typeof loadablePage, definition: object, query: Record<string, string> = {}): PlainPage {
  let options: Record<string, unknown> = {}
  globals.Page = (given: Record<string, unknown>) => (options = given)
  make(definition as Definition)
  const page = { ...options, data: { ...(options.data as object) }, patches: [] } as unknown as PlainPage
  page.setData = (patch) => {
    page.patches.push(patch)
    for (const [path, value] of Object.entries(patch)) set(page.data, path, value)
  }
  page.onLoad(query)
  return page
}

/** As WeChat's setData reads a path: `view.items[2].name`. */
function set(target: object, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  const last = keys.pop()!
  let place = target as Record<string, unknown>
  for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>
  place[last] = value
}

/** Lets everything that waits for a promise go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

/** A promise that the test keeps or breaks when it likes. */
export function promised<T>() {
  let keep: (value: T) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    keep = resolve
    fail = reject
  })
  return { promise, keep, fail }
}
