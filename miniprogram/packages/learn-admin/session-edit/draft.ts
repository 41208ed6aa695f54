/** A lecture or theme day while it is being entered. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf, startOfDay, type Day } from '../../../shared/calendar'

type Input = InputOf<'learn.saveSession'>
type Session = NonNullable<OutputOf<'learn.editSession'>['session']>

export interface SessionDraft {
  readonly source: Input['source']
  readonly title: string
  readonly heldOn: Day
  /** Tenths of 学时, as the picker has them. */
  readonly tenths: string
  readonly memberIds: readonly string[]
}

export function newSession(now: number): SessionDraft {
  return { source: 'themeDay', title: '', heldOn: dayOf(now), tenths: '20', memberIds: [] }
}

export function draftOf(session: Session | null, now: number): SessionDraft {
  if (!session) return newSession(now)
  const { source, title, heldAt, tenths, memberIds } = session
  return { source, title, heldOn: dayOf(heldAt), tenths: String(tenths), memberIds }
}

export function toInput({
  source,
  title,
  heldOn,
  tenths,
  memberIds,
}: SessionDraft): Omit<Input, 'sessionId' | 'version'> {
  return { source, title, heldAt: startOfDay(heldOn), tenths: Number(tenths), memberIds: [...memberIds] }
}
