import { orDash } from '@/components/ui/description-list'

/** What says who somebody is: whole on the screen, masked on paper. Whole it leaves as an export, with a right and a reason. */
export function Personal({
  text,
  mask,
}: {
  text: string | null | undefined
  mask: (text: string) => string
}) {
  if (!text) return orDash(text)
  return (
    <>
      <span className="no-print">{text}</span>
      <span className="hidden print:inline">{mask(text)}</span>
    </>
  )
}
