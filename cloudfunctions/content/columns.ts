/** The columns of the learning garden: what each is read for, and whose list counts. */
import type { JoinedActor } from '../kit/actor'
import { refuse } from '../kit/errors'
import type { Column, Shelf } from './shelf-repository'

/** The list until a committee makes its own. Ids never change: articles keep them. */
export const standardColumns: readonly Column[] = [
  ['theory', '理论学习', '读懂原文，能讲清一个道理'],
  ['partySchool', '党校工作', '入党路上要学的，学在前面'],
  ['service', '党员服务', '遇到事，知道找谁、怎么办'],
  ['grassroots', '基层风采', '看看别的支部怎么做'],
  ['heritage', '红色资源', '身边的旧址，自己走一遍'],
  ['roleModels', '榜样力量', '看身边的人，学一件事'],
  ['news', '支部新闻', '支部最近做了什么'],
  ['volunteering', '公益活动', '找一件自己能出力的事'],
  ['notices', '通知公告', '要知道的，不漏掉'],
  ['files', '文件资料', '要用的表和文件，随时找得到'],
].map(([columnId = '', name = '', goal = '']) => ({ columnId, name, goal, isHidden: false }))

/**
 * The list that counts for a branch: that of the nearest unit that has its own.
 * @param shelves of the units on the branch's path, from the branch up
 */
export function columnsOf(shelves: readonly Pick<Shelf, 'columns'>[]): readonly Column[] {
  return shelves.find(({ columns }) => columns !== null)?.columns ?? standardColumns
}

/** The committee whose list the caller keeps: the nearest one above their branch that they administer. @throws Refusal FORBIDDEN */
export function committeeOf({ member }: JoinedActor, path: readonly string[]): string {
  const held = member.roles.filter(({ role }) => role === 'committeeAdmin').map(({ unitId }) => unitId)
  return [...path].reverse().find((unitId) => held.includes(unitId)) ?? refuse('FORBIDDEN')
}
