/** A number that goes from here to there, frame by frame. */

export const EASINGS: Record<string, (t: number) => number> = {
  default: (t) => 1 - (1 - t) ** 3,
  linear: (t) => t,
  easeInCubic: (t) => t ** 3,
  easeOutCubic: (t) => 1 - (1 - t) ** 3,
  easeInOutCubic: (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2),
}

export interface MotionPlan {
  from: number
  to: number
  /** Milliseconds; 0 arrives at once. */
  duration: number
  easing: (t: number) => number
  step(value: number): void
  done(): void
}

export class Motion {
  private frame = 0
  isRunning = false

  run(plan: MotionPlan): void {
    this.stop()
    this.isRunning = true
    let startedAt: number | undefined
    const tick = (now: number): void => {
      startedAt ??= now
      const t = plan.duration > 0 ? Math.min(1, (now - startedAt) / plan.duration) : 1
      plan.step(plan.from + (plan.to - plan.from) * plan.easing(t))
      if (t < 1) {
        this.frame = requestAnimationFrame(tick)
        return
      }
      this.isRunning = false
      plan.done()
    }
    this.frame = requestAnimationFrame(tick)
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    this.isRunning = false
  }
}
