/** One film plays at a time: the sound of two is noise, and each player is a native one that costs a phone much. */
interface Player {
  stop(): void
}

let playing: Player | null = null

export function startFilm(player: Player): void {
  if (playing !== player) playing?.stop()
  playing = player
}

export function endFilm(player: Player): void {
  if (playing === player) playing = null
}
