import { cooperationModeLabels } from '@/lib/agreements/labels'
import { townships } from '@/lib/dictionaries/townships'
import { transformStages } from '@/lib/dictionaries/trl'
import type { FilterLabel } from '@/lib/filter-chips'
import { healthLabels, projectStatusLabels } from '@/lib/projects/labels'

export const landedWords = { yes: '已落地', no: '未落地' }
export const milestoneWords = { awaiting: '有待确认里程碑', overdue: '有逾期里程碑' }
export const reportWords = { missed: '逾期未报进展' }

/** The filters of the list in words: for its chips and for 说明 of its export. `names` are those of records by id. */
export const projectFilters = (names: Readonly<Record<string, string>>): FilterLabel[] => [
  { name: 'q', label: '关键词' },
  { name: 'status', label: '状态', words: projectStatusLabels },
  { name: 'health', label: '健康灯', words: healthLabels },
  { name: 'mode', label: '合作模式', words: cooperationModeLabels },
  { name: 'stage', label: '转化阶段', words: transformStages },
  { name: 'township', label: '乡镇/园区', words: townships },
  { name: 'landed', label: '落地', words: landedWords },
  { name: 'endsFrom', label: '计划完成起' },
  { name: 'endsTo', label: '计划完成止' },
  { name: 'milestone', label: '里程碑', words: milestoneWords },
  { name: 'report', label: '进展填报', words: reportWords },
  { name: 'running', label: '范围', words: { yes: '进行中' } },
  { name: 'organizationId', label: '单位', words: names },
  { name: 'agreementId', label: '协议', words: names },
  { name: 'eventId', label: '来源活动', words: names },
  { name: 'voided', label: '范围', words: { yes: '已作废' } },
  { name: 'batch', label: '导入批次', words: names },
]
