import type { FieldOption } from '@/components/imports/types'
import { Notice } from '@/components/ui/notice'

/**
 * Required fields that no column feeds: one text for every row, where all rows mean the same (a list of one event's
 * agreements names the event in its title only). What was said before stays, also for a field that is fed by now.
 */
export function MissingFields({
  fields,
  all,
  defaults,
}: {
  fields: FieldOption[]
  all: FieldOption[]
  defaults: Record<string, string>
}) {
  const said = all.filter(({ key }) => defaults[key] && !fields.some((field) => field.key === key))
  if (fields.length === 0 && said.length === 0) return null
  return (
    <section
      id="missing-fields"
      aria-label="没有对应列的必填字段"
      className="rounded-panel border border-line bg-surface p-4"
    >
      {fields.length > 0 && (
        <Notice tone="warn" title={`以下必填字段没有对应的列:${fields.map(({ label }) => label).join('、')}`}>
          请在上表中选择对应的列;各行都相同的,可在此统一填写;也可在下一步逐行补填。
        </Notice>
      )}
      <div className="mt-3 grid gap-x-8 gap-y-3 md:grid-cols-2 xl:grid-cols-3">
        {[...fields, ...said].map((field) => (
          <div key={field.key} className="min-w-0">
            <label htmlFor={`default-${field.key}`} className="mb-1 block text-ink-2">
              {field.label}(各行统一)
            </label>
            {field.words ? (
              <select
                id={`default-${field.key}`}
                name={`default.${field.key}`}
                defaultValue={defaults[field.key] ?? ''}
                className="control"
              >
                <option value="">不统一填写</option>
                {field.words.map((word) => (
                  <option key={word} value={word}>
                    {word}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`default-${field.key}`}
                name={`default.${field.key}`}
                defaultValue={defaults[field.key] ?? ''}
                autoComplete="off"
                className="control"
              />
            )}
            {field.hint && <p className="mt-1 text-sm text-ink-3">{field.hint}</p>}
          </div>
        ))}
      </div>
    </section>
  )
}
