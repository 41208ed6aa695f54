import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { describeJourney } from './support/journey'
import type { Person } from './support/person'

/** The smallest picture there is: one grey point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

describeJourney('a course', (stage) => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'course-'))
  })

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  async function workbook(rows: string[][]): Promise<string> {
    const file = join(folder, '题目.xlsx')
    const header = ['题型', '题目', '选项A', '选项B', '选项C', '答案', '解析']
    await writeXlsxFile([header, ...rows]).toFile(file)
    return file
  }

  /** Sends a file where the phone opens its album or its chats. */
  async function gives(person: Person, file: string, open: () => Promise<void>): Promise<void> {
    const chooser = person.page.waitForEvent('filechooser')
    await open()
    await (await chooser).setFiles(file)
  }

  test('is written by the publicity officer, published by the secretary and seen by a member', async () => {
    const officer = await stage().person('demo-su-he')

    await officer.open('packages/learn-admin/banks/page')
    await officer.taps('新建题库')
    await officer.wechat('modal-input').fill('迎新题库')
    await officer.wechat('modal-confirm').click()
    await officer.sees('题库还是空的')
    await officer.taps('导入')
    const file = await workbook([
      ['单选', '支部党员大会一般多久开一次？', '每月', '每季度', '每年', 'B', '支部工作条例第十一条。'],
      ['判断', '党小组会一般每月开一次。', '', '', '', '正确', ''],
      ['单选', '这一行的答案没有选项。', '甲', '乙', '', 'E', ''],
    ])
    await gives(officer, file, async () => {
      await officer.taps('选择填好的文件')
      await officer.wechat('privacy-agree').click()
    })
    await officer.sees('新增 2 题，更新 0 题')
    await officer.sees(/第 4 行/)
    await officer.taps('导入 2 题')
    await officer.sees('党小组会一般每月开一次。')
    await officer.sees('/ 500 题')

    await officer.open('packages/learn-admin/course-edit/page')
    await officer.types('课程名', '新学期怎样过组织生活')
    await officer.types('学完能做到什么', '知道每个月要参加什么')
    await officer.picks('请选择', '过组织生活')
    await officer.types('课名', '每个月有哪些会')
    await officer.types('正文', '党小组会和支委会每月一次。'.repeat(40))
    await officer.taps('加一课')
    await officer.types('课名', '会场的样子')
    await officer.taps('图集')
    writeFileSync(join(folder, 'a.png'), picture)
    await gives(officer, join(folder, 'a.png'), () => officer.tapsLabelled('加图片，已有 0 张，最多 30 张'))
    await officer.types('第 1 张的说明，可以不填', '桌子围成一圈')
    await officer.taps('要小测')
    await officer.picks('请选择', '迎新题库（2 题）')
    await officer.types('每份题数', '2')
    await officer.types('答对几题通过', '3')
    await officer.taps('存为草稿')
    await officer.sees('答对几题通过最多 2 题，和每份题数一样。')
    await officer.types('答对几题通过', '1')
    await officer.taps('存为草稿')
    await officer.wechat('toast').getByText('已保存').waitFor()

    const secretary = await stage().person('demo-chen-yiming')
    await secretary.open('packages/learn-admin/courses/page')
    await secretary.sees('新学期怎样过组织生活')
    await secretary.taps('发布')
    await secretary.wechat('modal-confirm').click()
    await secretary.wechat('toast').getByText('已发布').waitFor()

    const member = await stage().person('demo-lin-xiao')
    await member.open('packages/learn/courses/page')
    await member.sees('新学期怎样过组织生活')
  }, 120_000)
})
