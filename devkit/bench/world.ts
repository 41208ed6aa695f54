import { randomUUID } from 'node:crypto'
import { functionVariables } from '../cli/variables'
import { functionsOutput } from '../build/paths'
import { startCloud, type Cloud } from '../cloud'
import { seed } from '../seed'

/** People of the demo data, by what they are to a case. */
const people = {
  member: 'demo-lin-xiao',
  secretary: 'demo-chen-yiming',
  organizer: 'demo-zhou-ning',
  publicity: 'demo-su-he',
  committee: 'demo-gao-lan',
} as const

/** Somebody of the demo, or anybody by openid. */
export type Who = keyof typeof people | { readonly openid: string }

type Data = Record<string, unknown>

/** A refusal, or missing demo data: the case cannot be measured. */
export class NotMeasurable extends Error {}

interface PickOptions {
  readonly place?: number
  /** The document with the most of this field comes first. */
  readonly most?: string
}

/** A person who has just joined the branch of the demo. */
export interface Newcomer {
  readonly openid: string
  readonly memberId: string
}

/** The built functions on a cloud in memory, filled at one scale; calls are made as the mini program makes them. */
export class BenchWorld {
  private serial = 0

  constructor(readonly cloud: Cloud) {}

  openidOf(who: Who): string {
    return typeof who === 'string' ? people[who] : who.openid
  }

  /** @throws NotMeasurable when the action refuses: what a refusal costs is not what the case is about */
  async call(name: string, input: object, who: Who): Promise<Data> {
    const [functionName = '', action] = name.split('.')
    const event = { action, input, requestId: randomUUID() }
    const answer = (await this.cloud.invoke(functionName, event, { openid: this.openidOf(who) })) as Envelope
    if (answer.ok) return answer.data
    throw new NotMeasurable(`${name} answered ${answer.error.code}: ${answer.error.message}`)
  }

  /** The document at this place among those that match, beginning anew after the last. @throws NotMeasurable */
  pick(collection: string, query: Data, { place = 0, most = '_id' }: PickOptions = {}): Data & { _id: string } {
    const { documents } = this.cloud.database.find(collection, query, { sort: { [most]: -1 } })
    if (documents.length === 0) throw new NotMeasurable(`the demo data has no ${collection} ${JSON.stringify(query)}`)
    return documents[place % documents.length] as Data & { _id: string }
  }

  /** Document of somebody of the demo. */
  person(who: Who): Data & { _id: string; branchId: string } {
    return this.pick('members', { openid: this.openidOf(who) }) as Data & { _id: string; branchId: string }
  }

  get branchId(): string {
    return this.person('member').branchId
  }

  /** A roster entry that nobody has claimed, new at every call. */
  async newEntry(): Promise<{ memberId: string; name: string; studentNumber: string }> {
    const person = { name: '测量', studentNumber: `88${String(++this.serial).padStart(6, '0')}` }
    const entry = { stage: 'full', status: 'inSchool', category: 'undergraduate', joinedOn: '2020-06-18' }
    const rest = { groupId: null, className: '', phone: '' }
    const { memberId } = await this.call('members.addMember', { ...person, ...entry, ...rest }, 'organizer')
    return { ...person, memberId: String(memberId) }
  }

  /** Somebody who has joined with the demo's invitation, new at every call. */
  async newcomer(): Promise<Newcomer> {
    const { memberId, ...person } = await this.newEntry()
    const openid = this.stranger().openid
    await this.call('members.claim', { ...person, code: this.invitation }, { openid })
    return { openid, memberId }
  }

  /** A WeChat identity that nobody has seen. */
  stranger(): { openid: string } {
    return { openid: `bench-${++this.serial}` }
  }

  get invitation(): string {
    return this.pick('invitations', { expiresAt: { $gt: this.cloud.clock.now() }, revokedAt: null })._id
  }

  documentCount(): number {
    return this.cloud.database.collections().reduce((sum, { count }) => sum + count, 0)
  }

  close(): Promise<void> {
    return this.cloud.close()
  }
}

type Envelope = { ok: true; data: Data } | { ok: false; error: { code: string; message: string } }

interface BenchWorldOptions {
  /** Folder to keep everything in; by default nothing is kept. */
  readonly dataDir?: string | null
  /** Whether timers run by themselves; by default where everything is kept. */
  readonly background?: boolean
}

/** The functions must have been built. */
export async function openBenchWorld(
  scale: number,
  { dataDir = null, background = dataDir !== null }: BenchWorldOptions = {},
): Promise<BenchWorld> {
  const options = { functionsDir: functionsOutput, dataDir, background, variables: functionVariables(), quiet: true }
  const cloud = await startCloud(options)
  try {
    await seed(cloud, { scale })
    return new BenchWorld(cloud)
  } catch (error) {
    await cloud.close()
    throw error
  }
}
