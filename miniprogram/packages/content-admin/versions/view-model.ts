import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'

type Version = OutputOf<'content.listVersions'>['items'][number]

export const kindLabels: Readonly<Record<Version['kind'], string>> = {
  submitted: '提交时',
  published: '发布时',
  saved: '别人改之前',
  aside: '同时在改，另存的',
}

export type VersionsView = ReturnType<typeof toView>

/** @param now epoch ms by the server's clock */
export function toView({ title, items, nextCursor }: OutputOf<'content.listVersions'>, itemId: string, now: number) {
  return {
    title: title || '还没有标题',
    items: items.map(({ versionId, kind, byName, at, title: name }) => ({
      id: versionId,
      title: `${kindLabels[kind]}　${agoLabel(at, now)}`,
      sub: [byName || '定时发布', name === title ? '' : name || '还没有标题'].filter(Boolean).join('，'),
      path: `/packages/content-admin/version/page?id=${itemId}&version=${versionId}`,
    })),
    nextCursor,
  }
}
