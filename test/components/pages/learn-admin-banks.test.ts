import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { draftOf, newQuestion } from '../../../miniprogram/packages/learn-admin/question-edit/draft'
import { aBank, aQuestion, banks, phoneStorage } from '../support/learn-admin-answers'

const of = (page: Mounted, action: string) => page.calls.filter((call) => call.action === action)
const toast = (title: string) => expect.objectContaining({ title }) as object

describe('the banks', () => {
  const open = (cloud: Record<string, unknown> = {}, showModal?: jest.Mock) =>
    mountPage('packages/learn-admin/banks/page', {
      wx: showModal ? { showModal } : {},
      cloud: {
        'questions.listBanks': { items: banks, nextCursor: null },
        'questions.saveBank': { bankId: 'bank-9' },
        'questions.removeBank': {},
        ...cloud,
      },
    })
  const typing = (...contents: (string | null)[]) => {
    const showModal = jest.fn()
    for (const content of contents)
      showModal.mockResolvedValueOnce(content === null ? { confirm: false } : { confirm: true, content })
    return showModal
  }

  test('say how many questions they hold, and open', async () => {
    const page = await open()
    expect(page.texts('.cell__sub')).toEqual(['38 题', '8 题'])
    await page.tap('.cell')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/bank/page?id=bank-1' })
  })

  test('of which there are none lead to the first', async () => {
    const page = await open({ 'questions.listBanks': { items: [], nextCursor: null } }, typing('新题库'))
    await page.tap('.state__message .button')
    expect(of(page, 'questions.saveBank')[0]!.input).toEqual({ bankId: null, title: '新题库' })
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/bank/page?id=bank-9' })
  })

  test('are renamed from the name that they have; a refused one is there to be mended', async () => {
    const refuseFirst = jest
      .fn()
      .mockImplementationOnce(() => {
        throw new Refused('INVALID_INPUT', '题库名最多 30 个字，现在是 31 个。', { title: '太长' })
      })
      .mockReturnValue({ bankId: 'bank-1' })
    const showModal = typing('太长的名字', '好名字')
    const page = await open({ 'questions.saveBank': refuseFirst }, showModal)
    await page.tap('.banks__actions .button')
    const offered = (showModal.mock.calls as Array<[{ content: string }]>).map(([{ content }]) => content)
    expect(offered).toEqual(['入党知识', '太长的名字'])
    expect(of(page, 'questions.saveBank').map(({ input }) => input)).toEqual([
      { bankId: 'bank-1', title: '太长的名字' },
      { bankId: 'bank-1', title: '好名字' },
    ])
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已改名'))
  })

  test('stay as they are when the name is not changed, or the question is left', async () => {
    const page = await open({}, typing('入党知识', null))
    await page.tap('.banks__actions .button')
    await page.tap('.banks__actions .button')
    expect(of(page, 'questions.saveBank')).toEqual([])
  })

  test('that are in use say by what, and stay', async () => {
    const sentence = '微课「读懂党费」的测验在用这个题库，先给它换一个题库，再来删。'
    const refuse = () => {
      throw new Refused('WRONG_STATE', sentence)
    }
    const page = await open({ 'questions.removeBank': refuse })
    await page.tap('.banks__actions .button:nth-child(2)')
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast(sentence))
    expect(of(page, 'questions.listBanks')).toHaveLength(1)
  })

  test('are deleted after a question only', async () => {
    const kept = await open({}, typing(null))
    await kept.tap('.banks__actions .button:nth-child(2)')
    expect(of(kept, 'questions.removeBank')).toEqual([])
    const page = await open()
    await page.tap('.banks__actions .button:nth-child(2)')
    expect(of(page, 'questions.removeBank')[0]!.input).toEqual({ bankId: 'bank-1' })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已删除'))
  })
})

describe('the questions of a bank', () => {
  const open = (cloud: Record<string, unknown> = {}, wx = {}) =>
    mountPage('packages/learn-admin/bank/page', {
      given: { id: 'bank-1' },
      wx,
      cloud: { 'questions.openBank': aBank(), 'questions.removeQuestion': {}, ...cloud },
    })

  test('are counted against the room there is, with the right answer marked', async () => {
    const page = await open()
    expect(page.text('.bank__count')).toBe('38/ 500 题')
    expect(page.texts('.bank__option--right')).toEqual(['B. 每季度一次正确答案'])
    expect(page.text('.tag')).toBe('单选')
  })

  test('of which there are none say what to do', async () => {
    const page = await open({ 'questions.openBank': aBank([], { questionCount: 0 }) })
    expect(page.text('.state__message')).toBe('题库还是空的写一题，或从表格导入。')
    expect(page.texts('.bottom-bar .button')).toEqual(['导入', '写一题'])
  })

  test('end where the bank is full', async () => {
    const page = await open({ 'questions.openBank': aBank([aQuestion()], { questionCount: 500 }) })
    expect(page.attribute('.bottom-bar .button--ink', 'disabled')).toBe(true)
    expect(page.text('.notice-line')).toContain('最多 500 题')
  })

  test('continue at the bottom', async () => {
    const second = aQuestion({ questionId: 'question-2', stem: '第二题' })
    const pages = ({ cursor }: { cursor?: string }) =>
      cursor ? aBank([second]) : aBank([aQuestion()], { nextCursor: 'next' })
    const page = await open({ 'questions.openBank': pages })
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.bank__stem')).toEqual(['支部党员大会多久开一次？', '第二题'])
  })

  test('are written, edited and imported on pages of their own', async () => {
    const page = await open()
    await page.tap('.bottom-bar .button--ink')
    await page.tap('.bank__actions .button')
    await page.tap('.bottom-bar .button:nth-child(2)')
    expect(page.wx.navigateTo!.mock.calls).toEqual([
      [{ url: '/packages/learn-admin/question-edit/page?bankId=bank-1' }],
      [{ url: '/packages/learn-admin/question-edit/page?bankId=bank-1&id=question-1' }],
      [{ url: '/packages/learn-admin/question-import/page?bankId=bank-1' }],
    ])
  })

  test('are deleted after a question only', async () => {
    const kept = await open({}, { showModal: jest.fn(() => Promise.resolve({ confirm: false })) })
    await kept.tap('.bank__actions .button:nth-child(2)')
    expect(of(kept, 'questions.removeQuestion')).toEqual([])
    const page = await open()
    await page.tap('.bank__actions .button:nth-child(2)')
    expect(of(page, 'questions.removeQuestion')[0]!.input).toEqual({ bankId: 'bank-1', questionId: 'question-1' })
    expect(of(page, 'questions.openBank')).toHaveLength(2)
  })

  test('are exported as a workbook that opens', async () => {
    const wx = {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      getFileSystemManager: () => ({ writeFileSync: jest.fn() }),
      openDocument: jest.fn(() => Promise.resolve({})),
    }
    const page = await open({ 'questions.exportBank': { fileName: '题库.xlsx', base64: 'AA==' } }, wx)
    await page.tap('.bottom-bar .button')
    expect(wx.openDocument).toHaveBeenCalledWith(expect.objectContaining({ filePath: 'wxfile://usr/题库.xlsx' }))
  })
})

describe('a question that is being written', () => {
  const open = ({
    cloud = {},
    wx = {},
    id = '',
  }: { cloud?: Record<string, unknown>; wx?: Record<string, unknown>; id?: string } = {}) =>
    mountPage('packages/learn-admin/question-edit/page', {
      given: { bankId: 'bank-1', ...(id && { id }) },
      wx: { ...phoneStorage().wx, ...wx },
      cloud: {
        'questions.openBank': aBank(),
        'questions.saveQuestion': { questionId: 'question-9', version: 1 },
        ...cloud,
      },
    })
  const event = (dataset: object, value = '') => ({ currentTarget: { dataset }, detail: { value } })
  const sent = (page: Mounted) => of(page, 'questions.saveQuestion')

  async function write(page: Mounted) {
    page.instance.type!(event({ path: 'stem' }, '多久开一次？'))
    page.instance.type!(event({ path: 'options[0].text' }, '每月'))
    page.instance.type!(event({ path: 'options[1].text' }, '每季度'))
    page.instance.mark!(event({ at: 1 }))
    await page.settle()
  }

  test('asks the cloud for nothing before it is saved, and sends what was written', async () => {
    const page = await open()
    expect(page.calls).toEqual([])
    await write(page)
    await page.tap('.bottom-bar .button--ink')
    expect(sent(page)[0]!.input).toEqual({
      bankId: 'bank-1',
      questionId: null,
      version: 0,
      kind: 'single',
      stem: '多久开一次？',
      options: ['每月', '每季度'],
      answer: [1],
      explanation: '',
    })
  })

  test('is followed by the next one of its kind, with an empty form', async () => {
    const phone = phoneStorage()
    const page = await open({ wx: phone.wx })
    page.instance.chooseKind!(event({}, 'multiple'))
    await write(page)
    await page.tap('.bottom-bar .button--outline')
    expect(sent(page)).toHaveLength(1)
    expect(page.data.draft).toMatchObject({ kind: 'multiple', stem: '' })
    expect(phone.store.size).toBe(0)
    expect(page.wx.navigateBack).not.toHaveBeenCalled()
    expect(page.wx.switchTab).not.toHaveBeenCalled()
  })

  test('is marked by a tap: one of a single choice, any of a multiple one', async () => {
    const page = await open()
    const marks = () => page.texts('.question-edit__box--on').length
    await page.tap('.question-edit__mark')
    page.instance.mark!(event({ at: 2 }))
    await page.settle()
    expect([marks(), page.has('.question-edit__box--round')]).toEqual([1, true])
    page.instance.chooseKind!(event({}, 'multiple'))
    page.instance.mark!(event({ at: 0 }))
    await page.settle()
    expect([marks(), page.has('.question-edit__box--round')]).toEqual([2, false])
  })

  test('that is true or false has no options but two words', async () => {
    const page = await open()
    page.instance.chooseKind!(event({}, 'trueFalse'))
    page.instance.chooseTruth!(event({}, '1'))
    await page.settle()
    expect(page.has('.question-edit__option')).toBe(false)
    expect(page.texts('.segments__one--on')).toEqual(['判断', '错误'])
    await page.tap('.bottom-bar .button--ink')
    expect(sent(page)[0]!.input).toMatchObject({ kind: 'trueFalse', options: ['正确', '错误'], answer: [1] })
  })

  test('takes up to six options and keeps at least two', async () => {
    const page = await open()
    const count = () => page.texts('.question-edit__option').length
    for (let taps = 0; taps < 4; taps++) page.instance.addOption!()
    await page.settle()
    expect([count(), page.has('.question-edit__add')]).toEqual([6, false])
    for (let taps = 0; taps < 6; taps++) page.instance.removeOption!(event({ at: 0 }))
    await page.settle()
    expect(count()).toBe(2)
  })

  test('shows each refusal at its place, and keeps what was written', async () => {
    const fields = { 'options.1': '选项还没有填。', answer: '还没有标出正确答案。' }
    const refuse = () => {
      throw new Refused('INVALID_INPUT', '选项还没有填。', fields)
    }
    const page = await open({ cloud: { 'questions.saveQuestion': refuse } })
    await write(page)
    await page.tap('.bottom-bar .button--ink')
    expect(page.text('.question-edit__option:nth-child(n) .field__error')).toBe('选项还没有填。')
    expect(page.texts('.question-edit__error')).toEqual(['还没有标出正确答案。'])
    expect(page.data.draft).toMatchObject({ stem: '多久开一次？' })
  })

  test('is not lost with the network, nor with the page', async () => {
    const phone = phoneStorage()
    const fail = () => {
      throw new Offline()
    }
    const page = await open({ wx: phone.wx, cloud: { 'questions.saveQuestion': fail } })
    await write(page)
    await page.tap('.bottom-bar .button--ink')
    page.unmount()
    const again = await open({ wx: phone.wx })
    expect(again.data).toMatchObject({ isKept: true, draft: { stem: '多久开一次？' } })
    await again.tap('.draft-line .button')
    expect(again.data).toMatchObject({ isKept: false, draft: { stem: '' } })
  })

  test('that is there already is looked for in its bank, page by page', async () => {
    const wanted = aQuestion({ questionId: 'question-7' })
    const pages = ({ cursor }: { cursor?: string }) =>
      cursor ? aBank([wanted]) : aBank([aQuestion()], { nextCursor: 'next' })
    const page = await open({ id: 'question-7', cloud: { 'questions.openBank': pages } })
    expect(page.data.draft).toMatchObject({ stem: wanted.stem })
    expect(page.texts('.bottom-bar .button')).toEqual(['保存'])
    await page.tap('.bottom-bar .button')
    expect(sent(page)[0]!.input).toMatchObject({ questionId: 'question-7', version: 2 })
  })

  test('that is gone says so', async () => {
    const page = await open({ id: 'question-7' })
    expect(page.text('.state__message')).toContain('这一题已经删除了')
  })

  test('that somebody has changed meanwhile asks whose words go on', async () => {
    let version = 2
    const newest = () => aBank([aQuestion({ version: version++, stem: '别人改的' })])
    const conflict = () => {
      throw new Refused('CONFLICT', '有人刚改过这道题。')
    }
    const cloud = { 'questions.openBank': newest, 'questions.saveQuestion': conflict }
    const page = await open({ id: 'question-1', cloud })
    page.instance.type!(event({ path: 'stem' }, '我改的'))
    await page.tap('.bottom-bar .button')
    await page.settle()
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ confirmText: '用我的' }))
    expect(page.data).toMatchObject({ draft: { stem: '我改的' }, view: { version: 3 } })
  })

  test('that nobody has touched is not called a draft', async () => {
    const kept = { version: 0, draft: newQuestion() }
    const same = { version: 2, draft: draftOf(aQuestion()) }
    const phone = phoneStorage({ 'draft:question:bank-1:new': kept, 'draft:question:bank-1:question-1': same })
    const page = await open({ id: 'question-1', wx: phone.wx })
    expect(page.has('.draft-line')).toBe(false)
  })
})

describe('an import of questions', () => {
  const preview = {
    digest: 'd1',
    addCount: 2,
    changeCount: 0,
    sameCount: 0,
    issues: [{ row: 4, column: '答案', message: '答案里的 E 没有对应的选项。' }],
    sample: [
      { row: 2, kind: 'single', stem: '多久开一次？', change: 'add' },
      { row: 3, kind: 'trueFalse', stem: '当月起缴党费。', change: 'add' },
    ],
  }
  const file = { name: '题目.xlsx', path: 'wxfile://a.xlsx', size: 9_000 }
  const open = (cloud: Record<string, unknown> = {}, size = file.size) =>
    mountPage('packages/learn-admin/question-import/page', {
      given: { bankId: 'bank-1' },
      wx: {
        chooseMessageFile: jest.fn(() => Promise.resolve({ tempFiles: [{ ...file, size }] })),
        getFileSystemManager: () => ({ readFileSync: () => 'QUJD' }),
      },
      cloud: {
        'questions.previewImport': preview,
        'questions.confirmImport': { addCount: 2, changeCount: 0, sameCount: 0 },
        ...cloud,
      },
    })

  test('shows every bad row with its reason before anything is written', async () => {
    const page = await open()
    expect(page.has('.bottom-bar')).toBe(false)
    await page.tap('.cell--divided')
    expect(page.text()).toContain('新增 2 题，更新 0 题')
    expect(page.text()).toContain('第 4 行，答案答案里的 E 没有对应的选项。')
    expect(page.text()).toContain('多久开一次？单选新增')
    expect(page.calls.map(({ action }) => action)).toEqual(['questions.previewImport'])
  })

  test('writes what was previewed, once', async () => {
    const page = await open()
    await page.tap('.cell--divided')
    void page.instance.import!()
    void page.instance.import!()
    await page.settle()
    expect(of(page, 'questions.confirmImport').map(({ input }) => input)).toEqual([
      { bankId: 'bank-1', digest: 'd1', base64: 'QUJD' },
    ])
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('新增 2 题，更新 0 题'))
  })

  test('refuses a file that is too large without sending it', async () => {
    const page = await open({}, 800_000)
    await page.tap('.cell--divided')
    expect(page.calls).toEqual([])
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('文件最大 700 KB，这个有 800 KB，拆成几份再导入'))
  })

  test('with nothing new has no button', async () => {
    const nothing = { ...preview, addCount: 0, sameCount: 2, issues: [] }
    const page = await open({ 'questions.previewImport': nothing })
    await page.tap('.cell--divided')
    expect(page.text()).toContain('没有要改的')
    expect(page.has('.bottom-bar')).toBe(false)
  })
})
