/** Where the entries of home and of the admin tab lead. */
export const pages = {
  course: (courseId: string) => `/packages/learn/course/page?id=${courseId}`,
  lesson: (lessonId: string) => `/packages/learn/lesson/page?id=${lessonId}`,
  duesProfile: '/packages/dues/profile/page',
  duesProfiles: '/packages/dues/profiles/page',
  joinRequests: '/packages/members/join-requests/page',
  unanswered: '/packages/forum/unanswered/page',
} as const
