/** What paper says besides the page: whose it is, above. On the screen the bar says it. */
export function PrintHead({ unit }: { unit: string }) {
  return <p className="print-only mb-2 text-sm">{unit}</p>
}

/** AP-36: below what is printed, who made it, who answers for it, and when; the last two are written by hand. */
export function SignatureLine(props: { unit: string; name: string; day: string }) {
  return (
    <dl className="signature-line">
      <Part label="制表单位">{props.unit}</Part>
      <Part label="制表人">{props.name}</Part>
      <Part label="审核人">
        <span className="inline-block w-24 border-b border-line-strong" />
      </Part>
      <Part label="日期">{props.day}</Part>
    </dl>
  )
}

function Part({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-1">
      <dt>{label}:</dt>
      <dd>{children}</dd>
    </div>
  )
}
