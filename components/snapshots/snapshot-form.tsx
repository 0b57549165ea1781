'use client'

import { DateField } from '@/components/ui/date-field'
import { CheckboxesField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/form-state'
import { snapshotLabels } from '@/lib/snapshots/labels'

export function SnapshotForm(props: {
  action: FormAction
  saved: Record<string, string>
  /** What the figures are narrowed to, as the address of the dashboard had it, and how that reads. */
  filters: Record<string, string>
  filterText: string
  indicators: { value: string; label: string }[]
  /** Nothing that has not come yet is counted. */
  today: string
  cancelHref: string
}) {
  return (
    <FormShell
      action={props.action}
      labels={snapshotLabels}
      saved={props.saved}
      hidden={props.filters}
      cancelHref={props.cancelHref}
      submitLabel="冻结"
      remarks={
        <Notice tone="info" title="冻结后不能修改、不能删除">
          快照保留各指标当时的数值、口径和构成明细。其后的更正另行列示,快照本身保持发布时的样子。
        </Notice>
      }
    >
      {(field) => (
        <>
          <FormGroup title="快照">
            <TextField {...field('title')} required maxLength={120} wide help="如:2022 年前三季度统计月报" />
            <DateField {...field('asOf')} required max={props.today} />
            <DateField {...field('from')} help="期间指标从此日起统计;不填为当年 1 月 1 日" />
            <DateField
              {...field('knownAt')}
              max={props.today}
              help="只按这一天已经登记的数据统计;不填为现在所知"
            />
            <TextAreaField {...field('note')} maxLength={500} wide />
          </FormGroup>
          <FormGroup
            title="指标"
            {...(props.filterText ? { description: `只统计:${props.filterText}` } : {})}
          >
            <CheckboxesField {...field('indicatorIds')} options={props.indicators} wide required />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
