import { buttonClass } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Icon } from '@/components/ui/icon'

export type ExportChoice = {
  label: string
  hint: string
  files: { label: string; name: string; href: string }[]
}

/**
 * 导出 of a list: what is seen, or the whole records. Plain links, not navigation: the portal's own would ask twice for a
 * file. `hint` stands instead of the links where files cannot be saved.
 */
export function ExportMenu(props: { choices: ExportChoice[]; rows: string; notice?: string }) {
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
        </div>
      )}
    </Disclosure>
  )
}
