import type { InputOf } from '../../../cloudfunctions/contract'
import type { Item, ItemVersion } from '../../../cloudfunctions/content/item-repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Notice } from '../../../cloudfunctions/kit/notices'
import { aBranch, aMember, type World } from '../../support/world'

export type Draft = Omit<InputOf<'content.saveItem'>, 'itemId' | 'version'>

/** A whole article, unless changed. */
export const aDraft = (changes: Partial<Draft> = {}): Draft => ({
  kind: 'article',
  title: '在实习城市找到组织',
  summary: '三位同学的做法',
  columnId: 'grassroots',
  scope: 'branch',
  blocks: [{ kind: 'paragraph', html: '七月初，三位同学去了三座城市。' }],
  ...changes,
})

/** A branch with everybody who has to do with its desk. */
export async function aDeskBranch(world: World) {
  const branch = aBranch(world)
  const { branchId } = branch
  return {
    ...branch,
    writer: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '苏禾' }),
    second: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '何川' }),
    secretary: await aMember(world, { branchId, roles: ['secretary'], name: '陈一鸣' }),
    reader: await aMember(world, { branchId, name: '林晓' }),
  }
}
export type Desk = Awaited<ReturnType<typeof aDeskBranch>>

export async function aSavedItem(world: World, as: Member, changes: Partial<Draft> = {}): Promise<string> {
  const saved = await world.data('content.saveItem', { itemId: null, version: 0, ...aDraft(changes) }, { as })
  return saved.itemId
}

export async function aSubmittedItem(world: World, as: Member, changes: Partial<Draft> = {}): Promise<string> {
  const itemId = await aSavedItem(world, as, changes)
  await world.data('content.submitItem', { itemId, version: 1 }, { as })
  return itemId
}

/** Written by the publicity officer, published by the secretary. */
export async function aPublishedItem(world: World, desk: Desk, changes: Partial<Draft> = {}): Promise<string> {
  const itemId = await aSubmittedItem(world, desk.writer, changes)
  await world.data('content.publishItem', { itemId, version: 1 }, { as: desk.secretary })
  return itemId
}

/** Saves the item anew with these changes, as whoever has read its newest version. */
export async function revise(world: World, itemId: string, { as, ...changes }: { as: Member } & Partial<Draft>) {
  const { version } = storedItem(world, itemId)
  return world.data('content.saveItem', { itemId, version, ...aDraft(changes) }, { as })
}

export const storedItem = (world: World, itemId: string) => world.only<Item>('contentItems', { _id: itemId })
export const versionsOf = (world: World, itemId: string) => world.find<ItemVersion>('contentVersions', { itemId })
export const noticesOf = (world: World, { _id }: Member) => world.find<Notice>('notices', { memberId: _id })

let uploads = 0
/** A file as a phone uploads it; "risky" in its name makes the local cloud's check refuse it. @returns its id */
export async function aContentFile(world: World, name: string, extension = 'jpg'): Promise<string> {
  const path = `content/${name}-${++uploads}.${extension}`
  const answer = await fetch(`${world.cloud.url}/cloud/files/${path}`, { method: 'PUT', body: path })
  return ((await answer.json()) as { fileID: string }).fileID
}

/** Titles that a member finds on the tab, from the top. */
export async function titlesFor(world: World, as: Member): Promise<string[]> {
  return (await world.data('content.open', {}, { as })).items.map(({ title }) => title)
}
