import type {
  Course,
  CourseProgress,
  CreditGrant,
  CreditYear,
  StoredProgress,
} from '../../../cloudfunctions/learn/repository'
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

test('林晓 stands in the middle of the third lesson, with hours from three sources', async () => {
  const world = await seeded()
  const { courses, year } = await world.data('learn.open', {}, linXiao)
  expect(year).toMatchObject({ totalTenths: 125, targetTenths: 320 })
  expect(year.bySource).toEqual([
    { source: 'lesson', tenths: 55 },
    { source: 'lecture', tenths: 40 },
    { source: 'themeDay', tenths: 30 },
  ])
  expect(courses.map(({ title, doneCount, lessonCount }) => [title, doneCount, lessonCount])).toEqual([
    ['开好一次组织生活会', 2, 4],
    ['到实习城市怎么找组织', 3, 3],
    ['写好一篇思想汇报', 3, 3],
  ])
  const next = courses[0]!.nextLesson!
  expect(next).toMatchObject({ number: 3, title: '怎样准备一次谈心谈话', positionSeconds: 27 })
  expect(courses[0]!.dueAt! - world.now()).toBeLessThan(7 * 24 * 3600_000)
  const home = await world.data('home.open', {}, linXiao)
  expect(home.lesson?.lessonId).toBe(next.lessonId)
})

test('the film plays, the pictures load, and every lesson has enough to read', async () => {
  const world = await seeded()
  const { courses } = await world.data('learn.open', {}, linXiao)
  const { lesson } = await world.data('learn.openLesson', { lessonId: courses[0]!.nextLesson!.lessonId }, linXiao)
  const film = await fetch(lesson.videoUrl!)
  expect(film.headers.get('content-type')).toBe('video/mp4')
  expect((await film.arrayBuffer()).byteLength).toBeLessThan(300_000)
  for (const { coverUrl } of courses) {
    const picture = await fetch(`${world.cloud.url}/cloud/files/${coverUrl.replace(/^cloud:\/\/[^/]*\//, '')}`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  }
  for (const { text, kind } of world.find('lessons')) {
    const characters = String(text).replace(/\s/g, '').length
    expect(characters).toBeGreaterThanOrEqual(kind === 'video' ? 300 : 400)
    expect(characters).toBeLessThanOrEqual(900)
  }
})

test.each([1, 3])('counters and sums fit the documents at scale %i', async (scale) => {
  const world = await seeded(scale)
  const completions = world.find<CourseProgress>('courseProgress')
  for (const { _id, doneCount, lessons } of world.find<Course>('courses')) {
    const own = completions.filter(({ courseId }) => courseId === _id)
    expect(own.filter(({ doneAt }) => doneAt !== null)).toHaveLength(doneCount)
    for (const { doneLessonIds, doneAt } of own) expect(doneAt !== null).toBe(doneLessonIds.length === lessons.length)
  }
  const done = world.find<StoredProgress>('lessonProgress', { state: 'done' })
  expect(done.map(({ lessonId, memberId }) => `${lessonId} ${memberId}`).sort()).toEqual(
    completions.flatMap(({ doneLessonIds, memberId }) => doneLessonIds.map((id) => `${id} ${memberId}`)).sort(),
  )
  const sums = new Map<string, number>()
  for (const { memberId, year, source, tenths, at } of world.find<CreditGrant>('creditGrants')) {
    const key = `${memberId}_${year} ${source}`
    sums.set(key, (sums.get(key) ?? 0) + tenths)
    expect(at).toBeLessThanOrEqual(world.now())
  }
  const stored = world
    .find<CreditYear>('creditYears')
    .flatMap(({ _id, tenths }) => Object.entries(tenths).map(([source, sum]) => [`${_id} ${source}`, sum] as const))
  expect(new Map(stored)).toEqual(sums)
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
  const answer = await world.data('learn.recordProgress', { lessonId, playedSeconds: 16, positionSeconds: 40 }, linXiao)
  expect(answer).toMatchObject({ state: 'done', grantedTenths: 5 })
  const { course } = await world.data('learn.openCourse', { courseId: 'course-life-meeting' }, linXiao)
  expect(course.nextLesson).toMatchObject({ number: 4 })
})
