/** How long a fresh instance takes until it can be called, beside one that loads nothing but the SDK. */
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { functionsOutput } from '../build/paths'
import { functionVariables } from '../cli/variables'
import { baseEnvironment } from '../cloud/functions/environment'
import { Instance } from '../cloud/functions/instance'
import { median } from './statistics'

export interface ColdStart {
  /** A function's name, or `wx-server-sdk alone`. */
  readonly name: string
  readonly medianMs: number
  /** What it takes when the machine has nothing else to do: the figure to compare by. */
  readonly fastestMs: number
}

/** Fresh instances of each; the first of all also warms the disk and is not counted. */
const STARTS = 9

/** The SDK alone comes first. Everybody starts once a round, so that a busy moment of the machine is shared by all. */
export async function measureColdStarts(functions: readonly string[]): Promise<ColdStart[]> {
  const bare = { name: 'wx-server-sdk alone', file: join(__dirname, 'bare-sdk.cjs') }
  const measured = functions.map((name) => ({ name, file: join(functionsOutput, name, 'index.js') }))
  const contestants = [bare, ...measured].map((each) => ({ ...each, times: [] as number[] }))
  await startOnce(bare.file)
  for (let count = 0; count < STARTS; count++) {
    for (const { file, times } of contestants) times.push(await startOnce(file))
  }
  return contestants.map(({ name, times }) => ({ name, medianMs: median(times), fastestMs: Math.min(...times) }))
}

/** @returns milliseconds @throws Error when the function cannot be loaded */
async function startOnce(file: string): Promise<number> {
  const startedAt = performance.now()
  const instance = new Instance(file, baseEnvironment('bench', functionVariables()))
  try {
    const problem = await instance.load()
    if (problem !== null) throw new Error(`${file} does not load: ${problem}`)
    return performance.now() - startedAt
  } finally {
    await instance.close()
  }
}
