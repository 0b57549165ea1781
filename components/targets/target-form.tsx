'use client'

import { NumberField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import type { FormAction } from '@/lib/form-state'
import { targetLabels } from '@/lib/targets/labels'

export function TargetForm(props: {
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
      labels={targetLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`target:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
    >
      {(field) => (
        <>
          <FormGroup title="目标">
            <TextField
              {...field('title')}
              required
              maxLength={120}
              wide
              help="照文件中的说法,如:培育高新技术企业20家以上"
            />
            <NumberField {...field('year')} required unit="年" inputMode="numeric" />
            <SelectField
              {...field('indicatorId')}
              options={props.indicators}
              placeholder="门户未统计"
              help="选择后自动计算完成率"
            />
            <TextField
              {...field('value')}
              required
              maxLength={30}
              inputMode="decimal"
              help="金额类以万元为单位,比率类填百分数"
            />
            <TextField {...field('unit')} maxLength={10} help="选择对应指标的由系统确定" />
          </FormGroup>
          <FormGroup title="依据">
            <TextField {...field('documentNo')} maxLength={60} />
            <TextField {...field('publisher')} maxLength={100} />
            <TextAreaField {...field('remark')} maxLength={500} wide />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
