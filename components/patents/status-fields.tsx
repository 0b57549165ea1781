'use client'

import { useState } from 'react'
import { DateField } from '@/components/ui/date-field'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import type { PatentStatus } from '@/lib/generated/prisma/enums'
import { patentLabels, patentStatusLabels } from '@/lib/patents/labels'
import { isRestoration, needsReason } from '@/lib/patents/lifecycle'

/** What a step asks depends on where it leads: the number and the day it brings, and why when something ends. */
export function StatusFields({ from, next }: { from: PatentStatus; next: PatentStatus[] }) {
  const [chosen, setChosen] = useState<PatentStatus | null>(next.length === 1 ? (next[0] ?? null) : null)
  const restoring = chosen !== null && isRestoration(from, chosen)
  return (
    <>
      <SelectField
        name="status"
        label="变更为"
        options={next.map((status) => ({ value: status, label: stepLabel(from, status) }))}
        defaultValue={chosen ?? undefined}
        onChange={(event) => setChosen(next.find((status) => status === event.target.value) ?? null)}
        stacked
        required
      />
      <DateField name="statusOn" label={dayLabel(chosen, restoring)} stacked required />
      {chosen === 'ACCEPTED' && !restoring && (
        <TextField
          name="applicationNo"
          label={patentLabels.applicationNo}
          maxLength={30}
          help="如 202311303481.9"
          stacked
          required
        />
      )}
      {chosen === 'PUBLISHED' && !restoring && (
        <TextField
          name="publicationNo"
          label={patentLabels.publicationNo}
          maxLength={30}
          help="如 CN117123456A,可以后补填"
          stacked
        />
      )}
      {chosen === 'VALID' && !restoring && (
        <TextField
          name="grantNo"
          label={patentLabels.grantNo}
          maxLength={30}
          help="不填则为 ZL 加申请号;也可填授权公告号,如 CN117123456B"
          stacked
        />
      )}
      <TextAreaField
        name="reason"
        label={restoring ? '恢复原因' : '说明'}
        rows={3}
        maxLength={200}
        required={chosen !== null && needsReason(from, chosen)}
        help="不少于 5 个字,将记入变更记录"
        stacked
      />
    </>
  )
}

function stepLabel(from: PatentStatus, to: PatentStatus) {
  if (isRestoration(from, to)) return `恢复为${patentStatusLabels[to]}`
  return to === 'VALID' ? '授权' : patentStatusLabels[to]
}

function dayLabel(status: PatentStatus | null, restoring: boolean) {
  if (restoring) return '恢复日期'
  if (status === 'ACCEPTED') return patentLabels.filedOn
  if (status === 'PUBLISHED') return patentLabels.publishedOn
  if (status === 'VALID') return patentLabels.grantedOn
  return '日期'
}
