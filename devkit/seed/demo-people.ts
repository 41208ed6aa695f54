/**
 * The people of the demo by name, invented. One line a person:
 * name, number, dues category, class, admitted on, stage, status, group (index), office, WeChat identity ("demo-…").
 */
import type { DuesCategory, MemberStatus, Role, Stage } from '../../miniprogram/shared/words'

export type PersonLine = readonly [
  name: string,
  studentNumber: string,
  category: DuesCategory,
  className: string,
  joinedOn: string | null,
  stage: Stage,
  status: MemberStatus,
  group: number | null,
  role: Role | null,
  id: string | null,
]

export const secondBranch: readonly PersonLine[] = [
  ['陈一鸣', '20090112', 'salaried', '信息学院', '2008-06-12', 'full', 'inSchool', 0, 'secretary', 'chen-yiming'],
  ['江遥', '20140227', 'salaried', '信息学院', '2012-05-30', 'full', 'inSchool', 1, 'deputySecretary', 'jiang-yao'],
  ['周宁', '20240906', 'postgraduate', '软件硕2401', '2022-12-09', 'full', 'inSchool', 0, 'organizer', 'zhou-ning'],
  ['苏禾', '20220521', 'undergraduate', '计科2202', '2024-11-22', 'full', 'inSchool', 1, 'publicityOfficer', 'su-he'],
  ['林晓', '20210318', 'salaried', '信息学院', '2021-06-18', 'full', 'inSchool', 0, null, 'lin-xiao'],
  ['何川', '20220417', 'undergraduate', '计科2201', '2024-12-06', 'full', 'away', 2, null, 'he-chuan'],
  ['许知夏', '20230815', 'postgraduate', '人工智能硕2301', '2021-11-26', 'full', 'away', 1, null, 'xu-zhixia'],
  ['沈若', '20240733', 'postgraduateNoIncome', '网安硕2401', '2023-06-02', 'full', 'inSchool', 2, null, 'shen-ruo'],
  ['罗予', '20230209', 'undergraduate', '软件2301', '2026-05-22', 'probationary', 'inSchool', 2, null, 'luo-yu'],
  ['唐棠', '20220630', 'undergraduate', '计科2203', '2025-05-16', 'full', 'inSchool', 0, 'groupLeader', 'tang-tang'],
  ['方可', '20240311', 'postgraduate', '软件硕2402', '2022-06-10', 'full', 'inSchool', 1, 'groupLeader', 'fang-ke'],
  ['贺兰', '20180145', 'salaried', '信息学院', '2015-12-04', 'full', 'inSchool', 2, 'groupLeader', 'he-lan'],
  ['顾言', '20230417', 'undergraduate', '软件2302', '2026-06-12', 'probationary', 'inSchool', 1, null, null],
  ['温言', '20230428', 'undergraduate', '软件2302', null, 'activist', 'inSchool', null, null, null],
  ['叶知秋', '20240102', 'undergraduate', '计科2401', null, 'activist', 'inSchool', null, null, 'ye-zhiqiu'],
  ['齐越', '20230519', 'undergraduate', '网安2301', null, 'candidate', 'inSchool', null, null, 'qi-yue'],
  ['孟怀远', '19830006', 'retired', '信息学院', '1985-07-01', 'full', 'inSchool', 0, null, 'meng-huaiyuan'],
  ['邓一诺', '20220108', 'undergraduate', '计科2201', '2025-06-06', 'full', 'inSchool', 2, null, 'deng-yinuo'],
  ['季青', '20220233', 'undergraduate', '软件2203', '2025-06-06', 'full', 'away', 0, null, 'ji-qing'],
  ['白鹭', '20250417', 'postgraduate', '计科硕2501', '2023-12-15', 'full', 'inSchool', 1, null, 'bai-lu'],
  ['穆清', '20250502', 'postgraduate', '软件硕2501', '2024-05-31', 'full', 'inSchool', 2, null, 'mu-qing'],
  ['陆远', '20160098', 'salaried', '信息学院', '2011-11-18', 'full', 'inSchool', 1, null, 'lu-yuan'],
  ['程诺', '20220745', 'undergraduate', '网安2202', '2025-11-28', 'probationary', 'inSchool', 0, null, 'cheng-nuo'],
  ['严小满', '20220812', 'undergraduate', '网安2202', '2025-05-16', 'full', 'inSchool', 1, null, 'yan-xiaoman'],
  ['阿依古丽·艾山', '20240919', 'postgraduate', '人工智能硕2401', '2023-06-02', 'full', 'inSchool', 2, null, 'ayiguli'],
  ['钟鸣', '20190061', 'salaried', '信息学院', '2010-06-25', 'full', 'retained', 2, null, 'zhong-ming'],
]

export const firstBranch: readonly PersonLine[] = [
  ['高岚', '20050031', 'salaried', '信息学院', '2003-06-20', 'full', 'inSchool', 0, 'committeeAdmin', 'gao-lan'],
  ['韩松', '20100117', 'salaried', '信息学院', '2006-12-01', 'full', 'inSchool', 0, 'secretary', 'han-song'],
  ['卢静', '20130204', 'salaried', '信息学院', '2009-06-19', 'full', 'inSchool', 0, 'organizer', 'lu-jing'],
]

export const thirdBranch: readonly PersonLine[] = [
  ['谢扬', '20230102', 'postgraduate', '计科硕2301', '2021-06-11', 'full', 'inSchool', 0, 'secretary', 'xie-yang'],
  ['宋词', '20240115', 'postgraduate', '计科硕2401', '2022-06-17', 'full', 'inSchool', 0, 'organizer', 'song-ci'],
]
