/** What a `<release-sheet>` shows: kept by the page in its data as `release`. */
export interface Release {
  readonly isOpen: boolean
  readonly itemId: string
  readonly title: string
  /** What the publisher has read. */
  readonly version: number
  /** Who will read it: '本支部的人看得到'. */
  readonly readers: string
  readonly isBusy: boolean
  /** The server's sentence about the time; '' for none. */
  readonly error: string
}

export const closedRelease: Release = {
  isOpen: false,
  itemId: '',
  title: '',
  version: 0,
  readers: '',
  isBusy: false,
  error: '',
}
