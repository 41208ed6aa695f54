import type { Problem } from '../../compiler/types'
import { showProblems } from '../chrome/problems'

/** Follows the preview's builds: a good one loads the frame again (the hash keeps the page), a bad one shows what is wrong. */
export function followBuilds(): void {
  const source = new EventSource('/app/events')
  source.addEventListener('reload', () => location.reload())
  source.addEventListener('problems', (event) =>
    showProblems(JSON.parse((event as MessageEvent<string>).data) as Problem[]),
  )
  // An open stream would keep one of the browser's few connections while the next document loads.
  window.addEventListener('pagehide', () => source.close())
}
