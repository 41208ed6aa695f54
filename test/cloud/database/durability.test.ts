import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { Database } from '../../../devkit/cloud/database'

const ROUNDS = 20
const root = resolve(__dirname, '../../..')

describe('kill -9 while writing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  const dataDir = join(folder, 'data')
  const program = join(folder, 'child.js')

  beforeAll(() => {
    const entry = join(root, 'test/cloud/support/writing-child.ts')
    buildSync({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', external: ['libsql'] })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const startWriting = (from: number): ChildProcess =>
    fork(program, [dataDir, String(from)], {
      env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
      execArgv: [],
    })

  /** Lets a child write, kills it at its n-th acknowledgement, and returns the last number that was acknowledged. */
  async function writeAndKill(from: number, acknowledgements: number): Promise<number> {
    const child = startWriting(from)
    let last = from - 1
    child.on('message', (number: number) => {
      last = number
      if (number - from + 1 >= acknowledgements) child.kill('SIGKILL')
    })
    await new Promise((dead) => child.once('exit', dead))
    return last
  }

  function readBack() {
    const database = new Database({ dataDir, clock: Date.now })
    const idsOf = (name: string): number[] => database.find(name).documents.map(({ _id }) => _id as number)
    const state = {
      singles: idsOf('singles'),
      left: idsOf('left'),
      right: idsOf('right'),
      pairs: (database.read('totals', 'pairs')?.count ?? 0) as number,
    }
    database.close()
    return state
  }

  it(`loses nothing that was acknowledged and keeps no half of a transaction, ${ROUNDS} times`, async () => {
    let next = 1
    for (let round = 0; round < ROUNDS; round++) {
      const last = await writeAndKill(next, 3 + ((round * 7) % 40))
      const { singles, left, right, pairs } = readBack()
      const present = new Set([...singles, ...left])
      const lost = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !present.has(number))
      expect({ round, lost }).toEqual({ round, lost: [] })
      expect(right).toEqual(left)
      expect(pairs).toBe(left.length)
      expect(present.size - last).toBeLessThanOrEqual(2) // written, but killed before or while saying so
      next = Math.max(...present) + 1
    }
  }, 60_000)

  it('says so when a second process opens the same folder', async () => {
    const child = startWriting(1_000_001)
    await new Promise((acknowledged) => child.once('message', acknowledged))
    expect(() => new Database({ dataDir, clock: Date.now })).toThrow('in use by another process')
    child.kill('SIGKILL')
    await new Promise((dead) => child.once('exit', dead))
  })
})
