'use client'

import { useId, useState } from 'react'
import { CountsBar } from '@/components/imports/counts-bar'
import { MissingFields } from '@/components/imports/missing-fields'
import { SheetSection } from '@/components/imports/sheet-section'
import type { Counts, FieldOption, SheetGuess } from '@/components/imports/types'
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { useProgressiveAction } from '@/components/ui/progressive-action'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

/** `0.3` → which field column 3 of sheet 0 feeds. */
export type Mapping = Record<string, string>

/** How the file was understood, to be looked at once and corrected where the machine is wrong. */
export function RecognitionForm(props: {
  action: FormAction
  chooseType: FormAction
  sheets: SheetGuess[]
  type: string
  types: { value: string; label: string }[]
  fields: FieldOption[]
  defaults: Record<string, string>
  remember: boolean
  counts: Counts | null
  nextHref: string
}) {
  const [state, submit] = useProgressiveAction(props.action, props.action)
  const [typed, submitType] = useProgressiveAction(props.chooseType, props.chooseType)
  const [mapping, setMapping] = useState<Mapping>(() => guessed(props.sheets))
  const [used, setUsed] = useState(() => props.sheets.map(({ use }) => use))
  const [dirty, setDirty] = useState(false)
  const typeId = useId()
  const fed = new Set(
    Object.entries(mapping).flatMap(([place, key]) =>
      key && used[Number(place.split('.')[0])] ? [key] : [],
    ),
  )
  const missing = props.fields.filter((field) => field.required && !fed.has(field.key))
  const columns = props.sheets.flatMap((sheet, index) =>
    used[index] ? sheet.columns.map((column) => ({ column, place: `${index}.${column.index}` })) : [],
  )
  const unsure = columns.filter(
    ({ column, place }) => column.key && column.confidence < 0.8 && mapping[place] === column.key,
  ).length
  const remembered = columns.some(({ column }) =>
    column.reasons.some((reason) => reason.includes('上次导入')),
  )
  const { counts } = props

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <form
        action={submitType}
        className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-panel border border-line bg-surface px-4 py-3"
      >
        <p className="min-w-0 flex-1 basis-72">
          {remembered
            ? '同样表头的文件以前导入过,已按上次的对应关系识别。'
            : unsure > 0
              ? `有 ${unsure} 列请确认对应的字段,其余各列已识别。`
              : '各列均已识别,请核对后继续。'}
          {missing.length > 0 && (
            <>
              {missing.length} 个必填字段没有对应的列,可在
              <a href="#missing-fields" className="link mx-1 leading-6 underline underline-offset-2">
                下方
              </a>
              统一填写。
            </>
          )}
        </p>
        <div className="flex items-center gap-2">
          <label htmlFor={typeId} className="flex-none text-ink-2">
            导入到
          </label>
          <select id={typeId} name="type" defaultValue={props.type} className="control md:w-32">
            {props.types.map((type) => (
              <option key={type.value} value={type.value}>
                {type.label}
              </option>
            ))}
          </select>
          <SubmitButton variant="secondary" pendingText="识别中…">
            重新识别
          </SubmitButton>
        </div>
        {typed.message && <Notice tone="bad" live title={typed.message} />}
      </form>
      <form
        action={submit}
        noValidate
        onChange={() => setDirty(true)}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        <ErrorSummary state={state} labels={{}} />
        {props.sheets.map((sheet, index) => (
          <SheetSection
            // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place in the file
            key={index}
            sheet={sheet}
            index={index}
            fields={props.fields}
            mapping={mapping}
            onMap={(place, key) => setMapping((before) => ({ ...before, [place]: key }))}
            used={used[index] ?? false}
            onUse={(use) => setUsed((before) => before.map((old, at) => (at === index ? use : old)))}
            hasAmounts={props.fields.some(({ kind }) => kind === 'amount')}
            only={props.sheets.length === 1}
          />
        ))}
        {used.every((use) => !use) && (
          <Notice tone="warn" title="没有要导入的工作表">
            请至少勾选一张工作表。
          </Notice>
        )}
        <MissingFields fields={missing} all={props.fields} defaults={props.defaults} />
        <div className="sticky bottom-(--bottom-bar) z-10 flex flex-wrap items-center gap-x-5 gap-y-2 rounded-panel border border-line bg-surface px-4 py-3">
          {counts && (
            <div className="min-w-0 flex-1 basis-80 max-md:hidden">
              <CountsBar counts={counts} />
            </div>
          )}
          <label className="inline-flex items-center gap-2 max-md:min-h-11">
            <input type="checkbox" name="remember" value="true" defaultChecked={props.remember} />
            记住此类表格的对应关系
          </label>
          <SubmitButton
            variant={dirty || !counts ? 'primary' : 'secondary'}
            pendingText="校验中…"
            className="max-md:flex-1"
          >
            按此重新校验
          </SubmitButton>
          {counts && !dirty && (
            <LinkButton href={props.nextHref} variant="primary" className="max-md:flex-1">
              {counts.problem > 0 ? '下一步:校验与修正' : '下一步:预演'}
            </LinkButton>
          )}
        </div>
      </form>
    </div>
  )
}

function guessed(sheets: SheetGuess[]): Mapping {
  return Object.fromEntries(
    sheets.flatMap((sheet, index) =>
      sheet.columns.map((column) => [`${index}.${column.index}`, column.key ?? '']),
    ),
  )
}
