/** Micro-courses with their texts, film, sound and pictures, banks of questions, and who has learned what. */
import type { Member } from '../../cloudfunctions/directory/members'
import type { Learner, CourseProgress } from '../../cloudfunctions/learn/repository'
import type { Cloud } from '../cloud'
import { banksFor, type BankOfDemo } from './learn-banks'
import { coursesFor } from './learn-courses'
import { sessionsFor } from './learn-hours'
import { learningOf, type Learning } from './learn-progress'
import { takeQuiz, type QuizTaken } from './learn-quizzes'
import { yearsOf } from './learn-years'
import type { SeedOptions } from './membership'
import type { SeedWorld } from './people'
import { Random } from './random'
import { quizTaskTaken, seedTasks } from './tasks'
import { uploader } from './uploads'

const minuteMs = 60_000
const learningSeed = 32

export async function seedLearn(cloud: Cloud, world: SeedWorld, options: SeedOptions): Promise<void> {
  const { members, unit } = world.branches[0]!
  const upload = uploader(cloud)
  const courses = await coursesFor(world, { ...options, upload })
  const banks = banksFor({ branchId: unit._id, ...options })
  const learned = learnedBy(members, { own: courses.own, banks, now: options.now })
  const quizTask = quizTaskTaken(world, banks, options)
  const { sessions, grants: attended } = sessionsFor({ members, ...options })
  const grants = [...learned.flatMap(({ learning }) => learning.grants), ...attended]
  const taken = [...learned.flatMap(({ quiz }) => quiz ?? []), ...quizTask.taken]
  const progress = learned.flatMap((each) => each.progress ?? [])

  const insert = (collection: string, documents: readonly object[]) =>
    cloud.database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const all = [...courses.own, ...courses.elsewhere]
  insert(
    'courses',
    all.map(({ course }) => course),
  )
  insert(
    'lessons',
    all.flatMap(({ lessons }) => lessons),
  )
  insert(
    'questionBanks',
    banks.map(({ bank }) => bank),
  )
  insert(
    'questions',
    banks.flatMap(({ questions }) => questions),
  )
  insert('courseProgress', progress)
  insert('learners', desksOf(learned))
  insert(
    'quizPapers',
    taken.flatMap(({ papers }) => papers),
  )
  insert(
    'quizResults',
    taken.map(({ result }) => result),
  )
  insert('creditSessions', sessions)
  insert('creditGrants', grants)
  insert('learningYears', yearsOf({ grants, courses: progress.flatMap(finished), quizzes: quizTask.passed }))
  await seedTasks(cloud, world, { ...options, upload })
}

interface Learned {
  readonly learning: Learning
  readonly quiz: QuizTaken | null
  readonly progress: CourseProgress | null
}

function learnedBy(
  members: readonly Member[],
  {
    own,
    banks,
    now,
  }: { own: Awaited<ReturnType<typeof coursesFor>>['own']; banks: readonly BankOfDemo[]; now: number },
): Learned[] {
  const random = new Random(learningSeed)
  // Whoever has no WeChat identity yet has not been here.
  const here = members.filter(({ openid }) => openid !== null)
  return own.flatMap((entry) =>
    here.map((member) => withQuiz(learningOf(member, entry, { random, now }), banks, random)),
  )
}

/** The quiz was taken soon after the last lesson, and with it the course is done. */
function withQuiz(learning: Learning, banks: readonly BankOfDemo[], random: Random): Learned {
  const { entry, member, progress, tries, lastAt } = learning
  const { _id: sourceId, quiz: rules } = entry.course
  if (tries.length === 0 || !rules || !progress) return { learning, quiz: null, progress }
  const source = { sourceKind: 'course', sourceId } as const
  const quiz = takeQuiz({ source, rules, member, tries, at: lastAt + 30 * minuteMs }, banks, random)
  const { passedAt } = quiz.result
  return { learning, quiz, progress: { ...progress, isQuizPassed: passedAt !== null, doneAt: passedAt } }
}

function finished({ memberId, branchId, courseId: id, doneAt }: CourseProgress) {
  return doneAt === null ? [] : [{ memberId, branchId, id, at: doneAt }]
}

/** One desk for everybody who has begun anything, with what lies open on it. */
function desksOf(learned: readonly Learned[]): Learner[] {
  const desks = new Map<string, Learner>()
  for (const { learning } of learned) {
    const { member, open, lastAt } = learning
    if (lastAt === 0 && open.length === 0) continue
    const { _id, branchId, openid } = member
    const before = desks.get(_id)
    const touched = Math.max(lastAt, ...open.map(([, lesson]) => lesson.lastAt))
    desks.set(_id, {
      _id,
      branchId,
      openid: openid ?? '',
      creditedUntil: Math.max(before?.creditedUntil ?? 0, touched),
      open: { ...before?.open, ...Object.fromEntries(open) },
    })
  }
  return [...desks.values()]
}
