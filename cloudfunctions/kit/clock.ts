/**
 * The only source of time in a function. On a developer's machine the local cloud moves it by CLOCK_OFFSET_MS, so that a
 * new month or an expiry can be seen; in production the variable is not set.
 */
export function now(): number {
  return Date.now() + Number(process.env.CLOCK_OFFSET_MS ?? 0)
}
