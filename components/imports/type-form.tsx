'use client'

import { SelectField } from '@/components/ui/field'
import { FormGroup } from '@/components/ui/form-group'
import { Notice } from '@/components/ui/notice'
import { useProgressiveAction } from '@/components/ui/progressive-action'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

/** The machine did not see what the file is a list of: somebody says it. */
export function TypeForm(props: { action: FormAction; types: { value: string; label: string }[] }) {
  const [state, submit] = useProgressiveAction(props.action, props.action)
  return (
    <form action={submit} noValidate className="page-form rounded-panel border border-line bg-surface p-5">
      {state.message && <Notice tone="bad" live title={state.message} />}
      <FormGroup title="这张表是什么">
        <SelectField
          name="type"
          label="导入到"
          required
          options={props.types}
          errors={state.fieldErrors.type}
          help="选定后按该类数据重新识别表头和各列"
        />
      </FormGroup>
      <div className="mt-5">
        <SubmitButton pendingText="识别中…">按此识别</SubmitButton>
      </div>
    </form>
  )
}
