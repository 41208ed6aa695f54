/** What the tests of topics and of their pictures start from. */
import type { InputOf } from '../../../cloudfunctions/contract'
import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { PictureCheck } from '../../../cloudfunctions/kit/picture-check'
import type { World } from '../../support/world'
import { dayMs } from './support'

type Draft = InputOf<'forum.saveTopic'>

/** A new topic for the whole branch, open at once and for a week. */
export function aDraft(world: World, changes: Partial<Draft> = {}): Draft {
  return {
    topicId: null,
    version: 0,
    title: '四季度主题党日去哪里？',
    text: '想去哪里？',
    pictureFileIds: [],
    opensAt: null,
    closesAt: world.now() + 7 * dayMs,
    scope: { kind: 'branch' },
    ...changes,
  }
}

/** What the log says of a topic, oldest first. */
export const auditsOf = (world: World, targetId: string) =>
  world
    .find<AuditEntry>('auditLog', { targetId })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ what }) => what)

let uploads = 0
/** A picture as the form of a topic uploads it; its name tells the local cloud what WeChat's check will say. */
export async function aTopicPicture(world: World, name = 'fine'): Promise<string> {
  const path = `topics/${name}-${++uploads}.jpg`
  const answer = await fetch(`${world.cloud.url}/cloud/files/${path}`, { method: 'PUT', body: path })
  return ((await answer.json()) as { fileID: string }).fileID
}

/** Whether storage still has the file. */
export async function isStored(world: World, fileId: string): Promise<boolean> {
  const path = fileId.replace(/^cloud:\/\/[^/]+\//, '')
  return (await fetch(`${world.cloud.url}/cloud/files/${path}`)).ok
}

export const checksOf = (world: World, ownerId: string) => world.find<PictureCheck>('pictureChecks', { ownerId })

/** What WeChat pushes about a picture, to whichever function. */
export function push(world: World, fn: string, { traceId, suggest }: { traceId: string | undefined; suggest: string }) {
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: traceId, version: 2, errcode: 0 }
  return world.cloud.invoke(fn, { ...event, result: { suggest, label: 100 } })
}
