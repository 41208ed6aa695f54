import { toEditView, toErrors } from '../../../miniprogram/packages/forum/compose/view-model'
import { toView as toClosing, withWords } from '../../../miniprogram/packages/forum/topic-close/view-model'
import {
  check,
  draftOf,
  newTopic,
  toInput,
  type TopicDraft,
} from '../../../miniprogram/packages/forum/topic-edit/draft'
import { firstError, toView as toForm } from '../../../miniprogram/packages/forum/topic-edit/view-model'
import { toView as toTopics } from '../../../miniprogram/packages/forum/topics/view-model'
import { at, now } from '../support/answers'
import { aCirclePost, aPost, aTopicCard, aTopicPage, type TopicCard } from '../support/forum-answers'
import { aSavedTopic, aSummary, aTopicForm, someTopics } from '../support/forum-form-answers'

describe('the form of a post', () => {
  test('says where an edited one stands', () => {
    expect(toEditView(aPost()).where).toBe('发在「实习在外，怎样过好组织生活？」')
    expect(toEditView(aCirclePost()).where).toBe('发在支部圈')
  })

  test.each([
    [{ text: '发言最多 1000 个字。' }, 'textError'],
    [{ 'pictureFileIds.3': '第 4 张图片不对。' }, 'picturesError'],
    [{ pictureFileIds: '图片最多 9 张。' }, 'picturesError'],
    [{ 'video.coverFileId': '视频封面不对。' }, 'videoError'],
  ] as const)('puts %j where it belongs', (fields, place) => {
    const none = { textError: '', picturesError: '', videoError: '' }
    expect(toErrors(fields)).toEqual({ ...none, [place]: Object.values(fields)[0] })
  })
})

describe('a topic that is written', () => {
  const unsaved = toForm(aTopicForm(), now).saved
  const draft = (changes: Partial<TopicDraft> = {}) => ({
    ...newTopic(now),
    title: '去哪里？',
    text: '说说看',
    ...changes,
  })

  test('begins at once, for everybody, for two weeks', () => {
    expect(toInput(draft(), unsaved)).toEqual({
      ...{ topicId: null, version: 0, title: '去哪里？', text: '说说看', pictureFileIds: [] },
      ...{ opensAt: null, closesAt: at('2026-10-29 00:00') - 1, scope: { kind: 'branch' } },
    })
  })

  test('may begin later, to the minute, for some groups', () => {
    const later = draft({
      start: 'later',
      opensOn: '2026-10-16',
      opensTime: '08:30',
      scope: 'groups',
      groupIds: ['group-1'],
    })
    expect(toInput(later, unsaved)).toMatchObject({
      opensAt: at('2026-10-16 08:30'),
      scope: { kind: 'groups', groupIds: ['group-1'] },
    })
  })

  test.each([
    ['a start that has gone by', { start: 'later', opensOn: '2026-10-14', opensTime: '19:00' }, 'opensAt'],
    ['an end before the start', { start: 'later', opensOn: '2026-10-30', closesOn: '2026-10-29' }, 'closesAt'],
    ['groups without one', { scope: 'groups' }, 'scope.groupIds'],
  ] as [string, Partial<TopicDraft>, string][])('with %s is refused at its field', (_name, changes, field) => {
    expect(Object.keys(check(draft(changes), unsaved, now))).toEqual([field])
  })

  test('and changed keeps its start and end to the millisecond unless they were touched', () => {
    const topic = aSavedTopic({ opensAt: at('2026-10-01 09:00') + 4321, closesAt: at('2026-10-10 18:00') })
    const { saved } = toForm(aTopicForm(topic), now)
    expect(toInput(draftOf(topic), saved)).toMatchObject({
      opensAt: topic.opensAt,
      closesAt: topic.closesAt,
      version: 2,
    })
    expect(check(draftOf(topic), saved, now)).toEqual({})
    const longer = { ...draftOf(topic), closesOn: '2026-10-20' }
    expect(toInput(longer, saved).closesAt).toBe(at('2026-10-21 00:00') - 1)
  })

  test('says since when it is open and whom it is for, which stay', () => {
    const view = toForm(aTopicForm(aSavedTopic({ groupIds: ['group-1'], groupNames: ['第一党小组'] })), now)
    expect(view).toMatchObject({ opened: '10月1日 09:00 已经开始', scope: expect.stringContaining('给第一党小组。') })
    expect(toForm(aTopicForm(aSavedTopic({ opensAt: now + 1 })), now).opened).toBe('')
  })

  test('leads to the first refusal in the order of the page', () => {
    expect(firstError({ 'scope.groupIds': '', closesAt: '' })).toBe('#closesAt')
    expect(firstError({})).toBe('')
  })
})

describe('a topic in the admin list', () => {
  const item = (changes: Partial<TopicCard>, allowedEvents = someTopics().allowedEvents) =>
    toTopics(someTopics([aTopicCard(changes)], { allowedEvents }), now).items[0]

  test.each([
    [
      { state: 'scheduled', opensAt: at('2026-10-20 09:00'), postCount: 0 },
      { state: { label: '还没开始' }, when: '10月20日 09:00 开始', counts: '' },
    ],
    [
      { state: 'open' },
      { state: { label: '进行中' }, when: '10月31日 周六结束', counts: '23 人说过，41 条，精华 3 条' },
    ],
    [{ state: 'open', postCount: 0 }, { counts: '还没有人发言' }],
    [
      { state: 'closed', excellentCount: 0 },
      { state: { label: '已结束' }, counts: '23 人说过，41 条' },
    ],
  ] as [Partial<TopicCard>, object][])('%j', (changes, shown) => {
    expect(item(changes)).toMatchObject(shown)
  })

  test.each([
    [{ state: 'scheduled' }, '', true, false],
    [{ state: 'open' }, '结束讨论', true, false],
    [{ state: 'closed' }, '写小结', true, true],
    [{ state: 'closed', summary: aSummary() }, '改小结', false, false],
  ] as [Partial<TopicCard>, string, boolean, boolean][])('%j offers what comes next', (changes, closeVerb, ...rest) => {
    const [canEdit, lacksSummary] = rest
    expect(item(changes)).toMatchObject({ closeVerb, canEdit, lacksSummary })
  })

  test('offers a summary to those alone who write it', () => {
    expect(item({ state: 'closed' }, ['createTopic'])).toMatchObject({ closeVerb: '', canEdit: true })
    expect(item({ state: 'closed' }, [])).toMatchObject({ closeVerb: '', canEdit: false })
  })
})

describe('a summary', () => {
  test.each([
    [{}, '结束并发布小结'],
    [{ state: 'closed' }, '发布小结'],
    [{ state: 'closed', summary: aSummary() }, '保存小结'],
  ] as [Partial<TopicCard>, string][])('of a topic %j is sent by its verb', (topic, verb) => {
    expect(toClosing(aTopicPage([], { topic, allowedEvents: ['close'] })).verb).toBe(verb)
  })

  test('has the words of others on lines of their own', () => {
    const words = { authorName: '苏禾', text: '我去了两次。' }
    expect(withWords('', words)).toBe('苏禾：我去了两次。\n')
    expect(withWords('大家说：', words)).toBe('大家说：\n苏禾：我去了两次。\n')
    expect(withWords('大家说：\n', words)).toBe('大家说：\n苏禾：我去了两次。\n')
  })

  test('copies from no post without words', () => {
    expect(toClosing(aTopicPage([aPost({ text: '' }), aPost({ postId: 'post-2' })])).items).toHaveLength(1)
  })
})
