import { Disclosure } from '@/components/ui/disclosure'
import { SubmitButton } from '@/components/ui/submit-button'

type Choice = { value: string; label: string; checked: boolean }

/**
 * 列设置 and 密度 behind one button. A disclosure with a form in it: opens and posts without JavaScript too. Posts `list`,
 * `column` (repeated: what is shown) and `density`.
 */
export function ListSettings(props: {
  list: string
  columns: Choice[]
  densities: Choice[]
  action: (form: FormData) => Promise<void>
}) {
  return (
    <Disclosure label="列设置" icon="settings">
      <form action={props.action}>
        <input type="hidden" name="list" value={props.list} />
        <Choices legend="显示的列" name="column" type="checkbox" choices={props.columns} />
        <div className="mt-3">
          <Choices legend="密度" name="density" type="radio" choices={props.densities} />
        </div>
        <div className="mt-4 flex justify-end gap-2">
          <SubmitButton size="sm" variant="secondary" name="reset" value="yes">
            恢复默认
          </SubmitButton>
          <SubmitButton size="sm" name="reset" value="no">
            应用
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  )
}

function Choices(props: { legend: string; name: string; type: 'checkbox' | 'radio'; choices: Choice[] }) {
  return (
    <fieldset>
      <legend className="mb-1 text-ink-2">{props.legend}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {props.choices.map(({ value, label, checked }) => (
          <label key={value} className="flex min-h-7 items-center gap-2 max-md:min-h-11">
            <input type={props.type} name={props.name} value={value} defaultChecked={checked} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
