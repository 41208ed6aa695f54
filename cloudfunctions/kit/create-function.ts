/**
 * A cloud function from its contract: WeChat context → route → validate → load the actor → authorise → run → envelope → log.
 * This order is nowhere else.
 */
import type { ActionName, Contract, Envelope, FunctionName, OutputOf, ParsedInputOf } from '../contract'
import { contract } from '../contract'
import type { ActionContract } from '../contract/define'
import { permissions, type Permission, type Permissions } from '../contract/permissions'
import type { Actor, Directory, JoinedActor, Target } from './actor'
import { authorise, officesFor } from './authorise'
import { now as clockNow } from './clock'
import { cloud } from './cloud'
import { isContention } from './database'
import { present, Refusal, refuse } from './errors'
import { factId, randomId } from './ids'
import { logger } from './logger'
import { parseInput, parseOutput } from './validation'

/** A caller of whom nothing but the identity is known: the action compares it with the owner of a record. */
type UnloadedActor = Actor & { readonly member: null }

/** A row that says `anyone` may meet a stranger, one that says `owner` loads nobody; every other guarantees a member. */
type ActorFor<N extends ActionName> = Permissions[N]['who'] extends 'anyone'
  ? Actor
  : Permissions[N]['who'] extends 'owner'
    ? UnloadedActor
    : JoinedActor

export interface RunContext<N extends ActionName> {
  readonly input: ParsedInputOf<N>
  readonly actor: ActorFor<N>
  /** Epoch ms by kit's clock, one value for the whole call. */
  readonly now: number
  /**
   * This submission: the client's id together with caller, action and input. A retry has the same one; a client that sends
   * its id with something else makes another submission, never the first one again.
   */
  readonly requestId: string
}

export interface Action<N extends ActionName> {
  /** What the call touches; `null` for the caller's own records only. Runs before `run`; throwing denies. */
  readonly access: (context: RunContext<N>) => Target | null | Promise<Target | null>
  readonly run: (context: RunContext<N>) => Promise<OutputOf<N>>
}

/** Names the action, so that its input, output and actor are typed from the contract and the permission table. */
export function action<N extends ActionName>(_name: N, definition: Action<N>): Action<N> {
  return definition
}

type ActionsOf<F extends FunctionName> = {
  readonly [A in keyof Contract[F] & string]: `${F}.${A}` extends ActionName ? Action<`${F}.${A}`> : never
}

/** What the platform itself may call: never reachable by a client, which always has an openid. */
export interface SystemEvents {
  /** Timer name (config.json) → handler. */
  readonly timers?: Readonly<Record<string, (now: number) => Promise<unknown>>>
  /** Any other event without a caller: pay notifications, message push. Returns undefined when it is not its own. */
  readonly notification?: (event: Record<string, unknown>, now: number) => Promise<unknown>
}

export function createFunction<F extends FunctionName>(
  { name, directory }: { name: F; directory: Directory },
  actions: ActionsOf<F>,
  system: SystemEvents = {},
) {
  const routes = new Map(Object.entries(actions as Record<string, Action<ActionName>>))

  return async function main(event: Record<string, unknown> = {}): Promise<unknown> {
    // The SDK turns values of digits alone into numbers.
    const { OPENID } = cloud.getWXContext() as { OPENID?: string | number }
    if (!OPENID) return runSystemEvent(system, event)
    const startedAt = clockNow()
    const requestId = requestIdOf(event)
    const envelope = await answer({ event, requestId, openid: String(OPENID) })
    logger.info('answered', {
      // What is no action may be anything that somebody typed.
      action: `${name}.${routes.has(actionNameOf(event)) ? actionNameOf(event) : '?'}`,
      requestId,
      durationMs: clockNow() - startedAt,
      ...(envelope.ok ? {} : { code: envelope.error.code }),
    })
    return envelope
  }

  async function answer(request: Request): Promise<Envelope<unknown>> {
    try {
      return { ok: true, data: await run(request), at: clockNow() }
    } catch (error) {
      if (!(error instanceof Refusal)) logger.error('failed', error, { requestId: request.requestId })
      const { code, message, fields } = refusalOf(error)
      const details = { code, message, requestId: request.requestId, ...(fields && { fields }) }
      return { ok: false, error: details, at: clockNow() }
    }
  }

  async function run({ event, requestId, openid }: Request): Promise<unknown> {
    const actionName = actionNameOf(event)
    const route = routes.get(actionName) ?? refuse('UNKNOWN_ACTION')
    const schemas = (contract[name] as Record<string, ActionContract>)[actionName] ?? refuse('UNKNOWN_ACTION')
    const permission: Permission = present(permissions[`${name}.${actionName}` as ActionName])
    const input = parseInput(schemas.input, event.input)
    const actor = { openid, member: permission.who === 'owner' ? null : await directory.loadMember(openid) }
    officesFor(actor, permission)
    const submission = factId(requestId, openid, `${name}.${actionName}`, JSON.stringify(input))
    const context = { input, actor, now: clockNow(), requestId: submission } as RunContext<ActionName>
    if (permission.who !== 'anyone') await admit(route, context, permission)
    return parseOutput(schemas.output, await route.run(context))
  }

  /** What lies elsewhere and what is not there answer with one sentence, or one could be told from the other. */
  async function admit(route: Action<ActionName>, context: RunContext<ActionName>, permission: Permission) {
    try {
      await authorise({ actor: context.actor, permission, target: await route.access(context) }, directory)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') refuse('NOT_FOUND')
      throw error
    }
  }
}

/** Whoever met others at one document for too long may try again; any other fault is ours. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(isContention(error) ? 'BUSY' : 'INTERNAL')
}

interface Request {
  readonly event: Record<string, unknown>
  readonly requestId: string
  readonly openid: string
}

/** Anything but a short text is no action; an object could even make `String()` throw. */
function actionNameOf({ action: sent }: Record<string, unknown>): string {
  return typeof sent === 'string' ? sent.slice(0, 64) : ''
}

/** The client's id where it sent a sound one, else a fresh one. */
function requestIdOf({ requestId }: Record<string, unknown>): string {
  return typeof requestId === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(requestId) ? requestId : randomId()
}

async function runSystemEvent(system: SystemEvents, event: Record<string, unknown>): Promise<unknown> {
  if (event.Type === 'Timer') {
    const timer = system.timers?.[String(event.TriggerName)]
    if (!timer) throw new Error(`no timer named ${String(event.TriggerName)}`)
    return timer(clockNow())
  }
  const result = await system.notification?.(event, clockNow())
  if (result === undefined) throw new Error('an event that this function does not know')
  return result
}
