import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyFixture } from './support/fixture'
import { describeOnPhone } from './support/phone'

const { root, remove } = copyFixture()
afterAll(remove)

describeOnPhone(
  'saving a file',
  (the) => {
    beforeEach(async () => void (await the.phone.open('#/pages/mine/index?x=1')))

    const save = (file: string, text: string) => writeFileSync(join(root, file), text)

    test('shows the change on the same page', async () => {
      save('pages/mine/index.wxml', '<view id="title">改过了</view>')
      await the.phone.page.waitForSelector('text=改过了')
      expect(new URL(the.phone.page.url()).hash).toBe('#/pages/mine/index?x=1')
    })

    test('an error names its file and line in the frame, and goes with the next good save', async () => {
      save('pages/mine/index.ts', 'Page({\n  data: { a: },\n})')
      await the.phone.page.waitForSelector('[role=alert] >> text=pages/mine/index.ts:2:14')
      expect(the.shop.reported).toEqual(['error pages/mine/index.ts:2:14 Unexpected "}"'])
      save('pages/mine/index.ts', 'Page({})')
      await the.phone.page.waitForSelector('[role=alert]', { state: 'detached' })
    })
  },
  root,
)
