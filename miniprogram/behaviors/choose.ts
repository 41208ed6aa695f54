/** Choosing from a list that may be long. The page has `<choice-sheet id="choice-sheet" />`. */
import type { Option } from '../shared/options'
import type { PageOf } from './paged'

export interface Choices {
  readonly title: string
  /** The first lines without a cursor, then the next ones as the reader comes to the end. */
  fetchPage(cursor?: string): Promise<PageOf<Option>>
}

interface Sheet {
  ask(choices: Choices): Promise<Option | null>
}

/** Opens the page's sheet. @returns null when it is closed without a choice */
export function chooseFrom(page: object, choices: Choices): Promise<Option | null> {
  return (page as { selectComponent(id: string): Sheet }).selectComponent('#choice-sheet').ask(choices)
}

/** A list that is there already, as the sheet wants it. */
export function allOf(options: readonly Option[]): Choices['fetchPage'] {
  return () => Promise.resolve({ items: [...options], nextCursor: null })
}
