import { NewPosts } from '../../../miniprogram/behaviors/new-posts'
import { Offline } from '../../support/mini-wx'
import { aPost } from '../support/forum-answers'
import { settle, surround } from '../support/plain-page'

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
afterEach(() => jest.useRealTimers())

const circle = { kind: 'circle' } as const
const answer = (ids: string[], changes: object = {}) => ({
  items: ids.map((postId) => aPost({ postId })),
  newestKey: `behind ${ids.at(-1) ?? 'nothing'}`,
  hasMore: false,
  ...changes,
})

/** A list in front of its reader, which has `listed` and was loaded up to "loaded". */
function watching(listNew: unknown = answer([]), listed: string[] = []) {
  const { calls } = surround({ cloud: { 'forum.listNew': listNew } })
  const said: string[] = []
  const watch = new NewPosts({ isListed: (id) => listed.includes(id), announce: (label) => said.push(label) })
  watch.show()
  watch.follow(circle, 'loaded')
  const wait = async (seconds: number) => {
    await jest.advanceTimersByTimeAsync(seconds * 1000)
    await settle()
  }
  return { watch, calls, said, wait }
}

describe('new posts', () => {
  test('are asked for every 30 seconds, each time behind the newest that is known', async () => {
    const { calls, wait } = watching(answer(['a']))
    await wait(29)
    expect(calls).toHaveLength(0)
    await wait(1)
    expect(calls[0]).toMatchObject({ action: 'forum.listNew', input: { place: circle, after: 'loaded' } })
    await wait(30)
    expect(calls.map(({ input }) => (input as { after: string }).after)).toEqual(['loaded', 'behind a'])
  })

  test('are announced and gathered until the reader takes them', async () => {
    const answers = [answer(['a']), answer([]), answer(['b', 'c'])]
    const { watch, said, wait } = watching(() => answers.shift())
    await wait(90)
    expect(said).toEqual(['1 条新发言', '3 条新发言'])
    expect(watch.take()?.map(({ postId }) => postId)).toEqual(['a', 'b', 'c'])
    expect(said.at(-1)).toBe('')
  })

  test('do not count what the list has already, as one’s own that was just sent', async () => {
    const { said, wait } = watching(answer(['mine']), ['mine'])
    await wait(30)
    expect(said).toEqual([])
  })

  test('that are too many are for loading the list anew, and asked for no more until then', async () => {
    const { watch, calls, said, wait } = watching(answer(['a', 'b'], { hasMore: true }))
    await wait(90)
    expect(said).toEqual(['2 条以上新发言'])
    expect(calls).toHaveLength(1)
    expect(watch.take()).toBeNull()
    watch.follow(circle, 'loaded anew')
    await wait(30)
    expect(calls[1]).toMatchObject({ input: { after: 'loaded anew' } })
  })

  test('are not asked for where none can come', async () => {
    const { watch, calls, wait } = watching()
    watch.follow(null, '')
    await wait(60)
    expect(calls).toHaveLength(0)
  })

  test('are not asked for while the page is hidden', async () => {
    const { watch, calls, wait } = watching()
    watch.hide()
    await wait(120)
    expect(calls).toHaveLength(0)
    watch.show()
    await wait(30)
    expect(calls).toHaveLength(1)
  })

  test('are not asked for again by an answer that comes to a hidden page', async () => {
    let arrive: (value: unknown) => void = () => undefined
    const { watch, calls, wait } = watching(() => new Promise((resolve) => (arrive = resolve)))
    await wait(30)
    watch.hide()
    arrive(answer([]))
    await wait(120)
    expect(calls).toHaveLength(1)
  })

  test('rest when nobody has touched the page for ten minutes, and come at once with the next touch', async () => {
    const { watch, calls, wait } = watching()
    await wait(9 * 60 + 30)
    const before = calls.length
    await wait(3600)
    expect(calls).toHaveLength(before)
    watch.touch()
    await settle()
    expect(calls).toHaveLength(before + 1)
    await wait(30)
    expect(calls).toHaveLength(before + 2)
  })

  test('are asked for no more often because the page is touched', async () => {
    let arrive: (value: unknown) => void = () => undefined
    const { watch, calls, wait } = watching(() => new Promise((resolve) => (arrive = resolve)))
    for (let second = 0; second < 30; second++) {
      watch.touch()
      await wait(1)
    }
    watch.touch()
    await settle()
    expect(calls).toHaveLength(1)
    arrive(answer([]))
  })

  test('fail quietly and are asked for again', async () => {
    let isOnline = false
    const { said, wait } = watching(() => {
      if (isOnline) return answer(['a'])
      throw new Offline()
    })
    await wait(30)
    isOnline = true
    await wait(30)
    expect(said).toEqual(['1 条新发言'])
  })

  test('of a list that was loaded meanwhile are forgotten', async () => {
    let arrive: (value: unknown) => void = () => undefined
    const { watch, said, wait } = watching(() => new Promise((resolve) => (arrive = resolve)))
    await wait(30)
    watch.follow(circle, 'loaded anew')
    arrive(answer(['a']))
    await settle()
    expect(said).toEqual([])
  })
})
