import { optionsOf } from '../../../shared/options'
import { lessonKindLabels, type LessonKind } from '../../../shared/words'
import type { LessonDraft } from './lesson-draft'

const icons: Record<LessonKind, string> = {
  video: 'square-play',
  audio: 'headphones',
  article: 'file-text',
  slides: 'images',
}

export const kindOptions = optionsOf(lessonKindLabels).map((option) => ({ ...option, icon: icons[option.value] }))

const textLabels: Record<LessonKind, string> = {
  video: '视频下面的文字，可以不填',
  audio: '音频下面的文字，可以不填',
  article: '正文',
  slides: '图片下面的文字，可以不填',
}

const lengthHints: Record<LessonKind, string> = {
  video: '从视频里读出，可以改',
  audio: '从音频里读出，可以改',
  article: '按一分钟 300 字估算，可以改',
  slides: '按一张 30 秒估算，可以改',
}

/** A card closed and open. */
export function toLessonView({ kind, title, minutes, hours }: LessonDraft) {
  const facts = [
    lessonKindLabels[kind],
    Number(minutes) > 0 && `${aboutMinutes(minutes)} 分钟`,
    hours && `${hours} 学时`,
  ]
  return {
    title: title || '还没有课名',
    sub: facts.filter(Boolean).join('，'),
    textLabel: textLabels[kind],
    lengthHint: lengthHints[kind],
  }
}

/** For a glance: "7.42" → "7". */
const aboutMinutes = (minutes: string) => Math.max(1, Math.round(Number(minutes)))
