/** How one text differs from another, as editors read it: block by block, and inside a changed block word by word. */
import { diffArrays, diffChars } from 'diff'
import type { OutputOf } from '../contract'
import type { Block } from './blocks'
import { wordsIn } from './draft'
import type { DraftText } from './item-repository'

type Difference = OutputOf<'content.openVersion'>['differences'][number]

type Text = Pick<DraftText, 'title' | 'summary' | 'blocks'>

/** From `before` to `after`. */
export function differencesBetween(before: Text, after: Text): Difference[] {
  const runs = diffArrays(linesOf(before), linesOf(after))
  const found: Difference[] = []
  runs.forEach(({ value, added, removed }, index) => {
    const next = runs[index + 1]
    const previous = runs[index - 1]
    if (removed) found.push(...changed(value, next?.added ? next.value : []))
    // With what was removed right before it, it has been told as a change.
    else if (added) found.push(...(previous?.removed ? [] : value.map((line) => whole('added', line))))
    else found.push(...value.map((line) => whole('same', line)))
  })
  return found
}

/** Lines that stand in the place of others, one for one; what is left over came or went. */
function changed(before: readonly string[], after: readonly string[]): Difference[] {
  const both = Math.min(before.length, after.length)
  return [
    ...before.slice(0, both).map((line, index) => inside(line, after[index] ?? '')),
    ...before.slice(both).map((line) => whole('removed', line)),
    ...after.slice(both).map((line) => whole('added', line)),
  ]
}

const whole = (kind: 'same' | 'added' | 'removed', text: string): Difference => ({ kind, parts: [{ kind, text }] })

function inside(before: string, after: string): Difference {
  const parts = diffChars(before, after).map(({ value: text, added, removed }) => {
    if (added) return { kind: 'added' as const, text }
    return { kind: removed ? ('removed' as const) : ('same' as const), text }
  })
  return { kind: 'changed', parts }
}

/** Title and summary first; pictures and videos by what is written below them. */
const linesOf = ({ title, summary, blocks }: Text): string[] =>
  [title, summary, ...blocks.map(lineOf)].filter((line) => line !== '')

function lineOf(block: Block): string {
  if (block.kind === 'picture') return `［图片］${block.caption}`
  if (block.kind === 'video') return '［视频］'
  return block.kind === 'link' ? `［链接］${block.title}　${block.url}` : wordsIn(block)
}
