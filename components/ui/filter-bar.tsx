import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { FilterForm } from '@/components/ui/filter-form'
import type { Params } from '@/components/ui/href'
import { Icon } from '@/components/ui/icon'

/** Common filters in sight, the rest behind 高级筛选. Remounted with the address, so fields always show what is in force. */
export function FilterBar({
  path,
  params,
  children,
  advanced,
  advancedOpen,
  keep = ['sort', 'pageSize'],
}: {
  path: string
  params: Params
  children: ReactNode
  advanced?: ReactNode
  advancedOpen?: boolean
  keep?: string[]
}) {
  return (
    <FilterForm
      key={JSON.stringify(params)}
      path={path}
      label="筛选"
      className="no-print grid gap-3 border-b border-line px-4 py-3"
    >
      {keep.map(
        (name) => params[name] && <input key={name} type="hidden" name={name} value={params[name]} />,
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {children}
        <div className="flex items-center gap-2 max-md:w-full">
          <button type="submit" className={classNames(buttonClass('primary'), 'max-md:flex-1')}>
            查询
          </button>
          <Link
            href={path}
            prefetch={false}
            className={classNames(buttonClass('secondary'), 'max-md:flex-1')}
          >
            重置
          </Link>
        </div>
      </div>
      {advanced && (
        <details open={advancedOpen} className="group">
          <summary className="inline-flex min-h-6 items-center gap-1 text-sm text-accent max-md:min-h-11">
            高级筛选
            <span className="group-open:hidden">展开</span>
            <span className="hidden group-open:inline">收起</span>
            <Icon name="chevron-down" className="group-open:rotate-180" />
          </summary>
          <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-3">{advanced}</div>
        </details>
      )}
    </FilterForm>
  )
}

type FieldFrame = { name: string; label: string; value?: string; wide?: boolean }

export function FilterText({ name, label, value, placeholder, wide }: FieldFrame & { placeholder?: string }) {
  return (
    <FilterField label={label} htmlFor={`filter-${name}`} className={wide ? 'md:w-64' : 'md:w-44'}>
      <input
        id={`filter-${name}`}
        name={name}
        defaultValue={value}
        placeholder={placeholder}
        autoComplete="off"
        className="control"
      />
    </FilterField>
  )
}

export function FilterSelect({
  name,
  label,
  value,
  options,
  any = '全部',
  wide,
}: FieldFrame & { options: { value: string; label: string }[]; any?: string }) {
  return (
    <FilterField label={label} htmlFor={`filter-${name}`} className={wide ? 'md:w-56' : 'md:w-36'}>
      <select id={`filter-${name}`} name={name} defaultValue={value ?? ''} className="control">
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FilterField>
  )
}

type End = { name: string; value?: string }

export function FilterDates({ label, from, to }: { label: string; from: End; to: End }) {
  return (
    <fieldset className="max-md:w-full">
      <legend className="mb-1 text-sm text-ink-3">{label}</legend>
      <div className="flex items-center gap-1.5">
        <input
          type="date"
          name={from.name}
          defaultValue={from.value}
          aria-label={`${label}起`}
          className="control tabular md:w-36"
        />
        <span className="flex-none text-sm text-ink-3">至</span>
        <input
          type="date"
          name={to.name}
          defaultValue={to.value}
          aria-label={`${label}止`}
          className="control tabular md:w-36"
        />
      </div>
    </fieldset>
  )
}

/** Frame for a filter control of one's own. */
export function FilterField(props: {
  label: string
  htmlFor: string
  className?: string
  children: ReactNode
}) {
  return (
    <div className={classNames('max-md:w-full', props.className)}>
      <label htmlFor={props.htmlFor} className="mb-1 block text-sm text-ink-3">
        {props.label}
      </label>
      {props.children}
    </div>
  )
}

/** How many rows there are and why only these: each active filter is a chip that goes away by a click. */
export function FilterChips({
  chips,
  resetHref,
  total,
  unit = '条',
}: {
  chips: { label: string; value: string; href: string }[]
  resetHref: string
  total: number
  unit?: string
}) {
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1.5 text-sm">
      <span role="status" className="mr-1 text-ink-2 tabular">
        共 <strong className="text-ink">{total.toLocaleString('zh-CN')}</strong> {unit}
      </span>
      {chips.map((chip) => (
        <Link
          key={`${chip.label}${chip.value}`}
          href={chip.href}
          prefetch={false}
          className="no-print inline-flex max-w-full items-center gap-1 rounded bg-accent-soft px-2 py-0.5 text-accent hover:underline max-md:min-h-11"
        >
          <span className="sr-only">取消筛选 </span>
          <span className="min-w-0 truncate">
            {chip.label}:{chip.value}
          </span>
          <Icon name="close" className="size-3" />
        </Link>
      ))}
      {chips.length > 1 && (
        <Link href={resetHref} prefetch={false} className="no-print link px-1 max-md:py-2.5">
          清空筛选
        </Link>
      )}
    </div>
  )
}
