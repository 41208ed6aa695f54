/**
 * The SDK's database in memory, as far as the dues need it: transactions see their own writes, and one that read what another
 * has written meanwhile is turned back. Thousands of stories run through the real functions in seconds.
 */
type Doc = Record<string, unknown>
interface Entry {
  doc: Doc
  version: number
}

interface Operator {
  $op: string
  args: unknown[]
}

const isOperator = (value: unknown): value is Operator => typeof value === 'object' && value !== null && '$op' in value

const tests: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  in: (value, wanted) => (wanted as unknown[]).includes(value),
  lt: (value, wanted) => (value as string) < (wanted as string),
  gte: (value, wanted) => (value as string) >= (wanted as string),
}

function matches(doc: Doc, where: Doc): boolean {
  return Object.entries(where).every(([key, wanted]) =>
    isOperator(wanted) ? tests[wanted.$op]!(doc[key], wanted.args[0]) : doc[key] === wanted,
  )
}

/** A patch with dotted paths and `_.set`. */
function patched(doc: Doc, patch: Doc): Doc {
  const changed = structuredClone(doc)
  for (const [path, given] of Object.entries(patch)) {
    const keys = path.split('.')
    const last = keys.pop()!
    const place = keys.reduce((at, key) => at[key] as Doc, changed)
    place[last] = structuredClone(isOperator(given) ? given.args[0] : given)
  }
  return changed
}

class Memory {
  readonly collections = new Map<string, Map<string, Entry>>()
  private version = 0

  of(name: string): Map<string, Entry> {
    const found = this.collections.get(name) ?? new Map<string, Entry>()
    this.collections.set(name, found)
    return found
  }

  write(name: string, id: string, doc: Doc | null): void {
    if (doc) this.of(name).set(id, { doc: structuredClone(doc), version: ++this.version })
    else this.of(name).delete(id)
  }
}

export const memory = new Memory()

export const documentsOf = <T>(name: string): T[] =>
  [...memory.of(name).values()].map(({ doc }) => structuredClone(doc) as T)

/** Others get their turn at every call, as they would over a network. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

class Query {
  private order: [string, 'asc' | 'desc'] | null = null
  private count = 100

  constructor(
    private readonly name: string,
    private readonly condition: Doc,
  ) {}

  orderBy(field: string, direction: 'asc' | 'desc') {
    this.order = [field, direction]
    return this
  }

  limit(count: number) {
    this.count = count
    return this
  }

  field() {
    return this
  }

  private found(): [string, Entry][] {
    return [...memory.of(this.name)].filter(([, { doc }]) => matches(doc, this.condition))
  }

  async get() {
    await turn()
    const data = this.found().map(([, { doc }]) => structuredClone(doc))
    const { order } = this
    if (order)
      data.sort((a, b) => ((a[order[0]] as string) < (b[order[0]] as string) ? -1 : 1) * (order[1] === 'asc' ? 1 : -1))
    return { data: data.slice(0, this.count) }
  }

  async update({ data }: { data: Doc }) {
    await turn()
    const found = this.found()
    for (const [id, { doc }] of found) memory.write(this.name, id, patched(doc, data))
    return { stats: { updated: found.length } }
  }
}

class MemoryTransaction {
  private readonly reads = new Map<string, number>()
  private readonly writes = new Map<string, { name: string; id: string; doc: Doc | null }>()

  collection(name: string) {
    return {
      doc: (id: string) => ({
        get: async () => ({ data: await this.read(name, id) }),
        set: async ({ data }: { data: Doc }) => this.write(name, id, { ...data, _id: id }),
        update: async ({ data }: { data: Doc }) =>
          this.write(name, id, patched((await this.read(name, id)) ?? {}, data)),
        remove: async () => this.write(name, id, null),
      }),
      add: async ({ data }: { data: Doc | Doc[] }) => {
        for (const doc of [data].flat()) {
          if (await this.read(name, doc._id as string)) throw conflict()
          this.write(name, doc._id as string, doc)
        }
      },
    }
  }

  private async read(name: string, id: string): Promise<Doc | null> {
    await turn()
    const key = `${name}/${id}`
    const own = this.writes.get(key)
    if (own) return own.doc && structuredClone(own.doc)
    const entry = memory.of(name).get(id)
    this.reads.set(key, entry?.version ?? 0)
    return entry ? structuredClone(entry.doc) : null
  }

  private write(name: string, id: string, doc: Doc | null): void {
    this.writes.set(`${name}/${id}`, { name, id, doc })
  }

  async commit() {
    await turn()
    for (const [key, version] of this.reads) {
      const [name, id] = key.split('/') as [string, string]
      if ((memory.of(name).get(id)?.version ?? 0) !== version) throw conflict()
    }
    for (const { name, id, doc } of this.writes.values()) memory.write(name, id, doc)
  }

  rollback = () => Promise.resolve()
}

const conflict = () => Object.assign(new Error('conflict'), { code: 'DATABASE_TRANSACTION_CONFLICT' })

const database = {
  command: new Proxy(
    {},
    {
      get:
        (_none, op: string) =>
        (...args: unknown[]): Operator => ({ $op: op, args }),
    },
  ),
  collection: (name: string) => ({
    doc: (id: string) => ({
      get: async () => {
        await turn()
        const entry = memory.of(name).get(id)
        return { data: entry ? structuredClone(entry.doc) : null }
      },
    }),
    where: (condition: Doc) => new Query(name, condition),
  }),
  startTransaction: () => Promise.resolve(new MemoryTransaction()),
}

/** What kit/cloud.ts gives to the functions. */
export const cloud = { database: () => database, getWXContext: () => ({}), cloudPay: {} }
