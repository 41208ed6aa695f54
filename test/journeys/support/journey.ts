import { describeWithBrowser } from '../../support/browser'
import { Stage } from './stage'

/** Opening the stage builds the preview, seeds the branch and starts a browser, ms. */
const openingMs = 60_000

/** A group of journeys on one stage. After each, no phone may have logged an error or a warning. */
export function describeJourney(
  name: string,
  tests: (stage: () => Stage) => void,
  options: { isSeeded?: boolean } = {},
): void {
  describeWithBrowser(name, () => {
    let stage: Stage

    beforeAll(async () => {
      stage = await Stage.open(options)
    }, openingMs)

    afterAll(() => stage.close())

    afterEach(() => {
      expect(stage.errors()).toEqual([])
    })

    tests(() => stage)
  })
}
