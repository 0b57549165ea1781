'use client'

import { RegistrationFields } from '@/components/contracts/registration-fields'
import { AmountField } from '@/components/ui/amount-field'
import { SelectField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { contractFormLabels, contractTypeLabels } from '@/lib/contracts/labels'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'

/** 认定登记: what the authority decided about type and 技术交易额, and the number it gave. */
export function RegistrationForm(props: {
  action: FormAction
  id: string
  saved: Record<string, string>
  version: number
  /** For reading beside what is typed. */
  total: string
  cancelHref: string
}) {
  return (
    <FormShell
      action={props.action}
      labels={contractFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`contract:${props.id}:register`}
      cancelHref={props.cancelHref}
      submitLabel="认定登记"
    >
      {(field) => (
        <FormGroup title="认定登记" description="与登记证明一致。登记后计入成交额和技术交易额。">
          <RegistrationFields field={field} />
          <SelectField {...field('type')} options={optionsOf(contractTypeLabels)} required />
          <AmountField {...field('technologyFen')} required help={`不大于合同成交额 ${props.total} 万元`} />
        </FormGroup>
      )}
    </FormShell>
  )
}
