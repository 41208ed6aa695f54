import { now } from '../../../api/clock'

/** Seconds before the end from which the clock is shown as urgent. */
const shortSeconds = 60

export interface TimeLeft {
  readonly seconds: number
  readonly isShort: boolean
}

/**
 * Tells the time that is left, at once and each second, by the server's clock; at the end it stops by itself.
 * @param endsAt epoch ms
 * @returns a function that stops it
 */
export function countDown(endsAt: number, onTick: (left: TimeLeft) => void, onEnd: () => void): () => void {
  const tick = () => {
    // The server's time may have become known better since the last tick, so it is never counted down by hand.
    const seconds = Math.max(0, Math.ceil((endsAt - now()) / 1000))
    onTick({ seconds, isShort: seconds <= shortSeconds })
    if (seconds > 0) return
    clearInterval(timer)
    onEnd()
  }
  const timer = setInterval(tick, 1000)
  tick()
  return () => clearInterval(timer)
}
