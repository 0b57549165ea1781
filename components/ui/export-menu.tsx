import { buttonClass } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Icon } from '@/components/ui/icon'

export type ExportChoice = {
  label: string
  hint: string
  files: { label: string; name: string; href: string }[]
}

/** What says who people are: masked or left out above; with a right and a reason it is posted for. */
export type ExportPersonal = { label: string; files: { label: string; name: string; href: string }[] }

/**
 * 导出 of a list: what is seen, or the whole records. Plain links, not navigation: the portal's own would ask twice for a
 * file. `hint` stands instead of the links where files cannot be saved.
 */
export function ExportMenu(props: {
  choices: ExportChoice[]
  rows: string
  notice?: string
  personal?: ExportPersonal
}) {
  return (
    <Disclosure label="导出" icon="download">
      <p className="mb-3 text-ink-2">{props.rows}</p>
      {props.notice ? (
        <p role="note">{props.notice}</p>
      ) : (
        <div className="grid gap-4">
          {props.choices.map(({ label, hint, files }) => (
            <section key={label} aria-label={label}>
              <h3 className="font-medium">{label}</h3>
              <p className="mt-0.5 mb-2 text-ink-2">{hint}</p>
              <div className="flex flex-wrap gap-2">
                {files.map((file) => (
                  <a
                    key={file.href}
                    href={file.href}
                    aria-label={file.name}
                    className={buttonClass('secondary', 'sm')}
                  >
                    <Icon name="download" />
                    {file.label}
                  </a>
                ))}
              </div>
            </section>
          ))}
          {props.personal && <PersonalPart {...props.personal} />}
        </div>
      )}
    </Disclosure>
  )
}

/** A plain form: the file comes as a download and the list stays. */
function PersonalPart({ label, files }: ExportPersonal) {
  const heading = <h3 className="font-medium">{label}</h3>
  if (files.length === 0) {
    return (
      <section aria-label="个人信息" className="border-t border-line pt-3">
        {heading}
        <p className="mt-0.5 text-ink-2">
          上面的表格不列出或已隐去一部分;需要全部内容的,由系统管理员开通权限。
        </p>
      </section>
    )
  }
  return (
    <section aria-label="个人信息" className="border-t border-line pt-3">
      {heading}
      <p className="mt-0.5 mb-2 text-ink-2">
        需要全部内容的,请写明事由;导出人、时间和事由记入访问日志,并标在表格上。
      </p>
      <form method="post" action={files[0]?.href} target="_self" className="grid gap-2">
        <label htmlFor="export-reason">导出事由</label>
        <textarea
          id="export-reason"
          name="reason"
          required
          minLength={5}
          maxLength={200}
          rows={2}
          className="control"
          placeholder="不少于 5 个字"
        />
        <div className="flex flex-wrap gap-2">
          {files.map((file) => (
            <button
              key={file.href}
              type="submit"
              formAction={file.href}
              aria-label={file.name}
              className={buttonClass('secondary', 'sm')}
            >
              <Icon name="download" />
              {file.label}
            </button>
          ))}
        </div>
      </form>
    </section>
  )
}
