import './wechat'

/** What every asynchronous wx function may be given. */
export interface Callbacks {
  success?: (result: never) => void
  fail?: (error: never) => void
  complete?: (result: never) => void
}

/** A refusal in WeChat's words: `<api>:fail <reason>`, with `errCode`, `errno` or the like beside it. */
export class Failure extends Error {
  constructor(
    reason: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason)
  }
}

export type AsyncApi<O, R> = (options?: O & Callbacks) => Promise<R & { errMsg: string }> | undefined

type Work<O, R> = (options: O) => R | Promise<R>

/**
 * A wx function in both styles: with `success`, `fail` or `complete` it answers through them and returns nothing, else
 * it returns a promise.
 *
 * @param work throws Failure, or rejects with `{ errMsg }` of its own, to refuse
 */
export function promised<O extends object = object, R extends object | void = void>(
  name: string,
  work: Work<O, R>,
): AsyncApi<O, R> {
  return (options) => deliver(outcomeOf(name, work, options), options)
}

/** Hands an outcome to the callbacks, or returns it when there are none. */
export function deliver<R>(outcome: Promise<R>, callbacks: Callbacks = {}): Promise<R> | undefined {
  if (!hasCallbacks(callbacks)) return outcome
  outcome.then(
    (result) => tell([callbacks.success, callbacks.complete], result),
    (error: unknown) => tell([callbacks.fail, callbacks.complete], error),
  )
  return undefined
}

/** The promise of a wx function, whose rejections are `{ errMsg, … }` always. */
export async function outcomeOf<O extends object, R extends object | void>(
  name: string,
  work: Work<O, R>,
  options?: O,
): Promise<R & { errMsg: string }> {
  try {
    const result = await work(options ?? ({} as O))
    return { errMsg: `${name}:ok`, ...result }
  } catch (error) {
    throw failureOf(name, error)
  }
}

export function failureOf(name: string, error: unknown): object {
  if (error instanceof Failure) return { errMsg: `${name}:fail ${error.message}`, ...error.fields }
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return error
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
}

/** What a program's callback throws is the program's error, not the function's failure. */
export function tell(listeners: readonly (((payload: never) => void) | undefined)[], payload: unknown): void {
  for (const listener of listeners) {
    try {
      ;(listener as ((payload: unknown) => void) | undefined)?.(payload)
    } catch (error) {
      reportError(error)
    }
  }
}

/** @throws Failure as WeChat words a parameter of the wrong type */
export function needString(options: object, key: string): string {
  const value = (options as Record<string, unknown>)[key]
  if (typeof value !== 'string') {
    throw new Failure(`parameter error: parameter.${key} should be String instead of ${typeName(value)};`)
  }
  return value
}

export function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function hasCallbacks({ success, fail, complete }: Callbacks): boolean {
  return [success, fail, complete].some((callback) => typeof callback === 'function')
}
