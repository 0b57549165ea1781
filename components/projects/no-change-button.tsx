'use client'

import { useProgressiveAction } from '@/components/ui/progressive-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction } from '@/lib/form-state'

/** 无变化 in one tap. A second tap, or a retry after a lost answer, is the same report. */
export function NoChangeButton(props: { action: FormAction; label: string }) {
  const [state, submit] = useProgressiveAction(props.action, async (previous, form) => {
    try {
      return await props.action(previous, form)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return {
        ...emptyForm,
        message: '网络中断,没有收到提交结果。请再点一次,不会重复填报。',
        formKey: previous.formKey + 1,
      }
    }
  })
  const refusal = Object.values(state.fieldErrors).flat().find(Boolean) ?? state.message
  return (
    <form action={submit} className="grid gap-1">
      <SubmitButton variant="secondary" pendingText="提交中…" className="w-full">
        {props.label}
      </SubmitButton>
      {refusal && (
        <p role="alert" className="text-sm text-bad">
          {refusal}
        </p>
      )}
    </form>
  )
}
