import type { Mark } from '../../../cloudfunctions/content/mark-repository'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { aReadingBranch, published, type Readership } from './given-articles'

let world: World
let ours: Readership
beforeAll(async () => {
  world = await openWorld()
  ours = await aReadingBranch(world)
})
afterAll(() => world.close())

const confirm = (articleId: string) => world.data('content.confirmRead', { articleId }, { as: ours.reader })
const refusalOf = (articleId: string, as = ours.reader) => world.refusal('content.confirmRead', { articleId }, { as })

describe('已读并了解', () => {
  it('is confirmed once: later taps change nothing', async () => {
    const { _id } = await published(world, ours, { wantsReading: true })
    const at = world.now()
    expect((await confirm(_id)).at).toBeGreaterThanOrEqual(at)
    const first = world.only<Mark>('articleMarks', { articleId: _id })
    world.advance('+1d')
    expect(await confirm(_id)).toEqual({ at: first.readAt })
    expect(world.only<Mark>('articleMarks', { articleId: _id })).toEqual(first)
    expect(first).toMatchObject({ memberId: ours.reader._id, branchId: ours.branchId, favouriteKey: '' })
  })

  it('shows on the article, for its reader alone', async () => {
    const { _id } = await published(world, ours, { wantsReading: true })
    const opened = async (as = ours.reader) => world.data('content.openArticle', { articleId: _id }, { as })
    expect((await opened()).article.reading).toEqual({ at: null })
    const { at } = await confirm(_id)
    const after = await opened()
    expect(after.article.reading).toEqual({ at })
    expect(after.allowedEvents).not.toContain('confirmRead')
    expect((await opened(ours.secretary)).article.reading).toEqual({ at: null })
  })

  it('is asked of nobody for an article that does not ask', async () => {
    const { _id } = await published(world, ours)
    expect(await refusalOf(_id)).toMatchObject({ code: 'WRONG_STATE', message: '这篇不用确认已读。' })
  })

  it('is not for guests of a public notice, nor for those who cannot read it', async () => {
    const elsewhere = await aMember(world, { branchId: aBranch(world).branchId })
    const open = await published(world, ours, { wantsReading: true, scope: 'public' })
    expect(await refusalOf(open._id, elsewhere)).toMatchObject({ code: 'WRONG_STATE' })
    const own = await published(world, ours, { wantsReading: true })
    expect(await refusalOf(own._id, elsewhere)).toMatchObject({ code: 'NOT_FOUND' })
  })
})
