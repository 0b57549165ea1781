'use client'

import { type ComponentProps, type ReactNode, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { FieldInfo } from '@/components/ui/form-fields'

/** What every field takes beside its name, label, value and errors. */
export type FieldOptions = {
  help?: ReactNode
  required?: boolean
  /** both columns of the form */
  wide?: boolean
  /** label above the control on PC too (dialogs, narrow columns) */
  stacked?: boolean
  /** personal data: never kept as a draft in the browser */
  personal?: boolean
  /** the value before, shown when a returned form is filled in again */
  previous?: string
  /** the reviewer's remark at this field */
  remark?: string
}

export type Option = { value: string; label: string; help?: string }

type FrameProps = Pick<FieldInfo, 'name' | 'label' | 'errors'> & Omit<FieldOptions, 'personal'>

/** Label, control, help and error in their places: beside each other on PC, below each other on a phone. */
export function Labelled({
  group,
  children,
  ...field
}: FrameProps & { group?: boolean; children: ReactNode }) {
  const label = (
    <>
      {field.required && (
        <span aria-hidden="true" className="mr-0.5 text-bad">
          *
        </span>
      )}
      {field.label}
      {field.required && <span className="sr-only">(必填)</span>}
    </>
  )
  const labelClass = classNames('text-ink-2', field.stacked ? 'mb-1 block' : 'md:pt-[5px] md:text-right')
  return (
    <div
      className={classNames(
        'min-w-0',
        field.wide && 'md:col-span-full',
        !field.stacked && 'grid gap-x-3 gap-y-1 md:grid-cols-[7.5em_minmax(0,1fr)]',
      )}
    >
      {group ? (
        <span id={`${field.name}-label`} className={labelClass}>
          {label}
        </span>
      ) : (
        <label htmlFor={field.name} className={labelClass}>
          {label}
        </label>
      )}
      <div className="min-w-0">
        {field.remark && (
          <p id={`${field.name}-remark`} className="mb-1 border-l-2 border-warn pl-2 text-sm text-warn">
            审核意见:{field.remark}
          </p>
        )}
        {children}
        {field.errors && field.errors.length > 0 && (
          <p id={`${field.name}-error`} className="mt-1 text-sm text-bad">
            {field.errors.join(';')}
          </p>
        )}
        {field.help && (
          <div id={`${field.name}-help`} className="mt-1 text-sm text-ink-3">
            {field.help}
          </div>
        )}
        {field.previous !== undefined && (
          <p className="mt-1 text-sm text-ink-3">修改前:{field.previous || '(空)'}</p>
        )}
      </div>
    </div>
  )
}

/** Ties remark, error and help to the control, and says whether it is wrong or needed. */
export function describedBy(field: Pick<FieldInfo, 'name' | 'errors'> & Omit<FieldOptions, 'personal'>) {
  const wrong = Boolean(field.errors?.length)
  const ids = [
    field.remark && `${field.name}-remark`,
    wrong && `${field.name}-error`,
    field.help && `${field.name}-help`,
  ].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': wrong || undefined,
    'aria-required': field.required || undefined,
  } as const
}

/** Parts a field's props: what the frame needs, and what is left for the control. */
export function split<P extends FieldInfo & FieldOptions>(props: P) {
  const {
    name,
    label,
    errors,
    help,
    required,
    wide,
    stacked,
    personal,
    previous,
    remark,
    defaultLabel,
    ...rest
  } = props
  const frame = { name, label, errors, help, required, wide, stacked, previous, remark }
  const control = { id: name, name, 'data-private': personal || undefined, ...describedBy(frame) }
  return { frame, control, rest, defaultLabel }
}

type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  'name' | 'id' | 'required' | 'defaultValue' | 'value'
>

export function TextField({
  unit,
  ...props
}: FieldInfo & FieldOptions & Native<'input'> & { unit?: string }) {
  const { frame, control, rest } = split(props)
  return (
    <Labelled {...frame}>
      <WithUnit unit={unit}>
        <input type="text" autoComplete="off" {...rest} {...control} className="control" />
      </WithUnit>
    </Labelled>
  )
}

/** Whole or decimal numbers as text: a numeric keyboard on phones, no wheel that changes a value by accident. */
export function NumberField({
  unit,
  whole,
  ...props
}: FieldInfo & FieldOptions & Native<'input'> & { unit?: string; whole?: boolean }) {
  const { frame, control, rest } = split(props)
  return (
    <Labelled {...frame}>
      <WithUnit unit={unit}>
        <input
          type="text"
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          {...rest}
          {...control}
          className="control tabular"
        />
      </WithUnit>
    </Labelled>
  )
}

export function WithUnit({ unit, children }: { unit?: string; children: ReactNode }) {
  if (!unit) return children
  return (
    <div className="relative [&>input]:pr-12">
      {children}
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-3">
        {unit}
      </span>
    </div>
  )
}

export function TextAreaField(props: FieldInfo & FieldOptions & Native<'textarea'>) {
  const { frame, control, rest } = split(props)
  return (
    <Labelled {...frame}>
      <textarea rows={4} {...rest} {...control} className="control resize-y" />
    </Labelled>
  )
}

/** `key` remounts the select: React 19 resets it to its first defaultValue after an action (react#30580). */
export function SelectField({
  options,
  placeholder = '请选择',
  ...props
}: FieldInfo & FieldOptions & Native<'select'> & { options: Option[]; placeholder?: string }) {
  const { frame, control, rest } = split(props)
  const { defaultValue, ...select } = rest
  return (
    <Labelled {...frame}>
      <select
        key={defaultValue}
        defaultValue={defaultValue ?? ''}
        {...select}
        {...control}
        className="control"
      >
        <option value="">{placeholder}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function RadioField({ options, ...props }: FieldInfo & FieldOptions & { options: Option[] }) {
  const { frame, control, rest } = split(props)
  return (
    <Labelled {...frame} group>
      <div
        role="radiogroup"
        id={control.id}
        aria-labelledby={`${frame.name}-label`}
        aria-describedby={control['aria-describedby']}
        aria-invalid={control['aria-invalid']}
        aria-required={control['aria-required']}
        tabIndex={-1}
        className="flex flex-wrap gap-x-5 gap-y-1 md:pt-[5px]"
      >
        {options.map((option) => (
          <Choice key={option.value} option={option}>
            <input
              type="radio"
              name={frame.name}
              value={option.value}
              defaultChecked={rest.defaultValue === option.value}
              data-private={control['data-private']}
            />
          </Choice>
        ))}
      </div>
    </Labelled>
  )
}

/** One box. Unticked posts nothing, as browsers do. */
export function CheckboxField({
  value = 'true',
  text,
  ...props
}: FieldInfo & FieldOptions & { value?: string; text?: string }) {
  const { frame, control, rest } = split(props)
  return (
    <Labelled {...frame} label={text ? frame.label : ''} group>
      <label className="inline-flex items-start gap-2 max-md:min-h-11 max-md:items-center md:pt-[5px]">
        <input
          type="checkbox"
          {...control}
          value={value}
          defaultChecked={rest.defaultValue === value}
          className="md:mt-[3px]"
        />
        {text ?? frame.label}
      </label>
    </Labelled>
  )
}

/** Several of a list, posted as one value joined by commas. */
export function CheckboxesField({ options, ...props }: FieldInfo & FieldOptions & { options: Option[] }) {
  const { frame, control, rest } = split(props)
  const [chosen, setChosen] = useState(() => new Set(rest.defaultValue?.split(',').filter(Boolean)))
  const toggle = (value: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(value)
    else next.delete(value)
    setChosen(next)
  }
  return (
    <Labelled {...frame} group>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot put its legend beside the control */}
      <div
        role="group"
        id={control.id}
        aria-labelledby={`${frame.name}-label`}
        aria-describedby={control['aria-describedby']}
        tabIndex={-1}
        data-invalid={control['aria-invalid']}
        className="flex flex-wrap gap-x-5 gap-y-1 md:pt-[5px]"
      >
        <input
          type="hidden"
          name={frame.name}
          value={options
            .map((option) => option.value)
            .filter((value) => chosen.has(value))
            .join(',')}
          data-private={control['data-private']}
        />
        {options.map((option) => (
          <Choice key={option.value} option={option}>
            <input
              type="checkbox"
              checked={chosen.has(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
          </Choice>
        ))}
      </div>
    </Labelled>
  )
}

function Choice({ option, children }: { option: Option; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="inline-flex items-center gap-2 max-md:min-h-11">
      {children}
      <span>
        {option.label}
        {option.help && <span className="ml-1 text-sm text-ink-3">{option.help}</span>}
      </span>
    </label>
  )
}

export function FileField(props: FieldInfo & FieldOptions & Native<'input'>) {
  const { frame, control, rest } = split(props)
  const { defaultValue: _, ...input } = rest
  return (
    <Labelled {...frame}>
      <input
        type="file"
        {...input}
        {...control}
        className="control py-1 file:mr-3 file:rounded file:border file:border-control file:bg-surface file:px-2 file:py-0 file:text-ink"
      />
    </Labelled>
  )
}

/** A value that stands here for reading only. */
export function ReadOnlyField({
  label,
  value,
  wide,
  help,
}: FieldOptions & { label: string; value: ReactNode }) {
  return (
    <div
      className={classNames(
        'grid gap-x-3 gap-y-1 md:grid-cols-[7.5em_minmax(0,1fr)]',
        wide && 'md:col-span-full',
      )}
    >
      <span className="text-ink-2 md:pt-[5px] md:text-right">{label}</span>
      <div className="min-w-0 md:pt-[5px]">
        {value || '—'}
        {help && <div className="mt-1 text-sm text-ink-3">{help}</div>}
      </div>
    </div>
  )
}
