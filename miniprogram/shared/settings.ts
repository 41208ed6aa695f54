/** What differs from one mini program to another; the functions are built from the same file. */
export const settings = {
  /**
   * Template of the one subscribe message the branch sends, with the fields thing1 (what) and thing2 (the words). Each
   * mini program applies for its own at mp.weixin.qq.com and writes its id here.
   */
  noticeTemplateId: 'notice',
} as const
