'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { DateField } from '@/components/ui/date-field'
import { Labelled, TextAreaField } from '@/components/ui/field'
import type { FieldOf } from '@/components/ui/form-fields'
import { FormShell } from '@/components/ui/form-shell'
import { useScripted } from '@/components/ui/progressive-action'
import type { FormAction } from '@/lib/form-state'
import type { ReportSituation } from '@/lib/generated/prisma/enums'
import { progressReportLabels, reportSituationLabels } from '@/lib/progress-reports/labels'

type ReportFormProps = {
  action: FormAction
  projectId: string
  period: string
  percentBefore: number
  plannedEndOn: string
  /** The report being submitted again, as its form posts it, with the version it was read at. */
  saved?: Record<string, string>
  version?: number
  /** Returned: the reviewer's remark, and the values that were returned stand at their fields. */
  remark?: string
  cancelHref: string
}

type Field = FieldOf<keyof typeof progressReportLabels>

const situations: { value: ReportSituation; help: string }[] = [
  { value: 'NO_CHANGE', help: '与上次相同' },
  { value: 'PROGRESS', help: '进度有推进' },
  { value: 'DIFFICULTY', help: '需要协调解决' },
  { value: 'EXTENSION', help: '不能按期完成' },
]

/** One month of one project, on a phone: what happened, how far, one sentence, 提交. Works without JavaScript. */
export function ReportForm(props: ReportFormProps) {
  return (
    <FormShell
      action={props.action}
      labels={progressReportLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`report:${props.projectId}:${props.period}`}
      cancelHref={props.cancelHref}
      submitLabel="提交"
      hidden={{ period: props.period }}
    >
      {(field) => <ReportFields {...props} field={field} />}
    </FormShell>
  )
}

function ReportFields({ field, ...props }: ReportFormProps & { field: Field }) {
  const before = props.percentBefore
  const percentField = field('percent')
  const [situation, setSituation] = useState(field('situation').defaultValue ?? '')
  const [percent, setPercent] = useState(percentField.defaultValue ?? String(before))
  const scripted = useScripted()
  const lowered = percent !== '' && Number(percent) < before
  const previous = (name: keyof typeof progressReportLabels) =>
    props.remark === undefined ? {} : { previous: props.saved?.[name] ?? '' }

  const choose = (value: ReportSituation) => {
    setSituation(value)
    if (value === 'NO_CHANGE') setPercent(String(before))
  }

  return (
    <div className="grid gap-5">
      <Labelled {...field('situation')} stacked required group remark={props.remark}>
        <div
          id="situation"
          role="radiogroup"
          aria-labelledby="situation-label"
          tabIndex={-1}
          className="grid grid-cols-2 gap-2 md:grid-cols-4"
        >
          {situations.map(({ value, help }) => (
            <label
              key={value}
              className={classNames(
                'flex min-h-16 cursor-pointer items-start gap-2 rounded border px-3 py-2',
                'has-checked:border-accent has-checked:bg-accent-soft',
                situation === value
                  ? 'border-accent bg-accent-soft'
                  : 'border-control bg-surface hover:bg-hover',
              )}
            >
              <input
                type="radio"
                name="situation"
                value={value}
                className="mt-1"
                checked={situation === value}
                onChange={() => choose(value)}
              />
              <span>
                <span className="block font-semibold">{reportSituationLabels[value]}</span>
                <span className="block text-sm text-ink-3">{help}</span>
              </span>
            </label>
          ))}
        </div>
      </Labelled>

      <Labelled
        {...percentField}
        stacked
        required
        help={`上次 ${before}%${lowered ? ';比上次低,请在下面说明原因' : ''}`}
        {...previous('percent')}
      >
        <div className="flex flex-wrap items-center gap-2">
          <span className="relative w-24">
            <input
              id="percent"
              name="percent"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              className="control pr-8 text-right tabular"
              value={percent}
              readOnly={scripted && situation === 'NO_CHANGE'}
              aria-describedby={percentField.errors ? 'percent-error percent-help' : 'percent-help'}
              aria-invalid={percentField.errors ? true : undefined}
              onChange={(event) => setPercent(event.target.value.replace(/[^\d]/g, '').slice(0, 3))}
            />
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-3">
              %
            </span>
          </span>
          {scripted &&
            [5, 10].map((step) => (
              <Button
                key={step}
                disabled={situation === 'NO_CHANGE'}
                onClick={() => setPercent(String(Math.min(100, (Number(percent) || 0) + step)))}
              >
                +{step}%
              </Button>
            ))}
          {scripted && (
            <input
              type="range"
              min={0}
              max={100}
              step={1}
              aria-label="进度滑块"
              className="h-11 w-full min-w-0 accent-(--accent) md:h-8"
              disabled={situation === 'NO_CHANGE'}
              value={Math.min(100, Number(percent) || 0)}
              onChange={(event) => setPercent(event.target.value)}
            />
          )}
        </div>
      </Labelled>

      <TextAreaField
        {...field('narrative')}
        stacked
        rows={2}
        maxLength={500}
        required={lowered || (situation !== '' && situation !== 'NO_CHANGE')}
        help={situation === 'NO_CHANGE' ? '可不填' : '不要填写涉密内容'}
        {...previous('narrative')}
      />

      <div hidden={scripted && situation !== 'EXTENSION'}>
        <DateField
          {...field('requestedEndOn')}
          stacked
          help={`仅申请延期时填写;现计划完成日期 ${props.plannedEndOn}`}
          required={situation === 'EXTENSION'}
          {...previous('requestedEndOn')}
        />
      </div>

      <details
        open={
          Boolean(field('problems').defaultValue || field('nextSteps').defaultValue) ||
          situation === 'DIFFICULTY'
        }
      >
        <summary className="flex min-h-11 cursor-pointer items-center text-accent">
          补充问题和下一步打算(选填)
        </summary>
        <div className="mt-2 grid gap-4">
          <TextAreaField {...field('problems')} stacked rows={2} maxLength={500} {...previous('problems')} />
          <TextAreaField
            {...field('nextSteps')}
            stacked
            rows={2}
            maxLength={500}
            {...previous('nextSteps')}
          />
        </div>
      </details>
    </div>
  )
}
