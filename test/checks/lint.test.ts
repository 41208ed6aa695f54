/** The house's own lint rules, on code that breaks them: a rule that fits nothing would otherwise pass unnoticed. */
import { Linter } from 'eslint'
import { parser } from 'typescript-eslint'
import { boundaries } from '../../devkit/checks/lint/boundaries.js'
import { databaseRules, moneyRules, restrict, timeRules } from '../../devkit/checks/lint/restricted.js'

const linter = new Linter({ configType: 'flat' })
const languageOptions = { parser } as Linter.LanguageOptions

function lint(config: unknown, filename: string, code: string): string[] {
  return linter
    .verify(code, [{ files: ['**/*.ts'], languageOptions }, ...(config as Linter.Config[])], { filename })
    .map(({ ruleId, message }) => ruleId ?? message)
}

describe('an import', () => {
  const bounds = boundaries(['**/*.ts'])
  const check = (file: string, code: string) => lint(bounds, file, code)

  test.each([
    ['miniprogram/pages/home/index.ts', "import { toYuan } from '../../shared/fen'"],
    ['miniprogram/pages/home/index.ts', "import dayjs from 'dayjs'"],
    ['miniprogram/pages/home/index.ts', "import Toast from '@vant/weapp/toast/toast'"],
    ['miniprogram/api/dues.ts', "import type { contract } from '../../cloudfunctions/contract'"],
    ['cloudfunctions/dues/actions/pay.ts', "import { now } from '../../kit/clock'"],
    ['cloudfunctions/dues/actions/pay.ts', "import { createHash } from 'node:crypto'"],
    ['cloudfunctions/dues/index.ts', "import { define } from '../contract/define'"],
    ['cloudfunctions/home/actions/open.ts', "import { bills } from '../../dues/repository'"],
    ['cloudfunctions/kit/cloud.ts', "import cloud from 'wx-server-sdk'"],
    ['cloudfunctions/contract/dues.ts', "import { object } from 'valibot'"],
    ['devkit/cloud/index.ts', "import { buildFunctions } from '../build/functions'"],
    ['test/domain/fen.test.ts', "import { toYuan } from '../../miniprogram/shared/fen'"],
  ])('%s may have %s', (file, code) => {
    expect(check(file, code)).toEqual([])
  })

  test.each([
    ['miniprogram/pages/home/index.ts', "import { contract } from '../../../cloudfunctions/contract'"],
    ['miniprogram/pages/home/index.ts', "import { now } from '../../../cloudfunctions/kit/clock'"],
    ['miniprogram/pages/home/index.ts', "import lodash from 'lodash'"],
    ['miniprogram/shared/fen.ts', "import { readFileSync } from 'node:fs'"],
    ['cloudfunctions/kit/actor.ts', "import { members } from '../directory/members'"],
    ['cloudfunctions/domain/dues.ts', "import { now } from '../kit/clock'"],
    ['cloudfunctions/domain/dues.ts', "import { object } from 'valibot'"],
    ['cloudfunctions/contract/dues.ts', "import { now } from '../kit/clock'"],
    ['cloudfunctions/home/actions/open.ts', "import { access } from '../../dues/access'"],
    ['devkit/checks/miniprogram/pages.ts', "import { toYuan } from '../../../miniprogram/shared/fen'"],
    ['cloudfunctions/dues/index.ts', "import cloud from 'wx-server-sdk'"],
    ['cloudfunctions/dues/index.ts', "import { buildFunctions } from '../../devkit/build/functions'"],
    ['devkit/cloud/index.ts', "import { now } from '../../cloudfunctions/kit/clock'"],
    ['devkit/preview/server.ts', "import { toYuan } from '../../miniprogram/shared/fen'"],
  ])('%s may not have %s', (file, code) => {
    expect(check(file, code)).toEqual(['boundaries/dependencies'])
  })
})

describe('a function', () => {
  const check = (code: string) =>
    lint(
      [restrict(timeRules, databaseRules, moneyRules)].map((rules) => ({ rules })),
      'a.ts',
      code,
    )

  test.each([
    ['takes the time from the clock', 'const at = Date.now()'],
    ['takes the day from the clock', 'const today = new Date()'],
    ['leaves the database to kit', "db.collection('bills')"],
    ['leaves collections to its repository', "const bills = new Collection('bills')"],
    ['pages by cursor', 'query.skip(20)'],
    ['asks no condition in a transaction', 'transaction(async (tx) => { await bills.updateIf({ a: 1 }, patch) })'],
    ['writes through its transaction', 'transaction(async (tx) => { await bills.update(id, patch) })'],
    ['names the unit of money', 'const amount = 3'],
    ['names the unit of money in a type', 'interface Bill { amount: number }'],
    ['does not divide fen', 'const yuan2 = bill.dueFen / 100'],
    ['does not parse money itself', 'const dueFen = parseFloat(text) * 100'],
  ])('%s', (_rule, code) => {
    expect(check(code)).toEqual(['no-restricted-syntax'])
  })

  test('may do what the rules leave', () => {
    const code = `
      const at = new Date(now)
      const amountFen = 3
      transaction(async (tx) => { await tx.get(bills, id); await tx.update(bills, id, patch); lines.find((line) => line.id === id) })`
    expect(check(code)).toEqual([])
  })
})
