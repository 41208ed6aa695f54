/** Speeds that WeChat's players offer and the server's rule knows (cloudfunctions/domain/lesson-progress.ts). */
export const playbackRates = [1, 1.25, 1.5, 2] as const
export type PlaybackRate = (typeof playbackRates)[number]
