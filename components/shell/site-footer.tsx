export type FooterFacts = { organizer: string; phone: string; record: string; note?: string }

/** 主办单位, help in the same place on every page, registration number (AP-6). */
export function SiteFooter({ organizer, phone, record, note }: FooterFacts) {
  return (
    <footer className="no-print border-t border-line px-4 py-3 text-xs text-ink-3 md:px-6">
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        <span>主办单位:{organizer}</span>
        <span className="tabular">技术支持电话:{phone}</span>
        <span className="tabular">{record}</span>
        {note && <span>{note}</span>}
      </p>
    </footer>
  )
}
