import type { CreditGrant, CreditSession, LearningYear } from '../../../cloudfunctions/learn/hours-repository'
import type { QuizPaper, QuizResult } from '../../../cloudfunctions/learn/quiz-repository'
import type { Course, CourseProgress, Learner, Lesson } from '../../../cloudfunctions/learn/repository'
import type { Bank, Question } from '../../../cloudfunctions/questions/repository'
import type { Reflection, Task, TaskYear } from '../../../cloudfunctions/tasks/repository'
import { comparableStem, questionProblems, tidyQuestion } from '../../../cloudfunctions/domain/question'
import { answersProblem, countCorrect } from '../../../cloudfunctions/domain/quiz'
import { neededSeconds } from '../../../cloudfunctions/domain/lesson-progress'
import { limits } from '../../../miniprogram/shared/limits'
import { yearOf } from '../../../miniprogram/shared/calendar'
import { seed } from '../../../devkit/seed'
import { openWorld, type World } from '../../support/world'

/** One of each scale, for tests that only read. */
const worlds = new Map<number, World>()
async function seeded(scale = 1): Promise<World> {
  const world = worlds.get(scale) ?? (await openWorld())
  worlds.set(scale, world)
  // An environment that has its demo data is left as it is.
  await seed(world.cloud, { scale })
  return world
}
afterAll(async () => {
  for (const world of worlds.values()) await world.close()
})

const linXiao = { as: 'demo-lin-xiao' }
const secretary = { as: 'demo-chen-yiming' }
const dayMs = 24 * 3600_000

test('林晓 stands in the middle of the third lesson, with hours from three sources', async () => {
  const world = await seeded()
  const { courses, year, tasks } = await world.data('learn.open', {}, linXiao)
  expect(year).toMatchObject({ totalTenths: 125, targetTenths: 320 })
  expect(year.bySource.filter(({ tenths }) => tenths > 0)).toEqual([
    { source: 'lesson', tenths: 55 },
    { source: 'lecture', tenths: 40 },
    { source: 'themeDay', tenths: 30 },
  ])
  expect(courses.map(({ title, doneCount, lessonCount, isDone }) => [title, doneCount, lessonCount, isDone])).toEqual([
    ['开好一次组织生活会', 2, 4, false],
    ['到实习城市怎么找组织', 3, 3, true],
    ['写好一篇思想汇报', 3, 3, true],
  ])
  const next = courses[0]!.nextLesson!
  expect(next).toMatchObject({ number: 3, title: '怎样准备一次谈心谈话', kind: 'video', position: 27 })
  expect(tasks.count).toBe(3)
  expect(tasks.dueAt! - world.now()).toBeLessThan(7 * dayMs)
  const home = await world.data('home.open', {}, linXiao)
  expect(home.lesson?.lessonId).toBe(next.lessonId)
})

test('the film plays, the sound is heard, the pictures load, and none of them is heavy', async () => {
  const world = await seeded()
  const lessons = world.find<Lesson>('lessons', { branchId: 'branch-2' })
  expect(new Set(lessons.map(({ kind }) => kind))).toEqual(new Set(['article', 'video', 'audio', 'slides']))
  const weigh = async (fileId: string) => {
    const file = await fetch(`${world.cloud.url}/cloud/files/${fileId.replace(/^cloud:\/\/[^/]*\//, '')}`)
    expect(file.status).toBe(200)
    return { type: file.headers.get('content-type'), bytes: (await file.arrayBuffer()).byteLength }
  }
  for (const { kind, mediaFileId, slides } of lessons) {
    if (kind === 'video') expect(await weigh(mediaFileId)).toMatchObject({ type: 'video/mp4' })
    if (kind === 'audio') expect(await weigh(mediaFileId)).toMatchObject({ type: 'audio/mpeg' })
    if (mediaFileId) expect((await weigh(mediaFileId)).bytes).toBeLessThan(250_000)
    const pictures = await Promise.all(slides.map(({ fileId }) => weigh(fileId)))
    expect(pictures.every(({ type }) => type === 'image/jpeg')).toBe(true)
    expect(pictures.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(150_000)
    if (kind === 'slides') expect(slides.every(({ caption }) => caption.length > 10)).toBe(true)
  }
  for (const { coverUrl } of world.find<Course>('courses', { branchId: 'branch-2' })) {
    expect(await weigh(coverUrl)).toMatchObject({ type: 'image/jpeg' })
  }
})

test('every lesson has enough to read, and not too much for five minutes', async () => {
  const world = await seeded()
  for (const { text, kind } of world.find<Lesson>('lessons')) {
    const characters = text.replace(/\s/g, '').length
    expect(characters).toBeGreaterThanOrEqual(kind === 'video' ? 300 : 400)
    expect(characters).toBeLessThanOrEqual(900)
  }
})

describe('the questions', () => {
  test('are sixty and more in three banks, of every kind, and each can be asked', async () => {
    const world = await seeded()
    const banks = world.find<Bank>('questionBanks')
    const questions = world.find<Question>('questions')
    expect(banks).toHaveLength(3)
    expect(questions.length).toBeGreaterThanOrEqual(60)
    for (const { _id, questionIds } of banks) {
      const own = questions.filter(({ bankId }) => bankId === _id)
      expect(own.map((question) => question._id).sort()).toEqual([...questionIds].sort())
      expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set(['single', 'multiple', 'trueFalse']))
      expect(new Set(own.map(({ stem }) => comparableStem(stem))).size).toBe(own.length)
    }
    for (const question of questions) {
      expect({ stem: question.stem, ...questionProblems(question) }).toEqual({ stem: question.stem })
      expect(question).toMatchObject(tidyQuestion(question))
      expect(question.explanation.length).toBeGreaterThan(8)
      expect(question.stem.length).toBeLessThanOrEqual(limits.questionStem)
      expect(question.options.every((option) => option.length <= limits.questionOption)).toBe(true)
    }
  })

  test('do not give themselves away: the right one stands now here, now there, and statements are true as well as false', async () => {
    const world = await seeded()
    const singles = world.find<Question>('questions', { kind: 'single' }).map(({ answer }) => answer[0])
    for (const place of [0, 1, 2]) expect(singles.filter((right) => right === place).length).toBeGreaterThan(3)
    const statements = world.find<Question>('questions', { kind: 'trueFalse' }).map(({ answer }) => answer[0])
    expect(new Set(statements)).toEqual(new Set([0, 1]))
  })
})

test.each([1, 3])('hours, progress and courses fit one another at scale %i', async (scale) => {
  const world = await seeded(scale)
  const courses = new Map(world.find<Course>('courses').map((course) => [course._id, course]))
  const years = world.find<LearningYear>('learningYears')
  const results = new Map(world.find<QuizResult>('quizResults').map((result) => [result._id, result]))
  const grants = world.find<CreditGrant>('creditGrants')

  const done: string[] = []
  const finished: string[] = []
  for (const { courseId, memberId, doneLessonIds, isQuizPassed, doneAt } of world.find<CourseProgress>(
    'courseProgress',
  )) {
    const { lessons, quiz } = courses.get(courseId)!
    done.push(...doneLessonIds.map((lessonId) => `lesson_${lessonId}_${memberId}`))
    expect(isQuizPassed).toBe((results.get(`${courseId}_${memberId}`)?.passedAt ?? null) !== null)
    expect(doneAt !== null).toBe(doneLessonIds.length === lessons.length && (quiz === null || isQuizPassed))
    if (doneAt !== null) finished.push(`${memberId}_${yearOf(doneAt)} ${courseId} ${doneAt}`)
  }
  expect(grants.flatMap(({ _id, source }) => (source === 'lesson' ? _id : [])).sort()).toEqual(done.sort())
  const noted = years.flatMap(({ _id, courses: own }) => Object.entries(own).map(([id, at]) => `${_id} ${id} ${at}`))
  expect(noted.sort()).toEqual(finished.sort())

  const attended = world
    .find<CreditSession>('creditSessions')
    .flatMap(({ _id, memberIds }) => memberIds.map((memberId) => `session_${_id}_${memberId}`))
  expect(grants.flatMap(({ _id, source }) => (source === 'lesson' ? [] : _id)).sort()).toEqual(attended.sort())

  const sums = new Map<string, number>()
  for (const { memberId, year, source, tenths, at } of grants) {
    const key = `${memberId}_${year} ${source}`
    sums.set(key, (sums.get(key) ?? 0) + tenths)
    expect([at <= world.now(), yearOf(at)]).toEqual([true, year])
  }
  const stored = years.flatMap(({ _id, tenths }) =>
    Object.entries(tenths).map(([source, sum]) => [`${_id} ${source}`, sum] as const),
  )
  expect(new Map(stored)).toEqual(sums)
})

test.each([1, 3])('desks hold lessons that are begun and not done, at scale %i', async (scale) => {
  const world = await seeded(scale)
  const progress = new Map(world.find<CourseProgress>('courseProgress').map((each) => [each._id, each]))
  const desks = world.find<Learner>('learners')
  expect(desks.length).toBeGreaterThan(10)
  for (const { _id: memberId, openid, open, creditedUntil } of desks) {
    expect(world.only('members', { _id: memberId })).toMatchObject({ openid })
    for (const [lessonId, { courseId, creditedSeconds, durationSeconds, openedAt, lastAt }] of Object.entries(open)) {
      expect(progress.get(`${courseId}_${memberId}`)?.doneLessonIds ?? []).not.toContain(lessonId)
      expect(creditedSeconds).toBeLessThan(neededSeconds(durationSeconds))
      expect(lastAt - openedAt).toBeGreaterThanOrEqual(creditedSeconds * 1000)
      expect(creditedUntil).toBeGreaterThanOrEqual(lastAt)
    }
  }
})

test('papers are marked as the rule marks them, and results are what the papers say', async () => {
  const world = await seeded()
  const papers = world.find<QuizPaper>('quizPapers')
  const byResult = new Map<string, QuizPaper[]>()
  for (const paper of papers) {
    const { questions, submitted, rules, sourceId, memberId } = paper
    expect(questions).toHaveLength(rules.questionCount)
    expect(answersProblem(questions, submitted!.answers)).toBeNull()
    expect(submitted!.correctCount).toBe(countCorrect(questions, submitted!.answers))
    const id = `${sourceId}_${memberId}`
    byResult.set(id, [...(byResult.get(id) ?? []), paper])
  }
  const results = world.find<QuizResult>('quizResults')
  expect(results).toHaveLength(byResult.size)
  for (const { _id, tries, bestCount, passedAt, lastPaperId } of results) {
    const own = byResult.get(_id)!
    const passed = own.filter(({ submitted, rules }) => submitted!.correctCount >= rules.passCount)
    expect(tries).toBe(own.length)
    expect(bestCount).toBe(Math.max(...own.map(({ submitted }) => submitted!.correctCount)))
    expect(passedAt).toBe(passed[0]?.submitted?.at ?? null)
    expect(lastPaperId).toBe(own.at(-1)!._id)
  }
  const noted = world.find<LearningYear>('learningYears').flatMap(({ quizzes }) => Object.values(quizzes))
  const ofTasks = results.flatMap(({ sourceKind, passedAt }) => (sourceKind === 'task' ? (passedAt ?? []) : []))
  expect(noted.sort()).toEqual(ofTasks.sort())
})

test.each([1, 3])('reflections and what members have done for tasks fit one another at scale %i', async (scale) => {
  const world = await seeded(scale)
  const tasks = new Map(world.find<Task>('tasks').map((task) => [task._id, task]))
  const facts = new Map(
    world
      .find<TaskYear>('taskYears')
      .flatMap(({ memberId, year, tasks: own }) =>
        Object.entries(own).map(([taskId, fact]) => [[taskId, memberId].join('_'), { ...fact, year, taskId }] as const),
      ),
  )
  const reflections = world.find<Reflection>('reflections')
  for (const { _id, taskId, taskTitle, state, submittedAt, isWaiting, answers, key } of reflections) {
    expect(facts.get(_id)?.reflection).toEqual({ state, at: submittedAt })
    expect(tasks.get(taskId)).toMatchObject({ title: taskTitle, wantsReflection: true })
    expect(isWaiting).toBe(state === 'submitted')
    expect(answers.length > 0).toBe(!isWaiting)
    expect(key.startsWith(String(submittedAt))).toBe(true)
  }
  for (const { readAt, reflection, year, taskId } of facts.values()) {
    const { createdAt, year: given } = tasks.get(taskId)!
    expect(year).toBe(given)
    expect(readAt!).toBeGreaterThan(createdAt)
    expect(readAt!).toBeLessThanOrEqual(reflection?.at ?? world.now())
  }
  const withReflection = [...facts].flatMap(([id, { reflection }]) => (reflection ? id : []))
  expect(withReflection.sort()).toEqual(reflections.map(({ _id }) => _id).sort())
})

describe('the tasks', () => {
  test('are of every kind and audience, this month’s learning day among them', async () => {
    const world = await seeded()
    const { items, learningDay, waitingReflections } = await world.data('tasks.list', {}, secretary)
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['course', 'article', 'quiz']))
    expect(items.map(({ audienceLabel }) => audienceLabel)).toEqual(
      expect.arrayContaining(['全支部', '第一党小组', '3 人']),
    )
    expect(learningDay).toEqual({ dayOfMonth: 15, isPlanned: true })
    expect(items.filter(({ isClosed }) => isClosed)).toHaveLength(2)
    expect(waitingReflections).toBe(1)
    for (const { doneCount, memberCount, title } of items) {
      expect([title, doneCount <= memberCount, memberCount > 0]).toEqual([title, true, true])
    }
  })

  test('have one reflection that has waited three days, one that came back, and one that was accepted with words', async () => {
    const world = await seeded()
    const { items } = await world.data('tasks.listReflections', {}, secretary)
    expect(items.map(({ authorName }) => authorName)).toEqual(['贺兰'])
    expect(Math.round((world.now() - items[0]!.submittedAt) / dayMs)).toBe(3)
    const mine = await world.data('tasks.openMine', { taskId: 'task-old-site' }, linXiao)
    expect(mine).toMatchObject({ state: 'done', reflection: { state: 'accepted' } })
    expect(mine.reflection!.answers[0]).toMatchObject({ byName: '陈一鸣', verdict: 'accept' })
    const returned = await world.data('tasks.openMine', { taskId: 'task-learning-day' }, { as: 'demo-luo-yu' })
    expect(returned).toMatchObject({ state: 'returned', reflection: { state: 'returned' } })
    expect(returned.reflection!.answers[0]!.text).not.toBe('')
  })

  test('show who is done for two hundred members and more than twenty tasks', async () => {
    const world = await seeded(10)
    const { tasks, members } = await world.data('tasks.openProgress', {}, secretary)
    expect([tasks.length, members.length]).toEqual([20, 200])
    expect(tasks.every(({ doneCount, memberCount }) => doneCount <= memberCount)).toBe(true)
  })
})

test('another branch sees its own course alone', async () => {
  const world = await seeded()
  const { courses } = await world.data('learn.open', {}, { as: 'demo-gao-lan' })
  expect(courses.map(({ title }) => title)).toEqual(['外出实习前要办的事'])
})

// The last one, since it writes.
test('a lesson of the demo can be finished, and the rest of the course goes on from there', async () => {
  const world = await seeded()
  const lessonId = 'course-life-meeting-3'
  const { learnerId } = await world.data('learn.openLesson', { lessonId }, linXiao)
  world.advance('+15s')
  const beat = { learnerId, lessonId, playedSeconds: 15, position: 40 }
  const answer = await world.data('learn.recordProgress', beat, linXiao)
  expect(answer).toMatchObject({ state: 'done', grantedTenths: 5 })
  const { course } = await world.data('learn.openCourse', { courseId: 'course-life-meeting' }, linXiao)
  expect(course.nextLesson).toMatchObject({ number: 4 })
})
