/** Where the entries of home and of the admin tab lead. */
export const pages = {
  task: (taskId: string) => `/packages/learn/task/page?id=${taskId}`,
  reflections: '/packages/learn-admin/reflections/page',
  duesProfile: '/packages/dues/profile/page',
  duesProfiles: '/packages/dues/profiles/page',
  joinRequests: '/packages/members/join-requests/page',
  moderation: (tab: string) => `/packages/forum/moderation/page?tab=${tab}`,
  concludeTopic: (topicId: string) => `/packages/forum/topic-close/page?id=${topicId}`,
} as const
