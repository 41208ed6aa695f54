/** 学时: how many a member needs in a year. Kept in whole tenths, so that sums are exact. */
export const yearlyTarget = {
  tenths: 320,
  source: '中国共产党党员教育管理工作条例 第二十条',
} as const

export const creditSources = ['lesson', 'lecture', 'themeDay'] as const
export type CreditSource = (typeof creditSources)[number]
