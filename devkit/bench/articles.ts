/**
 * `npm run bench -- articles [--counts 100,100000] [--rounds 20]`: what readers ask of the learning garden where little and
 * where much was published. The articles have few search terms each (devkit/seed/many-articles.ts).
 */
import { performance } from 'node:perf_hooks'
import { insertArticles } from '../seed/many-articles'
import { parse } from '../cli/errors'
import { page } from './builders'
import { compare, isFlat } from './compare'
import * as content from './given-content'
import { measureCases } from './measure'
import { wholeNumber } from './options'
import { milliseconds, table } from './table'
import type { ScaleResult } from './types'
import { openBenchWorld, type BenchWorld } from './world'

/** In one in ten titles, so that also a hundred articles fill a page. */
const word = () => ({ words: '通知' })
const words = () => ({ words: '组织生活会 通知' })
const oldest = (world: BenchWorld) => ({ articleId: world.pick('articles', { _id: /^many-.*/ })._id })

const cases = [
  page('the tab', 'member', 'content.open'),
  page('one kind', 'member', ['content.listArticles', content.videos]),
  page('one column', 'member', ['content.openColumn', content.column]),
  page('search for a word', 'member', ['content.listFound', word]),
  page('search for several words', 'member', ['content.listFound', words]),
  page('an article', 'member', ['content.openArticle', oldest]),
  page('favourites', 'member', 'content.listFavourites'),
]

/** @returns 0, or 1 when something costs more where there is more */
export async function run(args: string[]): Promise<number> {
  const { values } = parse({
    args,
    options: { counts: { type: 'string', default: '100,100000' }, rounds: { type: 'string', default: '20' } },
  })
  const counts = values.counts.split(',').map((text) => wholeNumber('--counts', text))
  const rounds = wholeNumber('--rounds', values.rounds)
  const { buildFunctions } = await import('../build/functions')
  const build = await buildFunctions()
  build.close()
  const results: ScaleResult[] = []
  for (const count of counts) results.push(await measureWith(count, rounds))
  return report(results[0]!, results.at(-1)!)
}

/** The demo's branch with nothing else in its garden. */
async function measureWith(count: number, rounds: number): Promise<ScaleResult> {
  const world = await openBenchWorld(1)
  try {
    const startedAt = performance.now()
    fill(world, count)
    const seedMs = performance.now() - startedAt
    const documents = world.documentCount()
    return { scale: count, documents, seedMs, ...(await measureCases(world, { cases, rounds })) }
  } finally {
    await world.close()
  }
}

function fill(world: BenchWorld, count: number): void {
  const { database } = world.cloud
  for (const name of ['articles', 'articleMarks']) database.clear(name)
  const { _id: memberId, branchId } = world.person('member')
  const committeeId = String(world.pick('units', { _id: branchId }).parentId)
  insertArticles(world.cloud, { count, branchId, committeeId, memberId })
  // Builds the index once, which is no reader's work.
  const wanted = { shelfId: branchId, audience: 'everyone', terms: { $all: ['通知'] } }
  database.find('articles', wanted, { sort: { key: -1 }, limit: 1 })
}

function report(small: ScaleResult, large: ScaleResult): number {
  const comparisons = compare(small, large)
  const change = (from: number, to: number) => (from === to ? String(from) : `${from} → ${to}`)
  const rows = comparisons.map((each) => [
    each.name,
    change(each.small.databaseCalls, each.large.databaseCalls),
    change(each.small.documentsExamined, each.large.documentsExamined),
    change(each.small.documentsReturned, each.large.documentsReturned),
    `${milliseconds(each.small.p50Ms)} → ${milliseconds(each.large.p50Ms)}`,
    isFlat(each) ? 'flat' : '<<< GROWS',
  ])
  const head = [`${small.scale} → ${large.scale} articles`, 'db calls', 'examined', 'returned', 'p50 ms', 'verdict']
  console.log(table(head, rows))
  for (const { name, problem } of [...small.failed, ...large.failed]) console.log(`NOT MEASURED ${name}: ${problem}`)
  return comparisons.length === cases.length && comparisons.every(isFlat) ? 0 : 1
}
