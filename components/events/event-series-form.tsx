'use client'

import { SelectField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { eventKindLabels, eventSeriesLabels } from '@/lib/events/labels'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'

export function EventSeriesForm(props: {
  action: FormAction
  id: string
  saved: Record<string, string>
  version: number
  cancelHref: string
}) {
  return (
    <FormShell
      action={props.action}
      labels={eventSeriesLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`event-series:${props.id}`}
      cancelHref={props.cancelHref}
    >
      {(field) => (
        <FormGroup title="活动系列">
          <TextField {...field('name')} required maxLength={80} wide />
          <SelectField {...field('kind')} options={optionsOf(eventKindLabels)} required />
          <TextField {...field('aliases')} maxLength={500} wide help="其他叫法,用顿号分隔" />
        </FormGroup>
      )}
    </FormShell>
  )
}
