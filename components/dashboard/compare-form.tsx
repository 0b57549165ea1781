import { Button } from '@/components/ui/button'
import { FilterField } from '@/components/ui/filter-bar'
import type { Params } from '@/components/ui/href'
import type { Day } from '@/lib/dates'
import type { Scope } from '@/lib/indicators/scope'

/** Which other time a figure is compared with. Works as a plain form, so that the address holds everything. */
export function CompareForm(props: {
  path: string
  /** Of the time in view; they travel along. */
  params: Params
  than?: Pick<Scope, 'asOf' | 'knownAt'>
  today: Day
}) {
  const { path, params, than, today } = props
  return (
    <form action={path} className="no-print mb-4 flex flex-wrap items-end gap-x-5 gap-y-3">
      {Object.entries(params).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FilterField label="对比时点截止日期" htmlFor="than-asOf">
        <input
          id="than-asOf"
          type="date"
          name="thanAsOf"
          defaultValue={than?.asOf}
          max={today}
          required
          className="control tabular md:w-34"
        />
      </FilterField>
      <FilterField label="按此日所知" htmlFor="than-knownAt">
        <input
          id="than-knownAt"
          type="date"
          name="thanKnownAt"
          defaultValue={than?.knownAt?.slice(0, '2022-10-19'.length)}
          max={today}
          className="control tabular md:w-34"
        />
      </FilterField>
      <Button type="submit">说明差异</Button>
    </form>
  )
}
