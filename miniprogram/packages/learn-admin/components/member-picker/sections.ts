/** The list of a member-picker: groups with their people, and only what a tap changes of it. */

export interface Person {
  readonly memberId: string
  readonly name: string
  /** Empty for nobody's group. */
  readonly groupName: string
}

interface Row {
  readonly memberId: string
  readonly name: string
  readonly isOn: boolean
  /** Does not fit what is searched. */
  readonly isHidden: boolean
}

export interface Section {
  readonly name: string
  readonly rows: readonly Row[]
  readonly onCount: number
  readonly isHidden: boolean
}

const ungrouped = '没有分组'
/** As many names as fit into a line of the form. */
const namesShown = 3

/** By group in the order of the roster, those without a group last. */
export function toSections(people: readonly Person[], chosen: readonly string[]): Section[] {
  const isChosen = new Set(chosen)
  const groups = new Map<string, Row[]>()
  const inOrder = [...people.filter(({ groupName }) => groupName), ...people.filter(({ groupName }) => !groupName)]
  for (const { memberId, name, groupName } of inOrder) {
    const rows = groups.get(groupName) ?? []
    rows.push({ memberId, name, isOn: isChosen.has(memberId), isHidden: false })
    groups.set(groupName, rows)
  }
  return [...groups].map(([name, rows]) => ({
    name: name || (groups.size > 1 ? ungrouped : ''),
    rows,
    onCount: rows.filter(({ isOn }) => isOn).length,
    isHidden: false,
  }))
}

/** Paths of setData → values, for the rows that differ from what is wanted of them. */
type Patch = Record<string, unknown>

/** Puts everybody in view on or off. @param only one section; all without it */
export function patchOn(sections: readonly Section[], isOn: boolean, only?: number): Patch {
  const patch: Patch = {}
  sections.forEach((section, at) => {
    if (only !== undefined && at !== only) return
    let { onCount } = section
    section.rows.forEach((row, place) => {
      if (row.isHidden || row.isOn === isOn) return
      patch[`sections[${at}].rows[${place}].isOn`] = isOn
      onCount += isOn ? 1 : -1
    })
    if (onCount !== section.onCount) patch[`sections[${at}].onCount`] = onCount
  })
  return patch
}

/** One person on or off. */
export function patchRow(sections: readonly Section[], at: number, place: number): Patch {
  const section = sections[at]
  const row = section?.rows[place]
  if (!section || !row) return {}
  return {
    [`sections[${at}].rows[${place}].isOn`]: !row.isOn,
    [`sections[${at}].onCount`]: section.onCount + (row.isOn ? -1 : 1),
  }
}

/** Shows only whose name has the words in it. */
export function patchSearch(sections: readonly Section[], search: string): Patch {
  const words = search.trim()
  const patch: Patch = {}
  sections.forEach((section, at) => {
    const hidden = section.rows.map(({ name }) => !name.includes(words))
    hidden.forEach((isHidden, place) => {
      if (isHidden !== section.rows[place]?.isHidden) patch[`sections[${at}].rows[${place}].isHidden`] = isHidden
    })
    const isEmpty = hidden.every(Boolean)
    if (isEmpty !== section.isHidden) patch[`sections[${at}].isHidden`] = isEmpty
  })
  return patch
}

/** Ids in the order of the list. */
export function chosenIn(sections: readonly Section[]): string[] {
  return sections.flatMap(({ rows }) => rows.filter(({ isOn }) => isOn).map(({ memberId }) => memberId))
}

/** Chosen before and not on the roster any more: they stay on a list that they were on. */
export function goneFrom(people: readonly Person[], chosen: readonly string[]): string[] {
  const known = new Set(people.map(({ memberId }) => memberId))
  return chosen.filter((memberId) => !known.has(memberId))
}

/** 林晓、何川；with more of them 林晓、何川、苏禾等 18 人. */
export function summaryOf(people: readonly Person[], chosen: readonly string[]): string {
  if (chosen.length === 0) return ''
  const isChosen = new Set(chosen)
  const names = people.filter(({ memberId }) => isChosen.has(memberId)).map(({ name }) => name)
  const shown = names.slice(0, namesShown).join('、')
  if (names.length === 0) return `${chosen.length} 人`
  return chosen.length > Math.min(names.length, namesShown) ? `${shown}等 ${chosen.length} 人` : shown
}
