'use client'

import { SourceFields } from '@/components/external/source-fields'
import { NumberField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { externalRankingLabels } from '@/lib/external-rankings/labels'
import type { FormAction } from '@/lib/form-state'

export function ExternalRankingForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  cancelHref: string
}) {
  return (
    <FormShell
      action={props.action}
      labels={externalRankingLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`external-ranking:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
    >
      {(field) => (
        <>
          <FormGroup
            title="位次"
            description="位次由上级公布,门户不计算。没有评价体系和年度的位次不能引用,请先查明。"
          >
            <TextField
              {...field('scheme')}
              required
              maxLength={120}
              wide
              help="用文件中的全称,如:河北省县域科技创新能力监测评价"
            />
            <NumberField {...field('year')} required unit="年" inputMode="numeric" />
            <NumberField {...field('dataYear')} unit="年" inputMode="numeric" help="评价所用数据的年度" />
            <NumberField {...field('rank')} required unit="位" inputMode="numeric" />
            <NumberField {...field('total')} unit="个" inputMode="numeric" />
            <TextField {...field('score')} maxLength={12} inputMode="decimal" />
            <TextField {...field('className')} maxLength={20} help="如:A类、第一方阵" />
          </FormGroup>
          <FormGroup title="依据">
            <TextField {...field('publisher')} required maxLength={100} />
            <TextField {...field('documentNo')} maxLength={60} />
          </FormGroup>
          <SourceFields field={field} required={false} />
          <FormGroup title="其他">
            <TextAreaField {...field('note')} maxLength={500} wide />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
