'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Comparison } from '@/components/ui/comparison'
import {
  clearDraft,
  type Draft,
  draftValues,
  readDraft,
  sameValues,
  writeDraft,
} from '@/components/ui/draft-keeper'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextAreaField } from '@/components/ui/field'
import { type FieldInfo, type FieldOf, formFields, succeeded } from '@/components/ui/form-fields'
import { FormGroup } from '@/components/ui/form-group'
import { Notice } from '@/components/ui/notice'
import { useProgressiveAction } from '@/components/ui/progressive-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction, type FormState } from '@/lib/form-state'

export { FormGroup }

export type FormShellProps<Name extends string> = {
  action: FormAction
  labels: Record<Name, string>
  saved?: Partial<Record<string, string>>
  version?: number
  /** Where a draft is kept in this browser, e.g. `agreement:new`; none without it. */
  draftKey?: string
  cancelHref?: string
  submitLabel?: string
  secondary?: { name: string; value: string; label: string }[]
  hidden?: Record<string, string>
  remarks?: ReactNode
  children: (field: FieldOf<Name>, state: FormState) => ReactNode
}

/**
 * A form from first key to saved record: errors, drafts, two people at once, look-alikes, and one submission however
 * often the button is pressed. The fields are remounted after every answer (`formKey`), because React 19 empties a
 * form after its action.
 */
export function FormShell<Name extends string>(props: FormShellProps<Name>) {
  const { draftKey } = props
  const form = useRef<HTMLFormElement>(null)
  const versionInput = useRef<HTMLInputElement>(null)
  const [submissionId, renewSubmission] = useSubmissionId()
  const drafts = useDraft(form, draftKey)

  const [state, submit, pending] = useProgressiveAction(props.action, async (previous, data) => {
    try {
      const answer = await props.action(previous, data)
      drafts.answered(succeeded(answer))
      if (succeeded(answer)) renewSubmission()
      return answer
    } catch (error) {
      // A redirect is how an action says that all is saved; anything else keeps the draft.
      drafts.answered(isRedirect(error))
      if (error instanceof TypeError) return interrupted(previous, data)
      throw error
    }
  })

  const saved = { ...props.saved, ...drafts.restored?.values }
  const field = formFields(state, props.labels, saved)
  const version = state.values.version ?? drafts.restored?.version ?? props.version?.toString()

  return (
    <form
      ref={form}
      action={submit}
      noValidate
      onBlur={drafts.keep}
      onInput={drafts.touch}
      onSubmit={drafts.sending}
      aria-busy={pending}
      className="page-form rounded-panel border border-line bg-surface"
    >
      {submissionId !== '' && <input type="hidden" name="submissionId" value={submissionId} />}
      {version !== undefined && (
        <input
          ref={versionInput}
          type="hidden"
          name="version"
          defaultValue={version}
          key={`v${state.formKey}`}
        />
      )}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}

      <div className="grid gap-6 px-4 py-5 md:px-6">
        {drafts.restored && (
          <Notice
            tone="info"
            live
            title="已恢复未提交的草稿"
            actions={
              <Button size="sm" onClick={drafts.discard}>
                放弃草稿
              </Button>
            }
          >
            内容保存于 {clock(drafts.restored.savedAt)},尚未提交。
          </Notice>
        )}
        {props.remarks}
        {!state.conflict && !state.duplicates?.length && (
          <ErrorSummary state={state} labels={{ ...props.labels, correctionReason: '更正原因' }} />
        )}
        {state.conflict && (
          <ConflictChoice
            conflict={state.conflict}
            formKey={state.formKey}
            onKeepMine={() => {
              if (versionInput.current) versionInput.current.value = String(state.conflict?.version)
            }}
            onTakeTheirs={drafts.discardAndReload}
          />
        )}
        {state.duplicates && state.duplicates.length > 0 && (
          <DuplicateChoice duplicates={state.duplicates} formKey={state.formKey} message={state.message} />
        )}
        <div key={`${state.formKey}-${drafts.generation}`} className="grid gap-6">
          {props.children(field, state)}
          <CorrectionGroup state={state} field={field} />
        </div>
      </div>

      <div className="sticky bottom-(--bottom-bar) z-10 flex flex-wrap items-center gap-2 rounded-b-panel border-t border-line bg-surface px-4 py-3 md:px-6 print:hidden">
        <SubmitButton pendingText="提交中…" className="max-md:flex-1">
          {props.submitLabel ?? '保存'}
        </SubmitButton>
        {props.secondary?.map((button) => (
          <SubmitButton
            key={button.value}
            variant="secondary"
            name={button.name}
            value={button.value}
            className="max-md:flex-1"
          >
            {button.label}
          </SubmitButton>
        ))}
        {props.cancelHref && (
          <a data-soft href={props.cancelHref} className={buttonClass('quiet')}>
            取消
          </a>
        )}
        {draftKey && (
          // Its room is kept: if saving a draft on blur moved the buttons, the press that caused the blur would miss them.
          <span className="ml-auto min-h-5 min-w-44 text-right text-sm text-ink-3 tabular max-md:order-first max-md:basis-full">
            {drafts.keptAt ? `草稿已保存 ${clock(drafts.keptAt)}` : ''}
          </span>
        )}
      </div>
    </form>
  )
}

/** What lies in a locked period is changed by 更正: asked for as soon as the answer says that one is locked. */
function CorrectionGroup(props: { state: FormState; field: (name: string, label: string) => FieldInfo }) {
  const { fieldErrors, values } = props.state
  if (!fieldErrors.correctionReason && !values.correctionReason) return null
  return (
    <FormGroup title="更正" description="该期间的数已锁定。更正会保留原值,并列入该期间锁定后的更正。">
      <TextAreaField {...props.field('correctionReason', '更正原因')} required maxLength={200} wide />
    </FormGroup>
  )
}

function ConflictChoice(props: {
  conflict: NonNullable<FormState['conflict']>
  formKey: number
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const { conflict } = props
  return (
    <Choice
      formKey={props.formKey}
      title="已被他人修改"
      text={`${conflict.changedBy} 于 ${conflict.changedAt} 保存了这条记录。您填写的内容仍在下方,请对照后选择。`}
    >
      <Comparison
        caption="您的内容与已保存内容的对照"
        left="我的内容"
        right={`${conflict.changedBy} 保存的内容`}
        rows={conflict.fields.map(({ label, mine, theirs }) => ({ label, left: mine, right: theirs }))}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <SubmitButton variant="primary" onClick={props.onKeepMine}>
          保留我的
        </SubmitButton>
        <Button onClick={props.onTakeTheirs}>采用对方的</Button>
      </div>
    </Choice>
  )
}

function DuplicateChoice(props: {
  duplicates: NonNullable<FormState['duplicates']>
  formKey: number
  message: string | null
}) {
  return (
    <Choice
      formKey={props.formKey}
      title={props.message ?? '可能与已有记录重复'}
      text="请对照后选择打开已有记录,或确认不是同一事项后仍要保存。"
    >
      <div className="grid gap-4">
        {props.duplicates.map((duplicate) => (
          <div key={duplicate.id}>
            <Comparison
              caption={`与“${duplicate.title}”的对照`}
              left="正在填写"
              right={duplicate.title}
              rows={duplicate.fields.map(({ label, mine, theirs }) => ({ label, left: mine, right: theirs }))}
            />
            <a href={duplicate.href} className={`mt-2 ${buttonClass('secondary', 'sm')}`}>
              打开已有记录
            </a>
          </div>
        ))}
      </div>
      <div className="mt-3">
        <SubmitButton variant="primary" name="confirmDuplicate" value="1">
          仍要保存
        </SubmitButton>
      </div>
    </Choice>
  )
}

/** A question that must be answered before saving; takes the focus when it appears. */
function Choice(props: { formKey: number; title: string; text: string; children: ReactNode }) {
  const frame = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer of the server is a new question
  useEffect(() => frame.current?.focus(), [props.formKey])
  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={props.title}
      className="rounded border border-warn/50 bg-surface p-4 focus:outline-none"
    >
      <Notice tone="warn" title={props.title}>
        {props.text}
      </Notice>
      <div className="mt-3">{props.children}</div>
    </section>
  )
}

/** One id per intended record: resent with every try, so that a second press or a retry writes nothing twice. */
function useSubmissionId() {
  const [id, setId] = useState('')
  useEffect(() => setId(crypto.randomUUID()), [])
  return [id, () => setId(crypto.randomUUID())] as const
}

function useDraft(form: React.RefObject<HTMLFormElement | null>, key: string | undefined) {
  const [restored, setRestored] = useState<Draft | null>(null)
  const [generation, setGeneration] = useState(0)
  const [keptAt, setKeptAt] = useState<number | null>(null)
  const initial = useRef<Record<string, string>>({})
  const kept = useRef<Record<string, string>>({})
  const touched = useRef(false)
  const sent = useRef(false)

  const keep = () => {
    if (!key || !form.current || sent.current) return
    const values = draftValues(form.current)
    if (sameValues(values, kept.current)) return
    kept.current = values
    if (sameValues(values, initial.current)) {
      clearDraft(key)
      setKeptAt(null)
      return
    }
    const version = new FormData(form.current).get('version')
    const savedAt = Date.now()
    const draft = { values, savedAt, version: typeof version === 'string' ? version : undefined }
    if (writeDraft(key, draft)) setKeptAt(savedAt)
  }
  const latestKeep = useRef(keep)
  useEffect(() => {
    latestKeep.current = keep
  })

  // A stored draft can only be read in the browser, after the server's page has been taken over.
  useEffect(() => {
    if (!form.current) return
    initial.current = draftValues(form.current)
    kept.current = initial.current
    const draft = key ? readDraft(key, Date.now()) : null
    if (draft && !sameValues({ ...initial.current, ...draft.values }, initial.current)) {
      setRestored(draft)
      setGeneration((count) => count + 1)
    }
    const onTime = () => latestKeep.current()
    const timer = setInterval(onTime, 10_000)
    document.addEventListener('visibilitychange', onTime)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onTime)
    }
  }, [form, key])

  useEffect(() => {
    const unsaved = () =>
      !sent.current &&
      form.current !== null &&
      (touched.current || !sameValues(draftValues(form.current), initial.current))
    return warnBeforeLeaving(unsaved)
  }, [form])

  const forget = () => {
    if (key) clearDraft(key)
    touched.current = false
    setRestored(null)
    setKeptAt(null)
  }

  return {
    restored,
    generation,
    keptAt,
    keep,
    touch: () => {
      touched.current = true
    },
    sending: () => {
      latestKeep.current()
      sent.current = true
    },
    answered: (success: boolean) => {
      if (success) forget()
      // After a success the page is leaving: nothing is unsaved any more.
      else sent.current = false
    },
    discard: () => {
      forget()
      kept.current = initial.current
      setGeneration((count) => count + 1)
    },
    discardAndReload: () => {
      forget()
      sent.current = true
      window.location.reload()
    },
  }
}

/** Closing the window asks by the browser's own dialog; a link inside the portal asks in our words. */
function warnBeforeLeaving(unsaved: () => boolean) {
  const onUnload = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest?.('a[href]')
    if (!link || event.defaultPrevented || !unsaved()) return
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const href = link.getAttribute('href') ?? ''
    if (href.startsWith('#') || link.getAttribute('target') === '_blank' || link.hasAttribute('download'))
      return
    if (!window.confirm('填写的内容尚未提交,确定离开此页吗?')) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  window.addEventListener('beforeunload', onUnload)
  document.addEventListener('click', onClick, true)
  return () => {
    window.removeEventListener('beforeunload', onUnload)
    document.removeEventListener('click', onClick, true)
  }
}

function isRedirect(error: unknown) {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT')
}

/** The request got no answer. It may have been written all the same: the next try carries the same submissionId. */
function interrupted(previous: FormState, data: FormData): FormState {
  const texts = [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    ...emptyForm,
    values: Object.fromEntries(texts),
    message: '网络中断,没有收到保存结果。填写的内容仍在本页,请检查网络后再次提交,不会重复登记。',
    formKey: previous.formKey + 1,
  }
}

function clock(at: number) {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' })
}
