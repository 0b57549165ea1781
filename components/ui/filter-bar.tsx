'use client'

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
  keep = ['sort', 'pageSize', 'batch'],
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
      className="no-print flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line px-4 py-3 max-md:grid max-md:grid-cols-2 max-md:gap-3"
    >
      {keep.map(
        (name) => params[name] && <input key={name} type="hidden" name={name} value={params[name]} />,
      )}
      {children}
      <div className="flex items-center gap-2 max-md:col-span-2">
        <button type="submit" className={classNames(buttonClass('primary'), 'max-md:flex-1')}>
          查询
        </button>
        <a data-soft href={path} className={classNames(buttonClass('secondary'), 'max-md:flex-1')}>
          重置
        </a>
      </div>
      {advanced && (
        <details open={advancedOpen} className="group max-md:col-span-2 open:w-full">
          <summary className="inline-flex min-h-8 items-center gap-1 text-accent max-md:min-h-11">
            高级筛选
            <span className="group-open:hidden">展开</span>
            <span className="hidden group-open:inline">收起</span>
            <Icon name="chevron-down" className="size-3.5 group-open:rotate-180" />
          </summary>
          <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2 max-md:grid max-md:grid-cols-2 max-md:gap-3">
            {advanced}
          </div>
        </details>
      )}
    </FilterForm>
  )
}

type FieldFrame = { name: string; label: string; value?: string; wide?: boolean }

export function FilterText({ name, label, value, placeholder, wide }: FieldFrame & { placeholder?: string }) {
  return (
    <FilterField label={label} htmlFor={`filter-${name}`} wide={wide}>
      <input
        id={`filter-${name}`}
        name={name}
        defaultValue={value}
        placeholder={placeholder}
        autoComplete="off"
        className={classNames('control', wide ? 'md:w-64' : 'md:w-44')}
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
    <FilterField label={label} htmlFor={`filter-${name}`} wide={wide}>
      <select
        id={`filter-${name}`}
        name={name}
        defaultValue={value ?? ''}
        className={classNames('control', wide ? 'md:w-56' : 'md:w-32')}
      >
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
    // A fieldset cannot put its legend beside the controls: a group named by its label does the same.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="group" aria-label={label} className="flex items-center gap-2 max-md:col-span-2 max-md:block">
      <span className="flex-none text-ink-2 max-md:mb-1 max-md:block max-md:text-sm">{label}</span>
      <div className="flex items-center gap-1.5">
        <input
          type="date"
          name={from.name}
          defaultValue={from.value}
          aria-label={`${label}起`}
          className="control tabular md:w-34"
        />
        <span className="flex-none text-sm text-ink-3">至</span>
        <input
          type="date"
          name={to.name}
          defaultValue={to.value}
          aria-label={`${label}止`}
          className="control tabular md:w-34"
        />
      </div>
    </div>
  )
}

/** Frame for a filter control of one's own. */
export function FilterField(props: { label: string; htmlFor: string; wide?: boolean; children: ReactNode }) {
  return (
    <div
      className={classNames(
        'flex min-w-0 items-center gap-2 max-md:block',
        props.wide && 'max-md:col-span-2',
      )}
    >
      <label htmlFor={props.htmlFor} className="flex-none text-ink-2 max-md:mb-1 max-md:block max-md:text-sm">
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
    <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1.5 text-sm">
      <span role="status" className="mr-1 text-ink-2 tabular">
        共 <strong className="text-ink">{total.toLocaleString('zh-CN')}</strong> {unit}
      </span>
      {chips.map((chip) => (
        <a
          data-soft
          key={`${chip.label}${chip.value}`}
          href={chip.href}
          className="inline-flex max-w-full items-center gap-1 rounded bg-accent-soft px-2 py-0.5 text-accent hover:underline max-md:min-h-11"
        >
          <span className="no-print sr-only">取消筛选 </span>
          <span className="min-w-0 truncate">
            {chip.label}:{chip.value}
          </span>
          <Icon name="close" className="no-print size-3" />
        </a>
      ))}
      {chips.length > 1 && (
        <a data-soft href={resetHref} className="no-print link px-1 leading-6 max-md:py-2.5">
          清空筛选
        </a>
      )}
    </div>
  )
}
