import { ApiError } from '../../../api/client'
import { now } from '../../../api/clock'
import { editTopic, saveTopic } from '../../../api/forum'
import { dropDraft, keepDraft } from '../../../behaviors/draft'
import { confirm, showToast } from '../../../behaviors/feedback'
import { orConflict, resumeDraft } from '../../../behaviors/kept-draft'
import { loadablePage } from '../../../behaviors/loadable-page'
import { goBack } from '../../../behaviors/navigation'
import { scrollTo } from '../../../behaviors/scroll'
import type { Picture } from '../../../components/picture-picker/picture-picker'
import { limits } from '../../../shared/limits'
import { check, draftOf, newTopic, toInput, type TopicDraft } from './draft'
import {
  firstError,
  picturesError,
  scopes,
  starts,
  toGroups,
  toPictures,
  toView,
  verbOf,
  type TopicForm,
} from './view-model'

loadablePage({
  data: {
    ...{ limits, starts, scopes },
    draft: newTopic(0),
    isKept: false,
    verb: '',
    pictures: [] as readonly Picture[],
    groups: toGroups([], []),
    ...{ isUploading: false, unsentCount: 0, picturesError: '' },
  },
  freshForSeconds: Infinity,
  async fetchView({ id }): Promise<TopicForm> {
    const answer = await editTopic({ topicId: id ?? null })
    const view = toView(answer, now())
    const saved = answer.topic ? draftOf(answer.topic) : newTopic(now())
    const { draft, isKept } = await resumeDraft(this.draftKey(), { version: view.saved.version, draft: saved })
    this.setData({ isKept, pictures: toPictures(draft.pictureFileIds, view) })
    this.show(draft, view)
    return view
  },
  draftKey(): string {
    return `topic:${this.query.id ?? 'new'}`
  },
  show(draft: TopicDraft, view: TopicForm) {
    this.setData({ draft, groups: toGroups(view.groups, draft.groupIds), verb: verbOf(draft, view) })
  },
  write(changes: Partial<TopicDraft>) {
    const { view } = this.data
    if (!view) return
    const draft = { ...this.data.draft, ...changes }
    this.show(draft, view)
    keepDraft(this.draftKey(), { version: view.saved.version, draft })
  },
  change({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write({ [(currentTarget.dataset as { key: keyof TopicDraft }).key]: detail.value })
  },
  toggleGroup({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const { groupIds } = this.data.draft
    this.write({ groupIds: groupIds.includes(id) ? groupIds.filter((other) => other !== id) : [...groupIds, id] })
  },
  takePictures({ detail }: WechatMiniprogram.CustomEvent<{ value: Picture[] }>) {
    this.setData({ pictures: detail.value })
    this.write({ pictureFileIds: detail.value.map(({ fileId }) => fileId) })
  },
  setUploading({ detail }: WechatMiniprogram.CustomEvent<{ isBusy: boolean; unsentCount: number }>) {
    this.setData({ isUploading: detail.isBusy, unsentCount: detail.unsentCount })
  },
  async discard() {
    const question = { title: '丢掉没保存的内容？', confirmText: '丢掉', isDangerous: true }
    if (!(await confirm(question))) return
    dropDraft(this.draftKey())
    await this.reload()
  },
  async save() {
    const { draft, view, unsentCount } = this.data
    if (!view || !(await confirmWithout(unsentCount))) return
    const saved = await this.submit('save', (requestId) => {
      refuse(check(draft, view.saved, now()))
      return orConflict(saveTopic(toInput(draft, view.saved), requestId))
    })
    if (saved === 'conflict') return this.reload()
    if (!saved) return this.showErrors()
    dropDraft(this.draftKey())
    if (view.isNew) await wx.redirectTo({ url: `/packages/forum/topic/page?id=${saved.topicId}` })
    else await goBack()
    showToast(view.isNew ? (draft.start === 'now' ? '已发布' : '到时间会自动开始') : '已保存')
  },
  showErrors() {
    const { fieldErrors } = this.data
    this.setData({ picturesError: picturesError(fieldErrors) })
    scrollTo(this, firstError(fieldErrors))
  },
})

/** As the server would refuse it, without asking it. */
function refuse(errors: Record<string, string>): void {
  const [sentence] = Object.values(errors)
  if (sentence) throw new ApiError('INVALID_INPUT', sentence, errors)
}

async function confirmWithout(unsentCount: number): Promise<boolean> {
  if (unsentCount === 0) return true
  return confirm({
    title: `还有 ${unsentCount} 张图片没传上`,
    content: '现在保存的话，这几张不在里面。也可以先点图片上的「重试」。',
    confirmText: '先保存',
    cancelText: '再等等',
  })
}
