import type { Problem } from '../../compiler/types'
import { el } from './dom'

let shown: HTMLElement | null = null

/** Compile errors over the frame, each with file and line; an empty list takes them away. */
export function showProblems(problems: Problem[]): void {
  shown?.remove()
  shown = null
  if (problems.length === 0) return
  const close = el('button', { 'aria-label': '关闭' }, ['×'])
  const lines = problems.flatMap(({ file, line, column, message }) => [
    el('b', {}, [`${file}:${line}:${column}`]),
    el('span', {}, [message]),
  ])
  shown = el('div', { class: 'preview-problems', role: 'alert' }, [el('h1', {}, ['编译没有通过']), close, ...lines])
  close.addEventListener('click', () => showProblems([]))
  document.body.append(shown)
}
