/** WeChat's background audio manager as a page meets it: what it was told, and events at the test's word. */

type Listener = (payload?: unknown) => void
const events = ['Play', 'Pause', 'Stop', 'Ended', 'Waiting', 'TimeUpdate', 'Error', 'Canplay'] as const
type Event = (typeof events)[number]

export function backgroundPlayer() {
  const listeners = new Map<Event, Listener>()
  const fire = (event: Event, payload?: unknown) => listeners.get(event)?.(payload)
  const sources: string[] = []
  const seeks: number[] = []
  const manager = {
    ...{ title: '', epname: '', coverImgUrl: '', startTime: 0, playbackRate: 1, currentTime: 0 },
    play: () => fire('Play'),
    pause: () => fire('Pause'),
    stop: () => fire('Stop'),
    seek(seconds: number) {
      seeks.push(seconds)
      manager.currentTime = seconds
    },
    ...Object.fromEntries(events.map((event) => [`on${event}`, (told: Listener) => void listeners.set(event, told)])),
    set src(url: string) {
      if (!manager.title) throw new Error('WeChat plays nothing without a title.')
      sources.push(url)
      manager.currentTime = manager.startTime
      fire('Play')
    },
  }
  return {
    manager,
    /** Every source that was given, in order: each began to play. */
    sources,
    seeks,
    fire,
    /** The player has come to this second, and says so when the app is in the foreground. */
    reach(seconds: number, { isForeground = true } = {}) {
      manager.currentTime = seconds
      if (isForeground) fire('TimeUpdate')
    },
  }
}
