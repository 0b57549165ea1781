'use client'

import { TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import type { FormAction } from '@/lib/form-state'
import { periodLockLabels } from '@/lib/period-locks/labels'

export function PeriodLockForm(props: {
  action: FormAction
  saved: Record<string, string>
  cancelHref: string
}) {
  return (
    <FormShell
      action={props.action}
      labels={periodLockLabels}
      saved={props.saved}
      cancelHref={props.cancelHref}
      submitLabel="锁定"
    >
      {(field) => (
        <FormGroup
          title="期间"
          description="锁定后,决定日期在期间内的记录,其日期、金额和作废只能通过更正变更,更正须填写原因并列入本锁定的更正清单。"
        >
          <TextField {...field('fromMonth')} required maxLength={10} inputMode="numeric" help="如 2022-01" />
          <TextField
            {...field('toMonth')}
            required
            maxLength={10}
            inputMode="numeric"
            help="已结束的月份,如 2022-09"
          />
          <TextAreaField {...field('reason')} required maxLength={200} wide help="如:前三季度统计已上报" />
        </FormGroup>
      )}
    </FormShell>
  )
}
