import { isEmpty, type Row, type Sheet, textOf } from '@/lib/imports/cells'
import { bareHeader } from '@/lib/imports/headers'
import type { SheetPlan } from '@/lib/imports/plan'
import type { Work } from '@/lib/organizations/names/slices'

const TOTAL = /^(?:本页|本表|全部|分类)?(?:合计|小计|总计|共计|累计|总和)(?:金额)?[::]?$/
const FOOT =
  /^(?:注|备注|说明|填表|填报|制表|审核|负责人|联系人|单位负责人|填报单位|填报人|联系电话)\S{0,4}[::]/
const EXAMPLE = /示例行|导入时自动忽略/
const INDEX = new Set(['序号', '编号', '序', 'no', 'no.', '项次', '行号', '序列', '号'])

export const isIndexHeader = (header: string) => INDEX.has(bareHeader(header))

/** The rows below the header that are records, and those that are not with the reason. Nothing is dropped untold. */
export function* findingRows(
  sheet: Sheet,
  plan: Pick<SheetPlan, 'headerTo' | 'columns'>,
): Work<{ rows: Row[]; leftOut: SheetPlan['leftOut'] }> {
  const rows: Row[] = []
  const leftOut: SheetPlan['leftOut'] = []
  const indexes = new Set(
    plan.columns.filter(({ header }) => isIndexHeader(header)).map(({ index }) => index),
  )
  const headers = plan.columns.map(({ index, header }) => [index, header.replace(/\s+/g, '')] as const)
  for (const row of sheet.rows) {
    if (row.row <= plan.headerTo) continue
    const filled = row.cells.flatMap((cell, index) =>
      isEmpty(cell) ? [] : [{ index, text: textOf(cell).trim() }],
    )
    const said = filled.filter(({ index }) => !indexes.has(index))
    const why = whyLeftOut(filled, said, headers)
    if (why === null) rows.push(row)
    else if (why !== '空行')
      leftOut.push({
        row: row.row,
        why,
        text: filled
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 60),
      })
    if (row.row % 100 === 0) yield
  }
  return { rows, leftOut }
}

type Filled = { index: number; text: string }[]

function whyLeftOut(filled: Filled, said: Filled, headers: (readonly [number, string])[]): string | null {
  if (filled.length === 0) return '空行'
  if (filled.some(({ text }) => EXAMPLE.test(text))) return '模板的示例行'
  if (filled.slice(0, 3).some(({ text }) => TOTAL.test(text.replace(/\s+/g, '')))) return '合计行'
  if (said.length === 0) return '只有序号'
  const repeated = headers.filter(([index, header]) =>
    filled.some((cell) => cell.index === index && header !== '' && cell.text.replace(/\s+/g, '') === header),
  )
  if (repeated.length >= 2 && repeated.length >= filled.length / 2) return '重复的表头'
  if (
    filled.length >= 3 &&
    filled.every(({ text }, order) => /^\d{1,3}$/.test(text) && Number(text) === order + 1)
  ) {
    return '列序号行'
  }
  const first = filled[0]?.text ?? ''
  if (said.length <= 3 && FOOT.test(first.replace(/\s+/g, ''))) return '表尾说明'
  if (said.length === 1 && filled.length === 1 && headers.length >= 3) {
    return /^[一二三四五六七八九十]+、|^[((][一二三四五六七八九十\d]+[))]/.test(first)
      ? '分组标题'
      : '只有一个单元格'
  }
  return null
}
