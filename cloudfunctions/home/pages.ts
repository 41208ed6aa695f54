/** Where the entries of home and of the admin tab lead. */
export const pages = {
  task: (taskId: string) => `/packages/learn/task/page?id=${taskId}`,
  article: (articleId: string) => `/packages/content/article/page?id=${articleId}`,
  submissions: '/packages/content-admin/desk/page?tab=submitted',
  reflections: '/packages/learn-admin/reflections/page',
  duesProfile: '/packages/dues/profile/page',
  duesProfiles: '/packages/dues-admin/profiles/page',
  reconciliation: '/packages/dues-admin/reconciliation/page',
  duesCommittee: '/packages/dues-admin/committee/page',
  joinRequests: '/packages/members/join-requests/page',
  moderation: (tab: string) => `/packages/forum/moderation/page?tab=${tab}`,
  concludeTopic: (topicId: string) => `/packages/forum/topic-close/page?id=${topicId}`,
} as const
