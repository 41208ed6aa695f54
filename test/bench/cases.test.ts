import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cases } from '../../devkit/bench/cases'

interface App {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

const app = JSON.parse(readFileSync(join(__dirname, '../../miniprogram/app.json'), 'utf8')) as App

/** Their first screen is on the phone already. */
const askNothing = [
  ...['members/setup', 'members/import', 'forum/compose', 'forum/topic-edit'],
  ...['learn-admin/question-edit', 'learn-admin/question-import', 'dues-admin/relief-edit'],
]

const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root.replace('packages/', '')}/${page}`)),
].map((path) => path.replace(/\/page$/, ''))

/** `pages/home (secretary)` measures the page `pages/home`. */
const measured = new Set(cases.filter(({ kind }) => kind === 'page').map(({ name }) => name.replace(/ \(.*\)$/, '')))

test.each(pages.filter((page) => !askNothing.includes(page)))('%s is measured', (page) => {
  expect(measured).toContain(page)
})

test('every measured page is a page', () => {
  expect([...measured].filter((page) => !pages.includes(page))).toEqual([])
})

test('no two lines have the same name', () => {
  const names = cases.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
