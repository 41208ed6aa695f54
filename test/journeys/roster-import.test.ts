import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { describeJourney } from './support/journey'

describeJourney('the organizer', (stage) => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'roster-'))
  })

  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  async function workbook(rows: (string | number)[][]): Promise<string> {
    const file = join(folder, '名册.xlsx')
    await writeXlsxFile([['姓名', '学号', '身份', '手机号'], ...rows]).toFile(file)
    return file
  }

  test('imports a spreadsheet after seeing every bad row, and a repetition changes nothing', async () => {
    const file = await workbook([
      ['秦越', 20240901, '预备党员', '13812345678'],
      ['陶然', '20240902', '正式党员', '1381234'],
    ])
    const organizer = await stage().person('demo-zhou-ning')
    await organizer.open('packages/members/import/page')
    const chooser = organizer.page.waitForEvent('filechooser')
    await organizer.taps('选择填好的文件')
    await organizer.wechat('privacy-agree').click()
    await (await chooser).setFiles(file)
    await organizer.sees('新增 1 人，更新 0 人')
    await organizer.sees(/第 3 行/)
    await organizer.sees(/手机号要 11 位，现在是 7 位/)
    await organizer.taps('导入 1 人')
    await organizer.wechat('toast').getByText('新增 1 人').waitFor()

    await organizer.open('packages/members/import/page')
    const again = organizer.page.waitForEvent('filechooser')
    await organizer.taps('选择填好的文件')
    await (await again).setFiles(file)
    await organizer.sees('没有要改的')
  }, 90_000)

  test('exports the roster as a workbook that opens', async () => {
    const organizer = await stage().person('demo-zhou-ning')
    await organizer.open('packages/members/roster/page')
    await organizer.taps('导出')
    await organizer.page.getByTestId('document-name').getByText('.xlsx').waitFor()
  }, 60_000)
})
