import type { Browser } from 'playwright-core'
import { miniprogramRoot } from '../../../devkit/build/paths'
import { functionVariables } from '../../../devkit/cli/variables'
import { startCloud, type Cloud } from '../../../devkit/cloud'
import { createPreview, type Preview } from '../../../devkit/preview'
import { seed } from '../../../devkit/seed'
import { openBrowser } from '../../support/browser'
import { functionsUnderTest } from '../../support/built/paths'
import { Person } from './person'

/**
 * The whole product for one journey: functions on a cloud in memory with the demo branch, the mini program in the
 * preview, and a browser in which several people hold their phones.
 */
export class Stage {
  private readonly people: Person[] = []

  private constructor(
    readonly cloud: Cloud,
    private readonly preview: Preview,
    private readonly browser: Browser,
  ) {}

  /** @param isSeeded false for a fresh environment without a committee */
  static async open({ isSeeded = true } = {}): Promise<Stage> {
    const preview = createPreview({ root: miniprogramRoot, watch: false })
    const cloud = await startCloud({
      functionsDir: functionsUnderTest,
      dataDir: null,
      variables: functionVariables(),
      port: 0,
      quiet: true,
      attach: (request, response) => preview.handle(request, response),
    })
    if (isSeeded) await seed(cloud)
    const browser = await openBrowser()
    return new Stage(cloud, preview, browser)
  }

  /** Somebody with a phone of 390 × 844 and a WeChat identity. */
  async person(openid: string): Promise<Person> {
    const context = await this.browser.newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.clock.install({ time: this.cloud.clock.now() })
    const person = new Person(page, { origin: this.cloud.url, openid })
    this.people.push(person)
    return person
  }

  /** Time passes for everybody: the cloud's clock and the phones' own. */
  async pass(seconds: number): Promise<void> {
    this.cloud.clock.move(`+${seconds}s`)
    for (const person of this.people) await person.page.clock.fastForward(seconds * 1000)
  }

  /** Console errors of all phones so far. */
  errors(): string[] {
    return this.people.flatMap(({ errors }) => errors)
  }

  async close(): Promise<void> {
    await this.browser.close()
    this.preview.close()
    await this.cloud.close()
  }
}
