import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'
import { kindLabels } from '../versions/view-model'

type Opened = OutputOf<'content.openVersion'>

export type VersionView = ReturnType<typeof toView>

/** Said as well as coloured: not everybody tells the colours apart. */
const marks = { same: '', added: '后来加的', removed: '后来删的', changed: '后来改的' } as const

/** From this version to what stands there now. @param now epoch ms by the server's clock */
export function toView({ version, differences, allowedEvents }: Opened, now: number) {
  const { kind, byName, at } = version
  const lines = differences.map(({ kind: what, parts }, key) => ({
    key,
    kind: what,
    mark: marks[what],
    parts: parts.map(({ kind: part, text }, place) => ({ place, kind: part, text })),
  }))
  const changedCount = lines.filter(({ kind: what }) => what !== 'same').length
  return {
    head: `${kindLabels[kind]}　${agoLabel(at, now)}`,
    by: byName || '定时发布',
    line: changedCount === 0 ? '和现在的文字一样' : `和现在的文字有 ${changedCount} 处不同`,
    lines,
    canRestore: allowedEvents.includes('restoreVersion') && changedCount > 0,
  }
}
