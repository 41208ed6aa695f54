import type { ApiError } from '../../../miniprogram/api/client'
import { draftOf, toInput } from '../../../miniprogram/packages/content-admin/edit/draft'
import { Saver, type Pending, type Saved, type SaveState } from '../../../miniprogram/packages/content-admin/edit/saver'
import { Offline, Refused } from '../../support/mini-wx'
import { settle, surround } from '../support/plain-page'

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
afterEach(() => jest.useRealTimers())

const saved = (version: number): Saved => ({ itemId: 'item-1', version, conflict: null })
const conflict: Saved = { ...saved(5), conflict: { byName: '何川', at: 0, versionId: 'aside-1' } }

/** A saver of an item (new without an id) whose title the test types. */
interface Writing {
  readonly saveItem?: Saved | (() => Saved | Promise<Saved>)
  readonly itemId?: string | null
  readonly hasColumn?: boolean
}

function writing({ saveItem = saved(4), itemId = 'item-1', hasColumn = true }: Writing = {}) {
  const { calls } = surround({ cloud: { 'content.saveItem': saveItem } })
  const heard = { states: [] as SaveState[], arrived: [] as [Saved, boolean][], refused: [] as ApiError[] }
  const kept: (Pending | null)[] = []
  let title = ''
  const saver = new Saver(
    {
      input: () => (hasColumn ? { ...toInput(draftOf({ item: null, byline: '' })), columnId: 'news', title } : null),
      keep: (pending) => kept.push(pending),
      arrived: (answer, isAll) => heard.arrived.push([answer, isAll]),
      refused: (error) => heard.refused.push(error),
      tell: (state) => heard.states.push(state),
    },
    { itemId, version: itemId ? 3 : 0 },
  )
  const type = (text: string) => {
    title = text
    saver.touch()
  }
  const wait = async (seconds: number) => {
    await jest.advanceTimersByTimeAsync(seconds * 1000)
    await settle()
  }
  const sent = () =>
    calls.map(({ input, requestId }) => ({ ...(input as { title: string; version: number }), requestId }))
  return { saver, calls, sent, type, wait, kept, ...heard }
}

describe('a draft', () => {
  test('lies on the phone at every word and on the server 20 seconds after the first', async () => {
    const { sent, type, wait, kept, states, arrived } = writing()
    type('城')
    await wait(19)
    type('城南')
    expect(kept).toHaveLength(2)
    expect(states).toEqual(['kept', 'kept'])
    expect(sent()).toHaveLength(0)
    await wait(1)
    expect(sent()).toMatchObject([{ title: '城南', version: 3 }])
    expect(states.slice(2)).toEqual(['saving', 'saved'])
    expect(arrived).toEqual([[saved(4), true]])
  })

  test('goes on from the version that the server gave', async () => {
    let version = 3
    const { saver, sent, type } = writing({ saveItem: () => saved((version += 1)) })
    type('一')
    await saver.flush()
    type('二')
    await saver.flush()
    expect(sent().map((input) => input.version)).toEqual([3, 4])
    expect(saver.version).toBe(5)
  })

  test('that nobody touched is not sent', async () => {
    const { saver, sent, states } = writing()
    expect(await saver.settle()).toBe('saved')
    expect(sent()).toHaveLength(0)
    expect(states).toEqual([])
  })

  test('waits on the phone while it has no column', async () => {
    const { sent, type, wait, states } = writing({ hasColumn: false })
    type('城南')
    await wait(20)
    expect(sent()).toHaveLength(0)
    expect(states.at(-1)).toBe('waiting')
  })

  test('that is handed in takes along what was typed while it was on its way', async () => {
    let version = 3
    const { saver, sent, type } = writing({
      saveItem: () => {
        if (version === 3) type('城南旧址')
        return saved((version += 1))
      },
    })
    type('城南')
    expect(await saver.settle()).toBe('saved')
    expect(sent().map(({ title }) => title)).toEqual(['城南', '城南旧址'])
  })
})

describe('without a network', () => {
  /** The first call gets no answer. */
  const brokenOnce = () => {
    let isFirst = true
    return () => {
      if (!isFirst) return saved(4)
      isFirst = false
      throw new Offline()
    }
  }

  test('what was sent without an answer is sent again word by word before anything newer', async () => {
    const { saver, sent, type, wait, states, kept } = writing({ saveItem: brokenOnce(), itemId: null })
    type('城南')
    await wait(20)
    expect(states.at(-1)).toBe('offline')
    expect(kept.at(-1)).toMatchObject({ input: { title: '城南', itemId: null } })
    type('城南旧址')
    await wait(20)
    const [first, again, newer] = sent()
    expect(again).toEqual(first)
    expect(newer).toMatchObject({ title: '城南旧址', itemId: 'item-1', version: 4 })
    expect(newer!.requestId).not.toBe(first!.requestId)
    expect(saver.itemId).toBe('item-1')
  })

  test('it tries again by itself', async () => {
    const { sent, type, wait, states } = writing({ saveItem: brokenOnce() })
    type('城南')
    await wait(40)
    expect(sent()).toHaveLength(2)
    expect(states.at(-1)).toBe('saved')
  })

  test('handing in says so at once', async () => {
    const { saver, type } = writing({ saveItem: brokenOnce() })
    type('城南')
    expect(await saver.settle()).toBe('offline')
  })
})

test('a refusal is told, and the words are sent again after the next change only', async () => {
  const refuse = () => {
    throw new Refused('INVALID_INPUT', '标题最多 40 个字，现在是 41 个。', {
      title: '标题最多 40 个字，现在是 41 个。',
    })
  }
  const { sent, type, wait, refused, states, kept } = writing({ saveItem: refuse })
  type('很长')
  await wait(60)
  expect(sent()).toHaveLength(1)
  expect(refused[0]!.fields).toHaveProperty('title')
  expect(states.at(-1)).toBe('refused')
  expect(kept.at(-1)).toBeNull()
  type('短')
  await wait(20)
  expect(sent()).toHaveLength(2)
})

describe('after somebody else has saved first', () => {
  test('what is typed stays on the phone until it is set aside once more', async () => {
    const { saver, sent, type, wait, states } = writing({ saveItem: conflict })
    type('城南')
    await wait(20)
    expect(states.at(-1)).toBe('conflict')
    type('城南旧址')
    await wait(60)
    expect(sent()).toHaveLength(1)
    expect(await saver.flush()).toBe('conflict')
    await saver.setAside()
    expect(sent()[1]).toMatchObject({ title: '城南旧址', version: 3 })
  })

  test('nothing is set aside twice', async () => {
    const { saver, sent, type } = writing({ saveItem: conflict })
    type('城南')
    await saver.flush()
    await saver.setAside()
    expect(sent()).toHaveLength(1)
  })
})
