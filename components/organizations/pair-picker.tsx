'use client'

import { type OrganizationOption, OrganizationPicker } from '@/components/ui/organization-picker'
import { SubmitButton } from '@/components/ui/submit-button'

/** Which two to compare: a plain GET form, so that the comparison has an address. */
export function PairPicker(props: {
  path: string
  search: (query: string) => Promise<OrganizationOption[]>
  one?: { id: string; name: string }
}) {
  const field = (name: string, label: string, chosen?: { id: string; name: string }) => ({
    name,
    label,
    required: true,
    ...(chosen ? { defaultValue: chosen.id, defaultLabel: chosen.name } : {}),
  })
  return (
    <form action={props.path} className="grid gap-4 px-4 py-5 md:max-w-3xl md:px-6">
      <OrganizationPicker {...field('one', '单位甲', props.one)} search={props.search} />
      <OrganizationPicker {...field('other', '单位乙')} search={props.search} />
      <div className="md:pl-[8.25em]">
        <SubmitButton pendingText="读取中…">比较</SubmitButton>
      </div>
    </form>
  )
}
