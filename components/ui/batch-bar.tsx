'use client'

import { useActionState, useEffect, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { succeeded } from '@/components/ui/form-fields'
import { Notice } from '@/components/ui/notice'
import { boxesOf } from '@/components/ui/selection'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm, type FormAction, type FormState } from '@/lib/form-state'

export type BatchAction =
  | {
      label: string
      action: FormAction
      tone?: 'danger'
      reason?: { title: string; description?: string; label?: string }
    }
  | { label: string; href: string }

/**
 * Commands for several rows; stands right before the table. While rows are ticked it lies over the table's header
 * (phone: above the bottom bar), so that no row moves under the pointer. What the commands touch is always said: 已选 n 条, and the whole filter result only after
 * 全选 N 条(筛选结果) was pressed. Posts `ids` of the ticked rows, or `scope=filter` with the list's `query`.
 */
export function BatchBar(props: {
  form: string
  name?: string
  total: number
  query: string
  actions: BatchAction[]
  selectable?: number
}) {
  const name = props.name ?? 'ids'
  const { chosen, onPage, everything, chooseEverything, clear } = useSelection(props.form, name)
  const [answer, setAnswer] = useState<FormState | null>(null)
  const total = props.selectable ?? props.total
  const count = everything ? total : chosen
  const read = (state: FormState) => {
    setAnswer(state)
    if (succeeded(state)) clear()
  }

  return (
    <form id={props.form} aria-label="批量操作" className="no-print relative z-20">
      {everything && (
        <>
          <input type="hidden" name="scope" value="filter" />
          <input type="hidden" name="query" value={props.query} />
        </>
      )}
      <div
        className={
          count > 0
            ? 'absolute top-0 right-0 left-10 flex h-[33px] items-center gap-x-3 overflow-x-auto bg-accent-soft px-3 text-sm whitespace-nowrap max-md:fixed max-md:inset-x-0 max-md:top-auto max-md:bottom-(--bottom-bar) max-md:h-14 max-md:border-t max-md:border-line'
            : undefined
        }
      >
        <span role="status" className="tabular">
          {count > 0 &&
            (everything ? `已选筛选结果全部 ${total.toLocaleString('zh-CN')} 条` : `已选 ${count} 条`)}
        </span>
        {count > 0 && !everything && chosen === onPage && total > onPage && (
          <button type="button" className={buttonClass('quiet', 'sm')} onClick={chooseEverything}>
            全选 {total.toLocaleString('zh-CN')} 条(筛选结果)
          </button>
        )}
        {count > 0 && (
          <>
            <button type="button" className={buttonClass('quiet', 'sm')} onClick={clear}>
              取消选择
            </button>
            <span className="ml-auto flex flex-none items-center gap-2">
              {props.actions.map((action) => (
                <BatchButton
                  key={action.label}
                  form={props.form}
                  action={action}
                  count={count}
                  onAnswer={read}
                />
              ))}
            </span>
          </>
        )}
      </div>
      {answer?.message && (
        <div className="border-b border-line px-4 py-2">
          <Notice tone={succeeded(answer) ? 'ok' : 'bad'} live title={answer.message} />
        </div>
      )}
    </form>
  )
}

function BatchButton(props: {
  form: string
  action: BatchAction
  count: number
  onAnswer: (state: FormState) => void
}) {
  const { action, count, form } = props
  const label = `${action.label} ${count.toLocaleString('zh-CN')} 条`
  if ('href' in action) {
    return (
      <button
        type="submit"
        formMethod="get"
        formAction={action.href}
        className={buttonClass('secondary', 'sm')}
      >
        {label}
      </button>
    )
  }
  return action.reason ? (
    <ReasonedButton {...props} form={form} action={action} reason={action.reason} label={label} />
  ) : (
    <PlainButton {...props} action={action} label={label} />
  )
}

type Posting = Extract<BatchAction, { action: FormAction }>

function useAnswer(action: FormAction, onAnswer: (state: FormState) => void) {
  return useActionState<FormState, FormData>(async (previous, form) => {
    const answer = await action(previous, form)
    onAnswer(answer)
    return answer
  }, emptyForm)
}

function PlainButton(props: { action: Posting; label: string; onAnswer: (state: FormState) => void }) {
  const [, dispatch] = useAnswer(props.action.action, props.onAnswer)
  return (
    <SubmitButton size="sm" variant={props.action.tone ?? 'secondary'} formAction={dispatch}>
      {props.label}
    </SubmitButton>
  )
}

/** The dialog stands outside the form in the page; its controls belong to the form by `form=`. */
function ReasonedButton(props: {
  form: string
  action: Posting
  reason: { title: string; description?: string; label?: string }
  label: string
  onAnswer: (state: FormState) => void
}) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [tooShort, setTooShort] = useState(false)
  const label = props.reason.label ?? '原因'
  const [, dispatch, pending] = useAnswer(props.action.action, (state) => {
    setOpen(false)
    props.onAnswer(state)
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={props.reason.title}
      description={props.reason.description ?? `将处理 ${props.label.replace(props.action.label, '').trim()}`}
      trigger={
        <Button size="sm" variant={props.action.tone ?? 'secondary'}>
          {props.label}
        </Button>
      }
    >
      <TextAreaField
        name="reason"
        label={label}
        form={props.form}
        stacked
        required
        rows={3}
        maxLength={500}
        help="至少 5 个字,将记入变更记录"
        defaultValue={text}
        errors={tooShort ? [`请填写${label},至少 5 个字`] : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <DialogFooter>
        <DialogClose>
          <Button>取消</Button>
        </DialogClose>
        <button
          type="submit"
          form={props.form}
          formAction={dispatch}
          disabled={pending}
          className={buttonClass(props.action.tone ?? 'primary')}
          onClick={(event) => {
            const short = text.trim().length < 5
            setTooShort(short)
            if (short) event.preventDefault()
          }}
        >
          {pending ? '处理中…' : props.label}
        </button>
      </DialogFooter>
    </Dialog>
  )
}

function useSelection(form: string, name: string) {
  const [counts, setCounts] = useState({ chosen: 0, onPage: 0 })
  const [everything, setEverything] = useState(false)

  const read = () => {
    const boxes = boxesOf(form, name)
    setCounts({ chosen: boxes.filter((box) => box.checked).length, onPage: boxes.length })
  }

  useEffect(() => {
    const onChange = () => {
      const boxes = boxesOf(form, name)
      const chosen = boxes.filter((box) => box.checked).length
      setCounts({ chosen, onPage: boxes.length })
      if (chosen < boxes.length) setEverything(false)
    }
    onChange()
    document.addEventListener('change', onChange)
    return () => document.removeEventListener('change', onChange)
  }, [form, name])

  return {
    ...counts,
    everything,
    chooseEverything: () => setEverything(true),
    clear: () => {
      for (const box of boxesOf(form, name)) box.checked = false
      setEverything(false)
      read()
      document.dispatchEvent(new Event('change'))
    },
  }
}
