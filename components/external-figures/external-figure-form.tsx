'use client'

import { SourceFields } from '@/components/external/source-fields'
import { DateField } from '@/components/ui/date-field'
import { NumberField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { externalFigureLabels } from '@/lib/external-figures/labels'
import type { FormAction } from '@/lib/form-state'

export function ExternalFigureForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  cancelHref: string
  indicators: { value: string; label: string }[]
}) {
  return (
    <FormShell
      action={props.action}
      labels={externalFigureLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`external-figure:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
    >
      {(field) => (
        <>
          <FormGroup
            title="公布的数字"
            description="照原文登记。“100余项”只知道不少于 100,不能登记为准确数;外部数据不计入门户统计。"
          >
            <TextField {...field('title')} required maxLength={120} wide help="如:达成合作意向" />
            <TextField {...field('figureText')} required maxLength={60} help="带单位,如 100余项" />
            <DateField {...field('asOf')} required />
            <NumberField {...field('exactValue')} inputMode="numeric" help="仅当公布的是准确数时填写" />
            <NumberField {...field('lowerBound')} inputMode="numeric" help="100余项填 100" />
            <SelectField {...field('indicatorId')} options={props.indicators} placeholder="门户未统计" />
          </FormGroup>
          <SourceFields field={field} required />
          <FormGroup title="其他">
            <TextAreaField {...field('note')} maxLength={500} wide />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
