import { buildFunctions } from '../../devkit/build/functions'
import { packNpm } from '../../devkit/build/npm'
import { bundleDevkit } from './built/devkit'
import { functionsUnderTest } from './built/paths'
import { bundleSdk } from './built/sdk'

/** Runs before the layers that use built output, so that a test never sees yesterday's bundle. */
export default async function buildOnce(): Promise<void> {
  packNpm()
  await Promise.all([buildFunctions({ outDir: functionsUnderTest }), bundleSdk(), bundleDevkit()])
}
