import type { DifferenceKind } from '../../../miniprogram/shared/words'

/** Something that differs, before it is noted. */
export interface Finding {
  readonly kind: DifferenceKind
  /** What it is about: the same finding of another night has the same. */
  readonly subject: string
  readonly memberName: string
  /** One sentence with the figures. */
  readonly text: string
}
