import type { TargetDetail } from '@/lib/targets/queries'
import { measureOfTarget } from '@/lib/targets/schema'
import { valueText } from '@/lib/targets/value'

type Saved = Pick<
  TargetDetail,
  'title' | 'indicatorId' | 'year' | 'value' | 'unit' | 'documentNo' | 'publisher' | 'remark'
>

/** A saved target as the texts its form posts. */
export function targetValues(target: Saved): Record<string, string> {
  return {
    title: target.title,
    indicatorId: target.indicatorId ?? '',
    year: String(target.year),
    value: valueText(target.value, measureOfTarget(target.indicatorId)),
    unit: target.unit,
    documentNo: target.documentNo ?? '',
    publisher: target.publisher ?? '',
    remark: target.remark ?? '',
  }
}
