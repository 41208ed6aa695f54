import { buildFunctions } from '../../devkit/build/functions'
import { packNpm } from '../../devkit/build/npm'

/** Runs before the layers that use built output, so that a test never sees yesterday's bundle. */
export default async function buildOnce(): Promise<void> {
  packNpm()
  await buildFunctions()
}
