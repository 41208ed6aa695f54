import { now } from '../../../../api/clock'
import { dayOf, formatMoment, momentLabel, startOfDay } from '../../../../shared/calendar'
import { limits } from '../../../../shared/limits'
import { closedRelease, type Release } from './release'

const dayMs = 24 * 3600_000

const whens = [
  { value: 'now', label: '现在发布' },
  { value: 'later', label: '定个时间' },
]

/** Tomorrow morning: when most of what is scheduled goes out. */
const usualTime = '09:00'

/** Epoch ms. @param day "2026-10-14" @param time "09:00" */
function momentOf(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * 60_000
}

/** Lets an item out, now or at a time. Events: `submit` with `{ publishAt }`, null for now, and `close`. */
Component({
  properties: { release: { type: Object, value: closedRelease } },
  data: { whens, isShown: false, when: 'now', day: '', time: usualTime, first: '', last: '', verb: '发布' },
  observers: {
    release({ isOpen }: Release) {
      // Runs for a changed error or busy look too, when what was chosen must stay.
      if (isOpen === this.data.isShown) return
      this.setData({ isShown: isOpen })
      if (isOpen) this.begin(now())
    },
    'when, day, time'(when: string, day: string, time: string) {
      const verb = when === 'now' || !day ? '发布' : `${momentLabel(momentOf(day, time), now())} 发布`
      this.setData({ verb })
    },
  },
  methods: {
    begin(at: number) {
      const last = dayOf(at + (limits.scheduleDays - 1) * dayMs)
      this.setData({ when: 'now', day: dayOf(at + dayMs), time: usualTime, first: dayOf(at), last })
    },
    choose({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { key } = currentTarget.dataset as { key: 'when' | 'day' | 'time' }
      this.setData({ [key]: detail.value })
      // An hour from now is meant when today is chosen.
      if (key === 'day' && momentOf(detail.value, this.data.time) <= now())
        this.setData({ time: formatMoment(now() + 3600_000, 'HH:mm') })
    },
    submit() {
      const { when, day, time, release } = this.data
      if (release.isBusy) return
      this.triggerEvent('submit', { publishAt: when === 'now' ? null : momentOf(day, time) })
    },
    close() {
      // While it is being sent, the answer decides whether it closes.
      if (!this.data.release.isBusy) this.triggerEvent('close')
    },
  },
})
