'use client'

import { Combobox } from '@base-ui/react/combobox'
import { useEffect, useId, useRef, useState, useTransition } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { type FieldOptions, Labelled, SelectField, split, TextField } from '@/components/ui/field'
import type { FieldInfo } from '@/components/ui/form-fields'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'

export type OrganizationOption = { id: string; name: string; kind: string; region: string; codeTail: string }

export type CreatedOrganization =
  | { ok: true; option: OrganizationOption }
  | { ok: false; message: string | null; fieldErrors: Record<string, string[] | undefined> }

export type OrganizationPickerProps = FieldInfo &
  FieldOptions & {
    search: (query: string) => Promise<OrganizationOption[]>
    create?: (form: { name: string; kind: string; creditCode: string }) => Promise<CreatedOrganization>
    kinds?: { value: string; label: string }[]
    placeholder?: string
  }

/**
 * Finds one of many by name, short name, initials or code. City, kind and the code's tail tell namesakes apart; what is
 * not there can be added without leaving the form. Posts the id as NAME and, to draw it again, the name as NAME__label.
 *
 * The list stands in a box of our own instead of Combobox.Popup, which hides the rest of the page from screen readers
 * while people may still tab to it, and it stands next to its field, so that Tab leads into it. What the popup did
 * besides, closing when the focus leaves and going away once closed, is done here.
 */
export function OrganizationPicker({
  search,
  create,
  kinds,
  placeholder,
  ...props
}: OrganizationPickerProps) {
  const { frame, control, rest, defaultLabel } = split(props)
  const { id: inputId, name, 'data-private': personal, ...aria } = control
  const [chosen, setChosen] = useState<OrganizationOption | null>(() =>
    rest.defaultValue ? savedOption(rest.defaultValue, defaultLabel) : null,
  )
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  const list = useRef<{ unmount: () => void; close: () => void } | null>(null)
  useEffect(() => {
    if (!open) list.current?.unmount()
  }, [open])
  const { options, pending, failed } = useOptions(search, query)
  const items = chosen && !options.some((option) => option.id === chosen.id) ? [...options, chosen] : options
  const asked = query.trim() !== ''

  return (
    <Labelled {...frame}>
      <input type="hidden" name={name} value={chosen?.id ?? ''} data-private={personal} />
      <input type="hidden" name={`${name}__label`} value={chosen?.name ?? ''} data-private={personal} />
      <Combobox.Root
        open={open}
        onOpenChange={setOpen}
        actionsRef={list}
        items={items}
        filteredItems={asked ? options : items}
        value={chosen}
        onValueChange={(option) => {
          setChosen(option)
          setQuery('')
        }}
        onInputValueChange={(typed, { reason }) => {
          if (reason === 'input-change') setQuery(typed)
          else if (reason === 'input-clear' || reason === 'clear-press') setQuery('')
        }}
        itemToStringLabel={(option: OrganizationOption) => option.name}
        isItemEqualToValue={(option, value) => option.id === value.id}
        autoHighlight
      >
        <Combobox.InputGroup
          ref={field}
          className="relative"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) setOpen(false)
          }}
        >
          <Combobox.Input
            id={inputId}
            {...aria}
            placeholder={placeholder ?? '输入名称、简称、拼音首字母或代码'}
            autoComplete="off"
            className="control pr-16"
          />
          <div className="absolute inset-y-0 right-1 flex items-center text-ink-2">
            {chosen && (
              <Combobox.Clear
                aria-label={`清除${frame.label}`}
                className="grid size-7 place-items-center rounded hover:text-accent max-md:size-10"
              >
                <Icon name="close" className="size-3.5" />
              </Combobox.Clear>
            )}
            <Combobox.Trigger
              aria-label={`展开${frame.label}选项`}
              className="grid size-7 place-items-center rounded hover:text-accent max-md:size-10"
            >
              <Icon name="chevron-down" />
            </Combobox.Trigger>
          </div>

          <Combobox.Portal container={field}>
            <Combobox.Positioner positionMethod="fixed" sideOffset={4} collisionPadding={8} className="z-50">
              <div
                aria-busy={pending || undefined}
                className="max-h-[min(22rem,var(--available-height))] w-[max(var(--anchor-width),20rem)] max-w-[var(--available-width)] overflow-y-auto overscroll-contain rounded-panel border border-line bg-surface py-1 shadow-float"
              >
                <Combobox.Status className="px-3 text-sm text-ink-3">
                  {pending
                    ? '正在查找…'
                    : failed
                      ? '查找失败,请检查网络后重试'
                      : asked
                        ? options.length === 0
                          ? `库中没有名称含“${query.trim()}”的单位`
                          : null
                        : chosen
                          ? null
                          : '输入文字开始查找'}
                </Combobox.Status>
                <Combobox.List>
                  {(option: OrganizationOption) => (
                    <Combobox.Item
                      key={option.id}
                      value={option}
                      className="grid min-h-10 cursor-pointer grid-cols-[16px_minmax(0,1fr)] items-center gap-x-2 px-3 py-1.5 select-none data-highlighted:bg-hover max-md:min-h-12"
                    >
                      <Combobox.ItemIndicator className="col-start-1 text-accent">
                        <Icon name="check" />
                      </Combobox.ItemIndicator>
                      <span className="col-start-2 min-w-0">
                        <span className="block">{option.name}</span>
                        <span className="block text-xs text-ink-3 tabular">{describeOption(option)}</span>
                      </span>
                    </Combobox.Item>
                  )}
                </Combobox.List>
                {create && asked && !pending && (
                  <div className="mt-1 border-t border-line px-2 pt-1">
                    <Button variant="quiet" size="sm" icon="plus" onClick={() => setAdding(true)}>
                      库中没有,新增
                    </Button>
                  </div>
                )}
              </div>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.InputGroup>
      </Combobox.Root>
      {chosen && describeOption(chosen) && (
        <p className="mt-1 text-sm text-ink-3 tabular">{describeOption(chosen)}</p>
      )}
      {create && (
        <AddDialog
          open={adding}
          onOpenChange={setAdding}
          name={query.trim()}
          kinds={kinds ?? []}
          create={create}
          onAdded={(option) => {
            setChosen(option)
            setQuery('')
            setAdding(false)
          }}
        />
      )}
    </Labelled>
  )
}

function describeOption(option: OrganizationOption) {
  return [option.region, option.kind, option.codeTail && `代码尾号 ${option.codeTail}`]
    .filter(Boolean)
    .join(' · ')
}

function savedOption(id: string, name: string | undefined): OrganizationOption {
  return { id, name: name || id, kind: '', region: '', codeTail: '' }
}

/** Asks the server 200 ms after the last key; an answer that comes after a newer question is dropped. */
function useOptions(search: OrganizationPickerProps['search'], query: string) {
  const [found, setFound] = useState<{ query: string; options: OrganizationOption[]; failed: boolean }>({
    query: '',
    options: [],
    failed: false,
  })
  const trimmed = query.trim()
  const searching = useRef(search)
  useEffect(() => {
    searching.current = search
  })

  useEffect(() => {
    if (trimmed === '') return
    let current = true
    const timer = setTimeout(async () => {
      try {
        const options = await searching.current(trimmed)
        if (current) setFound({ query: trimmed, options, failed: false })
      } catch {
        if (current) setFound({ query: trimmed, options: [], failed: true })
      }
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [trimmed])

  if (trimmed === '') return { options: [], pending: false, failed: false }
  return { options: found.options, pending: found.query !== trimmed, failed: found.failed }
}

/** Adds what is missing. A form of its own in a portal; its submit event must not reach the form of the page. */
function AddDialog(props: {
  open: boolean
  onOpenChange: (open: boolean) => void
  name: string
  kinds: { value: string; label: string }[]
  create: NonNullable<OrganizationPickerProps['create']>
  onAdded: (option: OrganizationOption) => void
}) {
  const prefix = useId()
  const [pending, start] = useTransition()
  const [message, setMessage] = useState<string | null>(null)
  const [errors, setErrors] = useState<Record<string, string[] | undefined>>({})
  const field = (name: string, label: string) => ({
    name: `${prefix}${name}`,
    label,
    errors: errors[name],
    stacked: true,
  })

  const add = (data: FormData) => {
    const read = (name: string) => String(data.get(`${prefix}${name}`) ?? '')
    start(async () => {
      const answer = await props.create({
        name: read('name'),
        kind: read('kind'),
        creditCode: read('creditCode'),
      })
      if (answer.ok) return props.onAdded(answer.option)
      setMessage(answer.message)
      setErrors(answer.fieldErrors)
    })
  }

  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="新增单位"
      description="填好的表单内容不受影响"
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          add(new FormData(event.currentTarget))
        }}
      >
        {message && <Notice tone="bad" live title={message} />}
        <TextField {...field('name', '单位名称')} required maxLength={120} defaultValue={props.name} />
        <SelectField {...field('kind', '单位类型')} required options={props.kinds} />
        <TextField
          {...field('creditCode', '统一社会信用代码')}
          maxLength={30}
          help="暂时不知道可不填,以后补录"
        />
        <DialogFooter>
          <Button onClick={() => props.onOpenChange(false)}>取消</Button>
          <button type="submit" disabled={pending} className={buttonClass('primary')}>
            {pending ? '保存中…' : '新增并选用'}
          </button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
