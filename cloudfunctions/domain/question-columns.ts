/** Columns of a question bank's spreadsheet: the template, the export and the import read this one list. */
import { limits } from '../../miniprogram/shared/limits'
import { questionKindLabels } from '../../miniprogram/shared/words'
import { letterOf } from './question'
import type { Column } from './table'

export type OptionKey = `option${number}`
export type QuestionColumn = 'kind' | 'stem' | OptionKey | 'answer' | 'explanation'

export const optionKeys: readonly OptionKey[] = Array.from(
  { length: limits.questionOptions },
  (_none, place): OptionKey => `option${place}`,
)

const optionColumn = (key: OptionKey, place: number): Column<QuestionColumn> => {
  const letter = letterOf(place)
  return {
    key,
    header: `选项${letter}`,
    aliases: [letter, `${letter}选项`, `选项${place + 1}`],
    isRequired: false,
    width: 20,
    hint:
      place === 0
        ? `从 A 起依次填，中间不要空；单选 2 到 ${limits.questionOptions} 个，多选 3 到 ${limits.questionOptions} 个，判断题不用填。每个最多 ${limits.questionOption} 个字`
        : '同上',
  }
}

export const questionColumns: readonly Column<QuestionColumn>[] = [
  {
    key: 'kind',
    header: '题型',
    aliases: ['类型', '题目类型', '试题类型'],
    isRequired: true,
    width: 8,
    hint: `必填，写一个：${Object.values(questionKindLabels).join('、')}`,
  },
  {
    key: 'stem',
    header: '题目',
    aliases: ['题干', '试题', '问题', '题目内容'],
    isRequired: true,
    width: 50,
    hint: `必填，最多 ${limits.questionStem} 个字；同一个题库里，题目一样的就是同一道题，再导入会更新它`,
  },
  ...optionKeys.map(optionColumn),
  {
    key: 'answer',
    header: '答案',
    aliases: ['正确答案', '参考答案', '标准答案'],
    isRequired: true,
    width: 10,
    hint: '必填；单选写一个字母，如 A；多选写几个字母，如 ABD；判断写「正确」或「错误」',
  },
  {
    key: 'explanation',
    header: '解析',
    aliases: ['答案解析', '试题解析', '说明'],
    isRequired: false,
    width: 50,
    hint: `可不填，最多 ${limits.questionExplanation} 个字；交卷后和答案一起给大家看`,
  },
]
