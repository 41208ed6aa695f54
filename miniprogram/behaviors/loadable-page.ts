/**
 * The life every page shares: load on first show, show what is there on a warm return, four states, pull to refresh,
 * one place that turns a failure into words, and a guard against double taps. A page brings `fetchView` and its handlers.
 */
import { ApiError, newRequestId } from '../api/client'
import { isStale } from '../api/freshness'
import { errorSentences } from '../shared/error-codes'
import { typeClassOf } from '../shared/type-scale'
import { showToast } from './feedback'

export type Phase = 'loading' | 'ready' | 'empty' | 'failed'

export interface Failure {
  readonly code: string
  readonly message: string
}

export type Query = Readonly<Record<string, string | undefined>>

interface BaseData<View> {
  phase: Phase
  failure: Failure | null
  view: View | null
  /** The command under way, for the busy look of its button; empty when none is. */
  busy: string
  /** Field → sentence of the last INVALID_INPUT. */
  fieldErrors: Record<string, string>
  typeClass: string
}

interface PageDefinition<View, Data> {
  readonly data?: Data
  /**
   * Seconds for which a return to the page shows what is there without a call. Infinity: a form or a player, which asks
   * once; loading it again would overwrite what was typed or stop what plays.
   */
  readonly freshForSeconds?: number
  /** The first screen in one call, as the view that the wxml shows. */
  fetchView(query: Query): Promise<View>
  isEmpty?(view: View): boolean
  /** The page comes to the front, the first time as well, before anything is asked. */
  onFront?(): void
  /** The page is shown again with what it had. */
  onReturn?(): void
  /** What was asked for is there, for what has to find it on the screen. */
  onLoaded?(): void
}

export interface LoadablePage<View, Data> {
  readonly data: BaseData<View> & Data
  readonly query: Query
  setData(data: Record<string, unknown>): void
  /** Asks again, keeping what is on screen until the answer is there. */
  reload(): Promise<void>
  retry(): void
  /**
   * Runs a command once at a time. A refusal becomes a toast, and a sentence at each field it names; what was typed
   * stays. The request id stays the same until the command has succeeded or the server has answered, so that a retry
   * after a lost network cannot double anything.
   */
  submit<T>(name: string, command: (requestId: string) => Promise<T>): Promise<T | undefined>
}

interface Internals {
  loadedAt: number
  loading: Promise<void> | null
  /** Something was chosen or changed while an answer was on its way: that answer is of yesterday. */
  isOutdated: boolean
  requestIds: Record<string, string>
}

type Instance<View, Data> = LoadablePage<View, Data> & Internals & PageDefinition<View, Data>

const defaultFreshSeconds = 60

const initialData: BaseData<object> = {
  phase: 'loading',
  failure: null,
  view: null,
  busy: '',
  fieldErrors: {},
  typeClass: '',
}

/** Registers a page. Handlers and fields of one's own go beside `fetchView`. */
export function loadablePage<View extends object, Data extends object, Custom extends object>(
  definition: PageDefinition<View, Data> & Custom & ThisType<LoadablePage<View, Data> & Custom>,
): void {
  Page({
    ...lifecycle,
    ...definition,
    data: { ...initialData, ...definition.data },
  })
}

type AnyInstance = Instance<object, object>

const lifecycle = {
  onLoad(this: AnyInstance & { query: Query }, query: Query) {
    this.query = query
    this.loadedAt = 0
    this.loading = null
    this.isOutdated = false
    this.requestIds = {}
    const typeClass = typeClassOf(wx.getAppBaseInfo().fontSizeSetting ?? 17)
    if (typeClass) this.setData({ typeClass })
  },

  onShow(this: AnyInstance) {
    this.onFront?.()
    if (this.loading) return
    if (isStale(this.loadedAt, this.freshForSeconds ?? defaultFreshSeconds)) void this.reload()
    else this.onReturn?.()
  },

  async onPullDownRefresh(this: AnyInstance) {
    await this.reload()
    await wx.stopPullDownRefresh()
  },

  retry(this: AnyInstance) {
    this.setData({ phase: 'loading', failure: null })
    void this.reload()
  },

  reload(this: AnyInstance): Promise<void> {
    this.isOutdated = this.loading !== null
    this.loading ??= loadLatest(this).finally(() => (this.loading = null))
    return this.loading
  },

  async submit<T>(this: AnyInstance, name: string, command: (requestId: string) => Promise<T>): Promise<T | undefined> {
    if (this.data.busy) return undefined
    const requestId = (this.requestIds[name] ??= newRequestId())
    this.setData({ busy: name, fieldErrors: {} })
    try {
      const result = await command(requestId)
      delete this.requestIds[name]
      return result
    } catch (error) {
      const failure = toApiError(error)
      if (!failure.code.startsWith('NET_')) delete this.requestIds[name]
      if (hasFields(failure)) this.setData({ fieldErrors: failure.fields })
      // Beside the fields too: the field may be far down the page, or in a dialog that is gone.
      showToast(failure.message)
      return undefined
    } finally {
      this.setData({ busy: '' })
    }
  },
}

/** Loads until the answer fits what is chosen now: two filters tapped quickly must not show the first one's list. */
async function loadLatest(page: AnyInstance): Promise<void> {
  do {
    page.isOutdated = false
    await load(page)
  } while (page.isOutdated)
}

async function load(page: AnyInstance): Promise<void> {
  const startedAt = Date.now()
  try {
    const view = await page.fetchView(page.query)
    if (page.isOutdated) return
    page.loadedAt = startedAt
    page.setData({ ...changes(page.data.view, view), phase: page.isEmpty?.(view) ? 'empty' : 'ready', failure: null })
    page.onLoaded?.()
  } catch (error) {
    const { code, message } = toApiError(error)
    if (page.isOutdated) return
    // What is on screen stays; only a page that has nothing yet becomes the failed state.
    if (page.data.view) showToast(message)
    else page.setData({ phase: 'failed', failure: { code, message } })
  }
}

/** Only the parts of the view that differ: setData is the expensive step on a phone. */
function changes(before: object | null, after: object): Record<string, unknown> {
  if (!before) return { view: after }
  const changed: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const next = (after as Record<string, unknown>)[key] ?? null
    if (JSON.stringify((before as Record<string, unknown>)[key] ?? null) !== JSON.stringify(next))
      changed[`view.${key}`] = next
  }
  return changed
}

function hasFields({ fields }: ApiError): boolean {
  return Object.keys(fields).some((field) => field !== '')
}

/** A fault of our own code is logged whole and shown as what it is to the person: something that went wrong. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  console.error(error)
  return new ApiError('INTERNAL', errorSentences.INTERNAL)
}
