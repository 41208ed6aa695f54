import { chromium, type BrowserServer } from 'playwright-core'
import { browserArguments, findBrowser } from './browser'
import buildOnce from './build-once'

declare global {
  var browserServer: BrowserServer | undefined
}

/** Before the layers that need a browser: the build, and one browser that all their files share. */
export default async function browserOnce(): Promise<void> {
  await buildOnce()
  const executablePath = findBrowser()
  if (!executablePath) return
  globalThis.browserServer = await chromium.launchServer({ executablePath, args: browserArguments, host: '127.0.0.1' })
  process.env.BROWSER_ENDPOINT = globalThis.browserServer.wsEndpoint()
}
