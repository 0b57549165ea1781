'use client'

import { CheckboxField, RadioField, SelectField, TextAreaField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import type { FormAction } from '@/lib/form-state'

const labels = {
  winnerId: '保留单位',
  aliasKind: '原名称作为',
  confirmCodes: '代码不同',
  reason: '合并原因',
}

/** Who stays, what the other name becomes, and why. */
export function MergeForm(props: {
  action: FormAction
  cancelHref: string
  organizations: { id: string; name: string; note: string }[]
  aliasKinds: { value: string; label: string }[]
  suggested: string
  codesDiffer: boolean
}) {
  return (
    <FormShell
      action={props.action}
      labels={labels}
      saved={{ winnerId: props.suggested, aliasKind: 'COLLOQUIAL' }}
      cancelHref={props.cancelHref}
      submitLabel="合并"
    >
      {(field) => (
        <FormGroup title="合并">
          <RadioField
            {...field('winnerId')}
            required
            wide
            help="另一单位作废并指向保留单位;它的名称和别名成为保留单位的别名,保留单位空缺的资料由它补齐"
            options={props.organizations.map(({ id, name, note }) => ({
              value: id,
              label: name,
              help: note,
            }))}
          />
          <SelectField {...field('aliasKind')} required options={props.aliasKinds} />
          {props.codesDiffer && (
            <CheckboxField
              {...field('confirmCodes')}
              wide
              text="已核实:两个代码先后属于同一单位(更名、吸收合并等)"
            />
          )}
          <TextAreaField
            {...field('reason')}
            required
            wide
            rows={3}
            maxLength={500}
            help="至少 5 个字,将记入变更记录"
          />
        </FormGroup>
      )}
    </FormShell>
  )
}
