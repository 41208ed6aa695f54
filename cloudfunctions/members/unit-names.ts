import { units } from '../directory/units'
import { refuse } from '../kit/errors'

/** Names are unique among the children of one unit; the parent is written by every change, so two at once conflict. */
export async function refuseTakenName(parentId: string, name: string, exceptId?: string): Promise<void> {
  const siblings = await units.find({ parentId }, { limit: 1000, fields: ['_id', 'name'] })
  if (!siblings.some((unit) => unit.name === name && unit._id !== exceptId)) return
  refuse('CONFLICT', `已经有叫「${name}」的了，换一个名称。`, { name: `已经有叫「${name}」的了，换一个名称。` })
}
