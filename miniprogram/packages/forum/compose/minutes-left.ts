import { now } from '../../../api/clock'

/**
 * Tells how many minutes are left, at once and whenever their number changes; after 0 it stops by itself.
 * @param endsAt epoch ms, by the server's clock
 * @returns a function that stops it
 */
export function watchMinutes(endsAt: number, onChange: (minutes: number) => void): () => void {
  let told = -1
  const tick = () => {
    const minutes = Math.max(0, Math.ceil((endsAt - now()) / 60_000))
    if (minutes === told) return
    told = minutes
    if (minutes === 0) clearInterval(timer)
    onChange(minutes)
  }
  const timer = setInterval(tick, 1000)
  tick()
  return () => clearInterval(timer)
}
