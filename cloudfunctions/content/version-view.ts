import type { OutputOf } from '../contract'
import type { ItemVersion } from './item-repository'

export const toVersion = ({
  _id: versionId,
  version,
  kind,
  byName,
  at,
  text,
}: ItemVersion): OutputOf<'content.openVersion'>['version'] => ({
  versionId,
  version,
  kind,
  byName,
  at,
  title: text.title,
})
