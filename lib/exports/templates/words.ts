import type { SheetColumn, SheetDescription, SheetType } from '@/lib/sheets/description'

/** What the record is called in the name of its template: 产学研合作协议导入模板_v1.xlsx */
export const templateTitles = {
  organization: '单位',
  event: '产学研活动',
  intention: '产学研合作意向',
  agreement: '产学研合作协议',
  project: '产学研合作项目',
  progressReport: '项目进展填报',
  technologyContract: '技术合同',
  patent: '专利',
  achievement: '科技成果',
  target: '年度目标',
  externalFigure: '外部数据',
  externalRanking: '外部排名',
} as const satisfies Record<SheetType, string>

export const EXAMPLE = '示例行,导入时自动忽略'

export const NOTE = '红色*为必填;日期格式2022-10-19;金额单位:万元'

/** What people fill in; what the portal works out itself has no place in a template. */
export const templateColumns = ({ columns }: SheetDescription): SheetColumn[] =>
  columns.filter(({ readOnly }) => !readOnly)

/** The words of a dropdown, if the column has one. */
export function dropdownOf(column: SheetColumn): string[] | null {
  if (column.kind === 'flag') return ['是', '否']
  return column.kind === 'choice' ? [...new Set(Object.values(column.values))] : null
}

/** How a cell is to be written, in a few words. */
export function formatWords(column: SheetColumn): string {
  const several = 'several' in column && column.several ? ',多个用顿号分开' : ''
  switch (column.kind) {
    case 'text':
      return column.long ? '文字,可以较长' : '文字'
    case 'code':
      return '编号,按文本填写'
    case 'date':
      return column.precise ? '日期,如 2022-10-19;只知道年月的写 2022-10' : '日期,如 2022-10-19'
    case 'month':
      return '年月,如 2022-10'
    case 'amount':
      return '数字,单位万元,精确到分'
    case 'number':
      return '数字'
    case 'choice':
      return `从下拉列表中选择${several}`
    case 'flag':
      return '是 或 否'
    case 'organization':
      return `单位名称或统一社会信用代码${several}`
    case 'reference':
      return `系统中已有记录的编号或名称${several}`
  }
}
