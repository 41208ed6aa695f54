import { openWorld, type World } from '../../support/world'
import {
  aDeskBranch,
  aDraft,
  aPublishedItem,
  aSavedItem,
  aSubmittedItem,
  revise,
  storedItem,
  versionsOf,
} from './desk-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('saving', () => {
  test('an unfinished draft is saved as it is, once for one request', async () => {
    const desk = await aDeskBranch(world)
    const input = { itemId: null, version: 0, ...aDraft({ title: '', blocks: [{ kind: 'heading', text: '' }] }) }
    const first = await world.data('content.saveItem', input, { as: desk.writer, requestId: 'request-1' })
    const again = await world.data('content.saveItem', input, { as: desk.writer, requestId: 'request-1' })
    expect(again).toEqual(first)
    expect(first).toMatchObject({ version: 1, conflict: null })
    expect(world.find('contentItems', { branchId: desk.branchId })).toHaveLength(1)
  })

  test.each([
    [{ title: '长'.repeat(41) }, 'title', '标题最多 40 个字，现在是 41 个。'],
    [
      { blocks: Array.from({ length: 101 }, () => ({ kind: 'quote', text: '一' })) },
      'blocks',
      '正文最多 100 块，现在是 101 块。',
    ],
    [
      { blocks: [{ kind: 'paragraph', html: '长'.repeat(2001) }] },
      'blocks.0.html',
      '第 1 块正文最多 2000 个字，现在是 2001 个',
    ],
    [{ tags: ['一', '二', '三', '四', '五', '六'] }, 'tags', '标签最多 5 个。'],
    [
      { blocks: [{ kind: 'picture', fileId: 'cloud://x/posts/a.jpg', caption: '', width: 1, height: 1 }] },
      'blocks.0.fileId',
      '图片要在这一页上传',
    ],
    [{ blocks: [{ kind: 'script', text: '一' }] }, 'blocks.0.kind', '类型不认识'],
    [
      { document: { fileId: 'cloud://x/content/a.exe', fileName: 'a.exe', bytes: 1, pageCount: 0 } },
      'document.fileId',
      '文件要在这一页上传',
    ],
    [
      { document: { fileId: 'cloud://x/content/a.pdf', fileName: 'a.pdf', bytes: 20_000_001, pageCount: 0 } },
      'document.bytes',
      '文件大小',
    ],
    [{ columnId: 'nowhere' }, 'columnId', '没有这个栏目'],
  ])('refuses %j at its field', async (changes, field, sentence) => {
    const desk = await aDeskBranch(world)
    const input = { itemId: null, version: 0, ...aDraft(changes as never) }
    const refused = await world.refusal('content.saveItem', input, { as: desk.writer })
    expect(refused.code).toBe('INVALID_INPUT')
    expect(refused.fields?.[field] ?? JSON.stringify(refused.fields)).toContain(sentence)
    expect(world.find('contentItems', { branchId: desk.branchId })).toEqual([])
  })

  test('keeps marks and official links of rich text, and nothing else', async () => {
    const desk = await aDeskBranch(world)
    const html =
      '<b onclick="x()">粗</b><script>alert(1)</script><style>a{}</style><a href="https://www.12371.cn/a?b=1&c=2">官方</a>' +
      '<a href="https://example.com">外链</a><a href="javascript:alert(1)">脚本</a><p class="x">段<br>落</p><img src="x" onerror="y">'
    const itemId = await aSavedItem(world, desk.writer, { blocks: [{ kind: 'paragraph', html }] })
    expect(storedItem(world, itemId).blocks).toEqual([
      {
        kind: 'paragraph',
        html: '<b>粗</b><a href="https://www.12371.cn/a?b=1&amp;c=2">官方</a>外链脚本段<br>落',
      },
    ])
  })
})

describe('two who write at once', () => {
  test('the second is told and both texts are kept', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSavedItem(world, desk.writer)
    world.advance('+11min')
    await revise(world, itemId, { as: desk.second, title: '何川的' })
    const input = { itemId, version: 1, ...aDraft({ title: '苏禾的' }) }
    const late = await world.data('content.saveItem', input, { as: desk.writer, requestId: 'request-1' })
    expect(late).toMatchObject({ version: 2, conflict: { byName: '何川' } })
    expect(await world.data('content.saveItem', input, { as: desk.writer, requestId: 'request-1' })).toEqual(late)
    expect(storedItem(world, itemId).title).toBe('何川的')
    const kept = versionsOf(world, itemId)
    expect(kept.map(({ kind, byName, text }) => [kind, byName, text.title]).sort()).toEqual([
      ['aside', '苏禾', '苏禾的'],
      ['saved', '苏禾', '在实习城市找到组织'],
    ])
  })

  test('whoever opens a draft has the lock for ten minutes; another is told who, and may take over', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSavedItem(world, desk.writer)
    const open = (as: typeof desk.writer, takeOver = false) =>
      world.data('content.editItem', { itemId, takeOver }, { as })
    expect((await open(desk.writer)).lockedBy).toBeNull()
    expect((await open(desk.second)).lockedBy).toMatchObject({ name: '苏禾' })
    expect((await open(desk.second, true)).lockedBy).toBeNull()
    expect((await open(desk.writer)).lockedBy).toMatchObject({ name: '何川' })
    world.advance('+11min')
    expect((await open(desk.writer)).lockedBy).toBeNull()
  })

  test('what is saved without the lock, while another has it, is kept beside', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSavedItem(world, desk.writer)
    await world.data('content.editItem', { itemId, takeOver: true }, { as: desk.second })
    const late = await revise(world, itemId, { as: desk.writer, title: '过期的锁' })
    expect(late).toMatchObject({ version: 1, conflict: { byName: '何川' } })
    expect(versionsOf(world, itemId)).toMatchObject([{ kind: 'aside', text: { title: '过期的锁' } }])
  })

  test('what waits for a decision is not written over', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aSubmittedItem(world, desk.writer)
    const refused = await world.refusal('content.saveItem', { itemId, version: 1, ...aDraft() }, { as: desk.writer })
    expect(refused).toMatchObject({ code: 'WRONG_STATE', message: '这篇正在等审，撤回后再改。' })
  })
})

describe('versions', () => {
  test('are listed newest first, show what differs, and become the draft again without losing the present one', async () => {
    const desk = await aDeskBranch(world)
    const itemId = await aPublishedItem(world, desk)
    const blocks = [
      { kind: 'paragraph' as const, html: '七月初，四位同学去了三座城市。' },
      { kind: 'quote' as const, text: '每个月的那个周六。' },
    ]
    await revise(world, itemId, { as: desk.writer, blocks })
    const { items } = await world.data('content.listVersions', { itemId }, { as: desk.writer })
    expect(items.map(({ kind }) => kind).sort()).toEqual(['published', 'submitted'])
    const { versionId } = items.find(({ kind }) => kind === 'published')!
    const opened = await world.data('content.openVersion', { itemId, versionId }, { as: desk.writer })
    expect(opened.differences.map(({ kind }) => kind)).toEqual(['same', 'same', 'changed', 'added'])
    expect(opened.differences[2]!.parts).toContainEqual({ kind: 'removed', text: '三' })
    expect(opened.differences[2]!.parts).toContainEqual({ kind: 'added', text: '四' })
    expect(opened.allowedEvents).toEqual(['restoreVersion'])
    const input = { itemId, versionId, version: 2 }
    expect(await world.data('content.restoreVersion', input, { as: desk.writer })).toEqual({ version: 3 })
    expect(storedItem(world, itemId).blocks).toHaveLength(1)
    expect(versionsOf(world, itemId).find(({ kind }) => kind === 'saved')?.text.blocks).toHaveLength(2)
    expect((await world.refusal('content.restoreVersion', input, { as: desk.writer })).code).toBe('CONFLICT')
  })

  test("another item's version is not there", async () => {
    const desk = await aDeskBranch(world)
    const [one, two] = [await aPublishedItem(world, desk), await aPublishedItem(world, desk)]
    const [version] = versionsOf(world, one)
    const input = { itemId: two, versionId: version!._id }
    expect((await world.refusal('content.openVersion', input, { as: desk.writer })).code).toBe('NOT_FOUND')
  })
})
