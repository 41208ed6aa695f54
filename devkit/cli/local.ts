import type { Cloud } from '../cloud'
import { dataDir } from './running'
import { functionVariables } from './variables'

/** Runs a command on the project's data in this process, when no cloud runs that could do it. */
export async function withLocalCloud<T>(use: (cloud: Cloud) => Promise<T>): Promise<T> {
  const [{ startCloud }, { buildFunctions }, { functionsOutput }] = await Promise.all([
    import('../cloud'),
    import('../build/functions'),
    import('../build/paths'),
  ])
  const variables = functionVariables()
  const build = await buildFunctions()
  const cloud = await startCloud({ functionsDir: functionsOutput, dataDir, variables, quiet: true, background: false })
  try {
    return await use(cloud)
  } finally {
    await cloud.close()
    build.close()
  }
}
