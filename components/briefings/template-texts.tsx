import { Facts } from '@/components/ui/description-list'
import { templateLabels } from '@/lib/briefings/labels'
import type { Template } from '@/lib/briefings/template-queries'

/** A template for those who only read it. */
export function TemplateTexts({ template }: { template: Template }) {
  const { masthead, documentNumber, title, recipient, opening, sections, closing, copyTo } = template
  return (
    <Facts
      columns={1}
      items={[
        { label: templateLabels.masthead, value: masthead },
        { label: templateLabels.documentNumber, value: documentNumber },
        { label: templateLabels.title, value: title },
        { label: templateLabels.recipient, value: recipient },
        { label: templateLabels.opening, value: opening },
        ...sections.map(({ heading, text }) => ({ label: heading, value: text })),
        { label: templateLabels.closing, value: closing },
        { label: templateLabels.copyTo, value: copyTo },
      ]}
    />
  )
}
