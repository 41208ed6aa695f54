/** People of the demo's branch who have just opened a long lesson. */
import type { BenchWorld } from './world'

export interface Player {
  /** Sends one heartbeat. @returns whether it was taken */
  beat(): Promise<boolean>
}

/** Nobody finishes it while the bench runs. */
const LESSON_SECONDS = 4 * 3600
const INTERVAL = 15
const lessonId = 'bench-lesson'

/** Every one of them has a desk with the lesson on it and has sent a first heartbeat. */
export async function learnersAtWork(world: BenchWorld, count: number): Promise<Player[]> {
  const people = Array.from({ length: count }, (_none, index) => ({
    memberId: `bench-member-${index}`,
    openid: `bench-learner-${index}`,
  }))
  insertLesson(world)
  insertPeople(world, people)
  const players: Player[] = []
  for (const { openid } of people) {
    const { learnerId } = await world.call('learn.openLesson', { lessonId }, { openid })
    const player = playerOf(world, openid, String(learnerId))
    if (!(await player.beat())) throw new Error('a first heartbeat was refused')
    players.push(player)
  }
  return players
}

function playerOf(world: BenchWorld, openid: string, learnerId: string): Player {
  let position = 0
  return {
    async beat() {
      position += INTERVAL
      const input = { learnerId, lessonId, position, playedSeconds: INTERVAL }
      return world.call('learn.recordProgress', input, { openid }).then(
        () => true,
        () => false,
      )
    },
  }
}

function insertLesson({ cloud, branchId }: BenchWorld): void {
  const courseId = 'bench-course'
  const lesson = { title: '长课', kind: 'audio', durationSeconds: LESSON_SECONDS, creditTenths: 0 }
  const words = { title: '测量', theme: 'theory', goal: '', intro: '', coverUrl: '' }
  const course = { _id: courseId, branchId, key: 'bench', state: 'published', version: 1, quiz: null, createdAt: 0 }
  cloud.database.insertMany('courses', [{ ...course, ...words, lessons: [{ lessonId, ...lesson }] }])
  const place = { _id: lessonId, courseId, branchId, number: 1 }
  cloud.database.insertMany('lessons', [{ ...place, ...lesson, text: '', mediaFileId: '', slides: [] }])
}

/** More than join in a test: they are put on the roster as a copy of somebody who is there. */
function insertPeople(world: BenchWorld, people: readonly { memberId: string; openid: string }[]): void {
  const { database } = world.cloud
  const like = world.person('member')
  const members = people.map(({ memberId, openid }, index) => {
    const studentNumber = `99${String(index).padStart(6, '0')}`
    const keys = { studentNumber, rosterKey: studentNumber, nameKey: `测量 ${studentNumber}` }
    return { ...like, _id: memberId, openid, name: '测量', ...keys, roles: [] }
  })
  database.insertMany('members', members)
  database.insertMany(
    'identities',
    people.map(({ memberId, openid }) => ({ _id: openid, memberId, boundAt: 0 })),
  )
}
