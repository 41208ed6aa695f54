import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync, copyFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionName, Envelope, EnvelopeError, InputOf, OutputOf } from '../../cloudfunctions/contract'
import { functionsUnderTest } from './built/paths'
import { startCloud } from '../../devkit/cloud'
import type { Cloud } from '../../devkit/cloud/types'

export { aBranch, aMember, type BranchOfTest } from './builders'

/** A WeChat identity: an openid, or whoever has one. */
export type Caller = string | { readonly openid: string | null }

export interface CallOptions {
  readonly as: Caller
  /** What a client sends again when it retries; a fresh one each call by default. */
  readonly requestId?: string
}

export interface WorldOptions {
  /** Environment variables of the functions, such as SETUP_SECRET. */
  readonly environment?: Readonly<Record<string, string>>
}

type Documents = readonly object[]

/**
 * The built cloud functions on a cloud in memory, called as the mini program calls them. One a test file:
 *
 *     let world: World
 *     beforeAll(async () => { world = await openWorld() })
 *     afterAll(() => world.close())
 */
export class World {
  constructor(
    readonly cloud: Cloud,
    private readonly cleanUp: () => void,
  ) {}

  /** The envelope, whatever it says. */
  async call<N extends ActionName>(name: N, input: InputOf<N>, options: CallOptions): Promise<Envelope<OutputOf<N>>> {
    const [functionName, action] = name.split('.') as [string, string]
    const event = { action, input, ...(options.requestId && { requestId: options.requestId }) }
    return (await this.cloud.invoke(functionName, event, { openid: openidOf(options.as) })) as Envelope<OutputOf<N>>
  }

  /** The data of a call that must succeed. */
  async data<N extends ActionName>(name: N, input: InputOf<N>, options: CallOptions): Promise<OutputOf<N>> {
    const envelope = await this.call(name, input, options)
    if (envelope.ok) return envelope.data
    throw new Error(`${name} answered ${envelope.error.code}: ${envelope.error.message}${this.logsOf(envelope.error)}`)
  }

  /** The error of a call that must be refused. */
  async refusal<N extends ActionName>(name: N, input: InputOf<N>, options: CallOptions): Promise<EnvelopeError> {
    const envelope = await this.call(name, input, options)
    if (envelope.ok) throw new Error(`${name} was not refused: ${JSON.stringify(envelope.data)}`)
    if (envelope.error.code === 'INTERNAL') throw new Error(`${name} failed${this.logsOf(envelope.error)}`)
    return envelope.error
  }

  insert(collection: string, documents: Documents): void {
    this.cloud.database.insertMany(collection, documents as Record<string, unknown>[])
  }

  find<T = Record<string, unknown>>(collection: string, query: object = {}): T[] {
    return this.cloud.database.find(collection, query as Record<string, unknown>).documents as T[]
  }

  /** The one document that matches. */
  only<T = Record<string, unknown>>(collection: string, query: object = {}): T {
    const found = this.find<T>(collection, query)
    if (found.length !== 1) throw new Error(`${found.length} documents of ${collection} match, not one`)
    return found[0] as T
  }

  /** Changes documents as another request would, with MongoDB's update operators. */
  async update(collection: string, query: object, update: object): Promise<void> {
    const answer = await fetch(`${this.cloud.url}/admin?env=${this.cloud.envId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        action: 'database.modifyDocument',
        envName: this.cloud.envId,
        collectionName: collection,
        query: JSON.stringify(query),
        data: JSON.stringify(update),
        queryType: 'WHERE',
        multi: true,
        merge: true,
        upsert: false,
      }),
    })
    const { code, message } = (await answer.json()) as { code?: string; message?: string }
    if (code) throw new Error(`${code}: ${message}`)
  }

  /** Epoch ms on the cloud's clock. */
  now(): number {
    return this.cloud.clock.now()
  }

  /** "+1month", "+3d", "2026-12-01". */
  advance(text: string): number {
    return this.cloud.clock.move(text)
  }

  async close(): Promise<void> {
    await this.cloud.close()
    this.cleanUp()
  }

  /** What the function logged about a fault, so that a failing test says why. */
  private logsOf({ code, requestId }: EnvelopeError): string {
    if (code !== 'INTERNAL') return ''
    const record = this.cloud.calls.findLast(({ logs }) => logs.some((line) => line.includes(requestId)))
    return `\n${(record?.logs ?? []).join('\n')}`
  }
}

export async function openWorld({ environment = {} }: WorldOptions = {}): Promise<World> {
  const withEnvironment = Object.keys(environment).length > 0
  const functionsDir = withEnvironment ? wrapFunctions(environment) : functionsUnderTest
  const cloud = await startCloud({ functionsDir, dataDir: null, quiet: true })
  return new World(cloud, () => withEnvironment && rmSync(functionsDir, { recursive: true }))
}

export function openidOf(caller: Caller): string {
  const openid = typeof caller === 'string' ? caller : caller.openid
  if (!openid) throw new Error('this member has no WeChat identity to call with')
  return openid
}

/** The built functions behind a line that sets the variables which a real environment has in its settings. */
function wrapFunctions(environment: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'world-'))
  copyFileSync(join(functionsUnderTest, 'indexes.json'), join(folder, 'indexes.json'))
  for (const entry of readdirSync(functionsUnderTest, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const target = join(folder, entry.name)
    mkdirSync(target)
    const config = join(functionsUnderTest, entry.name, 'config.json')
    if (existsSync(config)) copyFileSync(config, join(target, 'config.json'))
    const original = JSON.stringify(join(functionsUnderTest, entry.name, 'index.js'))
    writeFileSync(
      join(target, 'index.js'),
      `Object.assign(process.env, ${JSON.stringify(environment)})\nmodule.exports = require(${original})\n`,
    )
  }
  return folder
}
