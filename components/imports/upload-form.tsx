'use client'

import { useRouter } from 'next/navigation'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

type Sending = { share: number; done: boolean } | null

/**
 * A file, and what it is a list of. The browser says at once what the server would say anyway: too large, another
 * format. Without scripts it is a plain form that posts to the same address.
 */
export function UploadForm(props: {
  /** Where the file is posted. */
  action: string
  type: string
  types: { value: string; label: string }[]
  maxBytes: number
  maxRows: number
  /** .xlsx … */
  extensions: string[]
  /** Why the last file was refused, where the browser ran no scripts. */
  refusal?: string
}) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const request = useRef<XMLHttpRequest | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState(props.refusal)
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<Sending>(null)
  const [type, setType] = useState(props.type)
  const id = useId()

  const take = (chosen: File | undefined) => {
    if (!chosen) return
    const wrong = refuse(chosen, props)
    setError(wrong)
    setFile(wrong ? null : chosen)
    if (wrong && picker.current) picker.current.value = ''
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = event.dataTransfer.files
    if (files.length > 1) setError('一次只能导入一个文件,请逐个上传')
    else take(files[0])
  }

  const send = () => {
    if (!file) {
      // why the last one was refused says more than that there is none
      setError((before) => before ?? '请选择要导入的文件')
      picker.current?.focus()
      return
    }
    setError(undefined)
    setSending({ share: 0, done: false })
    const body = new FormData()
    body.set('type', type)
    body.set('file', file)
    const sent = new XMLHttpRequest()
    request.current = sent
    sent.upload.onprogress = ({ loaded, total }) =>
      setSending({ share: loaded / total, done: loaded >= total })
    sent.onload = () => {
      const answer = answerOf(sent)
      if (answer.href) return router.push(answer.href)
      setSending(null)
      setError(answer.message)
    }
    sent.onerror = () => {
      setSending(null)
      setError('网络中断,文件未能上传。所选文件仍在本页,请检查网络后再次上传')
    }
    sent.onabort = () => setSending(null)
    sent.open('POST', props.action)
    sent.setRequestHeader('accept', 'application/json')
    sent.send(body)
  }

  return (
    <form
      method="post"
      action={props.action}
      encType="multipart/form-data"
      noValidate
      aria-busy={sending !== null}
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending) send()
      }}
      className="grid gap-5"
    >
      <div className="max-w-xs">
        <label htmlFor={`${id}-type`} className="mb-1 block text-ink-2">
          导入到
        </label>
        <select
          id={`${id}-type`}
          name="type"
          value={type}
          onChange={(event) => setType(event.target.value)}
          className="control"
        >
          <option value="">自动识别</option>
          {props.types.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>

      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to the file field within */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          'grid min-h-52 place-items-center gap-3 rounded-panel border border-dashed px-6 py-8 text-center',
          over
            ? 'border-accent bg-accent-soft'
            : error
              ? 'border-bad bg-surface'
              : 'border-control bg-surface',
        )}
      >
        {sending ? (
          <Uploading name={file?.name ?? ''} sending={sending} onStop={() => request.current?.abort()} />
        ) : (
          <div className="grid justify-items-center gap-3">
            <Icon name={file ? 'table' : 'upload'} size={20} className="text-ink-3" />
            {file ? (
              <p>
                <strong className="break-all">{file.name}</strong>
                <span className="ml-2 whitespace-nowrap text-ink-3 tabular">{sizeText(file.size)}</span>
              </p>
            ) : (
              <p className="text-ink-2">
                <span className="max-md:hidden">把文件拖到这里,或</span>从本机选择
              </p>
            )}
            <label
              htmlFor={`${id}-file`}
              className={classNames(
                buttonClass('secondary'),
                'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent',
              )}
            >
              {file ? '换一个文件' : '选择文件'}
              <input
                ref={picker}
                id={`${id}-file`}
                name="file"
                type="file"
                accept={props.extensions.join(',')}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${id}-error ${id}-limits`}
                className="sr-only"
                onChange={(event) => take(event.target.files?.[0])}
              />
            </label>
          </div>
        )}
        <p id={`${id}-error`} role="alert" className="max-w-xl text-bad empty:hidden">
          {error}
        </p>
      </div>
      <p id={`${id}-limits`} className="-mt-3 text-sm text-ink-3">
        支持 {props.extensions.join('、')},含 WPS 存出的文件;不超过 {Math.round(props.maxBytes / 1024 / 1024)}{' '}
        MB、{props.maxRows.toLocaleString('zh-CN')}{' '}
        行。含宏、设有打开密码或引用其他工作簿(外部链接)的文件不接收,请另存为不含宏的
        .xlsx、断开链接后再上传。
      </p>
      <div>
        <Button type="submit" variant="primary" icon="upload" aria-disabled={sending ? true : undefined}>
          上传并识别
        </Button>
      </div>
    </form>
  )
}

function Uploading(props: { name: string; sending: NonNullable<Sending>; onStop: () => void }) {
  const percent = Math.round(props.sending.share * 100)
  return (
    <div className="grid w-full max-w-md justify-items-center gap-3">
      <p className="break-all">{props.name}</p>
      <progress
        value={props.sending.done ? undefined : percent}
        max={100}
        aria-label="上传进度"
        className="h-1.5 w-full accent-accent"
      />
      <p role="status" className="text-sm text-ink-2 tabular">
        {props.sending.done ? '已上传,正在读取和识别…' : `正在上传 ${percent}%`}
      </p>
      {!props.sending.done && (
        <Button size="sm" onClick={props.onStop}>
          取消上传
        </Button>
      )}
    </div>
  )
}

function refuse(file: File, { maxBytes, extensions }: { maxBytes: number; extensions: string[] }) {
  const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? ''
  if (!extensions.includes(ending)) {
    return `不支持“${file.name}”的格式。请用 Excel 或 WPS 另存为 .xlsx 后再上传`
  }
  if (file.size === 0) return `“${file.name}”是空文件,请检查后重新选择`
  if (file.size > maxBytes) {
    return `“${file.name}”有 ${sizeText(file.size)},超过 ${Math.round(maxBytes / 1024 / 1024)} MB 的上限。请删去图片和不导入的工作表,或分成几个文件`
  }
  return undefined
}

function sizeText(bytes: number) {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function answerOf(request: XMLHttpRequest): { href?: string; message: string } {
  const failed = '文件未能导入,请稍后重试'
  try {
    const answer: unknown = JSON.parse(request.responseText)
    if (typeof answer !== 'object' || answer === null) return { message: failed }
    const href = 'href' in answer && typeof answer.href === 'string' ? answer.href : undefined
    const message = 'message' in answer && typeof answer.message === 'string' ? answer.message : failed
    return { ...(href ? { href } : {}), message }
  } catch {
    // The session has ended: the answer is the sign-in page.
    return { message: request.status === 200 ? '登录已超时,请重新登录后再上传' : failed }
  }
}
