/**
 * `npm run bench [-- --scale 1,100 --json file --only pattern --rounds N]`: what each page and hot write costs, and whether
 * it costs the same where there is a hundred times the data. It measures and never judges a time: how fast a machine is
 * today is nobody's fault. `npm run bench -- heartbeats` is heartbeats.ts, `-- monthly-bills` monthly-bills.ts,
 * `-- payments` payments.ts, `-- articles` articles.ts.
 */
import { writeFileSync } from 'node:fs'
import { CommandError, parse } from '../cli/errors'
import { cases } from './cases'
import { measureColdStarts } from './cold-start'
import { compare } from './compare'
import { measureScale } from './measure'
import { wholeNumber } from './options'
import { bundleTable, costTables, growthTable, packageTable } from './report'
import { bundleSizes, packageSizes } from './sizes'
import type { BenchCase, ScaleResult } from './types'

const DEFAULT_ROUNDS = 20

interface Options {
  readonly scales: readonly number[]
  readonly cases: readonly BenchCase[]
  /** Somebody asks about some cases, so nothing else is measured. */
  readonly isSelection: boolean
  readonly rounds: number
  readonly json: string | undefined
}

/** @returns 0, or 1 when a case could not be measured */
export async function run(args: string[]): Promise<number> {
  if (args[0] === 'heartbeats') return (await import('./heartbeats')).run(args.slice(1))
  if (args[0] === 'monthly-bills') return (await import('./monthly-bills')).run(args.slice(1))
  if (args[0] === 'payments') return (await import('./payments')).run(args.slice(1))
  if (args[0] === 'articles') return (await import('./articles')).run(args.slice(1))
  const options = readOptions(args)
  const { buildFunctions } = await import('../build/functions')
  const build = await buildFunctions()
  build.close()
  const scales = await measureScales(options)
  const weights = options.isSelection ? {} : await measureWeights(build.functions)
  if (options.json) {
    const everything = { scales, comparison: compareEnds(scales), ...weights }
    writeFileSync(options.json, `${JSON.stringify(everything, null, 2)}\n`)
  }
  return scales.every(({ failed }) => failed.length === 0) ? 0 : 1
}

/** What has to be carried and started, whoever calls what. */
async function measureWeights(functions: readonly string[]) {
  const bundles = bundleSizes(functions)
  const coldStarts = await measureColdStarts(functions)
  const packages = packageSizes()
  console.log(`\n${bundleTable(bundles, coldStarts)}\n\n${packageTable(packages)}`)
  return { bundles, coldStarts, packages }
}

function readOptions(args: string[]): Options {
  const { values } = parse({
    args,
    options: {
      scale: { type: 'string', default: '1,100' },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: String(DEFAULT_ROUNDS) },
    },
  })
  const chosen = cases.filter(({ name }) => new RegExp(values.only, 'i').test(name))
  if (chosen.length === 0) throw new CommandError(`nothing in devkit/bench/cases.ts is called ${values.only}`)
  const scales = values.scale.split(',').map((text) => wholeNumber('--scale', text))
  const rounds = wholeNumber('--rounds', values.rounds)
  return { scales, cases: chosen, isSelection: values.only !== '', rounds, json: values.json }
}

/** One scale after the other: two clouds at once would fight for the processors. */
async function measureScales({ scales, ...options }: Options): Promise<ScaleResult[]> {
  const results: ScaleResult[] = []
  for (const scale of scales) {
    const result = await measureScale(scale, options)
    console.log(`${results.length > 0 ? '\n' : ''}${costTables(result)}`)
    results.push(result)
  }
  const comparison = compareEnds(results)
  if (comparison.length > 0) console.log(`\n${growthTable(comparison, [scales[0]!, scales.at(-1)!])}`)
  return results
}

/** The first scale beside the last; empty when there is but one. */
function compareEnds(results: readonly ScaleResult[]) {
  const [first] = results
  const last = results.at(-1)
  return first && last && first !== last ? compare(first, last) : []
}
