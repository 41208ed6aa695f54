import { join } from 'node:path'
import { startCloud, type Cloud, type CloudOptions } from '../../../devkit/cloud'

export const FIXTURES = join(__dirname, '../fixtures/functions')

/** A cloud in memory with the fixture functions, on any free port. */
export function aCloud(options: Partial<CloudOptions> = {}): Promise<Cloud> {
  return startCloud({ functionsDir: FIXTURES, dataDir: null, quiet: true, ...options })
}

export interface Failure {
  errCode: number
  errMsg: string
}

/** How a call failed; fails the test when it did not. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => {
      const { errCode, errMsg } = error as Failure
      return { errCode, errMsg }
    },
  )
  if ('errCode' in answer) return answer
  throw new Error(`the call succeeded with ${JSON.stringify(answer.value)}`)
}
