/** What the lines of cases.ts are made of. */
import type { BenchCase } from './types'
import type { BenchWorld, Who } from './world'

/** What an action is asked, made from the demo data; `round` counts from 0 and tells repetitions apart. */
type InputOf = (world: BenchWorld, round: number) => object | Promise<object>

/** One call of an action; without an input it is asked `{}`. */
type Asked = string | readonly [action: string, input: InputOf]

const noInput: InputOf = () => ({})

/** Everything that opening the page asks for; several actions go out at the same time, as the page sends them. */
export function page(name: string, who: Who, asked: Asked | readonly Asked[]): BenchCase {
  const list = isList(asked) ? asked : [asked]
  return {
    kind: 'page',
    name,
    async prepare(world, round) {
      const calls = await Promise.all(list.map((each) => callOf(each, world, round)))
      return () => Promise.all(calls.map(({ action, input }) => world.call(action, input, who)))
    },
  }
}

function isList(asked: Asked | readonly Asked[]): asked is readonly Asked[] {
  return typeof asked !== 'string' && typeof asked[1] !== 'function'
}

async function callOf(asked: Asked, world: BenchWorld, round: number) {
  const [action, inputOf] = typeof asked === 'string' ? [asked, noInput] : asked
  return { action, input: await inputOf(world, round) }
}

/** Who does it and what is asked, made ready before the measuring begins. */
type Doing = (world: BenchWorld, round: number) => Promise<{ who: Who; input: object }>

/**
 * One hot write; words in brackets tell two ways of one action apart. `doing` may prepare by calling other actions: none of
 * that is measured.
 */
export function write(name: string, doing: Doing): BenchCase {
  const action = name.replace(/ \(.*\)$/, '')
  return {
    kind: 'write',
    name,
    async prepare(world, round) {
      const { who, input } = await doing(world, round)
      return () => world.call(action, input, who)
    },
  }
}

/** Something that makes the platform call a function, such as a payment's notification. */
export function event(name: string, prepare: BenchCase['prepare']): BenchCase {
  return { kind: 'write', name, prepare }
}

/** A timer of a function's config.json. */
export function timer(functionName: string, timerName: string): BenchCase {
  return {
    kind: 'timer',
    name: `${functionName}.${timerName}`,
    prepare: async (world) => () => world.cloud.fireTimer(functionName, timerName),
  }
}

/** A list that is short at first: a full screen examines up to this many documents, and no more however long it gets. */
export const fullScreen = (documents: number, each: BenchCase): BenchCase => ({
  ...each,
  growth: { fullScreen: documents },
})

/** It grows and somebody knows why; the reason is printed beside the mark. */
export const grows = (because: string, each: BenchCase): BenchCase => ({ ...each, growth: { because } })
