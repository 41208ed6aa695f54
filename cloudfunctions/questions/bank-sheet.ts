/** A bank as a sheet: the template and the export show the same columns. */
import { questionKindLabels } from '../../miniprogram/shared/words'
import { letterOf, trueFalseOptions, type QuestionContent } from '../domain/question'
import { optionKeys, questionColumns, type QuestionColumn } from '../domain/question-columns'
import type { Sheet } from '../kit/spreadsheet'

export function bankSheet(contents: readonly QuestionContent[]): Sheet {
  return {
    name: '题目',
    columns: questionColumns,
    rows: contents.map((content) => {
      const values = valuesOf(content)
      return questionColumns.map(({ key }) => values[key] ?? '')
    }),
  }
}

function valuesOf({ kind, stem, options, answer, explanation }: QuestionContent) {
  const isTrueFalse = kind === 'trueFalse'
  const shown = isTrueFalse ? [] : options
  const values: Partial<Record<QuestionColumn, string>> = {
    ...Object.fromEntries(optionKeys.map((key, place) => [key, shown[place] ?? ''])),
    kind: questionKindLabels[kind],
    stem,
    answer: answer.map((place) => (isTrueFalse ? trueFalseOptions[place] : letterOf(place))).join(''),
    explanation,
  }
  return values
}

const examples: readonly QuestionContent[] = [
  {
    kind: 'single',
    stem: '（示例，导入前删掉这一行）支部党员大会一般多久召开一次？',
    options: ['每月一次', '每季度一次', '每半年一次', '每年一次'],
    answer: [1],
    explanation: '支部党员大会一般每季度召开一次。',
  },
  {
    kind: 'multiple',
    stem: '（示例，导入前删掉这一行）下面哪些属于“三会一课”？',
    options: ['支部党员大会', '支部委员会会议', '党小组会', '党课', '班会'],
    answer: [0, 1, 2, 3],
    explanation: '',
  },
  {
    kind: 'trueFalse',
    stem: '（示例，导入前删掉这一行）预备党员从支部大会通过的当月起交纳党费。',
    options: trueFalseOptions,
    answer: [0],
    explanation: '党费规定第八条。',
  },
]

/** One line of example for each kind, and a second sheet that explains the columns. */
export function templateSheets(): Sheet[] {
  return [
    bankSheet(examples),
    {
      name: '怎么填',
      columns: [
        { header: '列', width: 14 },
        { header: '说明', width: 90 },
      ],
      rows: questionColumns.map(({ header, hint }) => [header, hint]),
    },
  ]
}
