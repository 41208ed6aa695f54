/** The time by the server, so that "今天" and "还剩 2 天" are right on a phone whose clock is not. */
let offsetMs = 0

/** @param at the server's time in an answer that has just arrived, epoch ms */
export function learnServerTime(at: number): void {
  offsetMs = at - Date.now()
}

/** Epoch ms. */
export function now(): number {
  return Date.now() + offsetMs
}
