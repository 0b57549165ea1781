import { ListSettings } from '@/components/ui/list-settings'
import { densityLabels, hideableColumns, type ListName, type ListView } from '@/lib/columns'
import { optionsOf } from '@/lib/labels'
import { keepListViewAction } from './list-view'

/** 列设置 of one list; `without` names columns this person never sees. */
export function ListSettingsOf(props: { list: ListName; view: ListView; without?: string[] }) {
  const { list, view } = props
  return (
    <ListSettings
      // A new view is a new control: closed, with the new boxes ticked.
      key={`${view.hidden.join('.')}~${view.density}`}
      list={list}
      action={keepListViewAction}
      columns={hideableColumns(list)
        .filter(({ key }) => !props.without?.includes(key))
        .map(({ key, label }) => ({ value: key, label, checked: !view.hidden.includes(key) }))}
      densities={optionsOf(densityLabels).map((option) => ({
        ...option,
        checked: option.value === view.density,
      }))}
    />
  )
}
