'use client'

/** Own line icons on a 20-px grid, stroke 1.5. Always decorative: the word stands beside them. */
const paths = {
  home: 'M3 9.2 10 3l7 6.2M5 7.8V17h10V7.8M8.5 17v-5h3v5',
  chart: 'M3 17h14M5.5 17V10M10 17V4M14.5 17v-9',
  gauge: 'M3.5 14.5a7.5 7.5 0 1 1 13 0M10 12.5l3-4M6 14.5h8',
  document: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5',
  documents: 'M7 5.5h6L16 8.5v9H7zM4 14.5v-12h7',
  contract: 'M5 2.5h10v8M5 2.5v15h5M7.5 6.5h5M7.5 9.5h3M12 17.5l.5-2.5 4-4 2 2-4 4z',
  flag: 'M5 17.5V3M5 3.5h10l-2.2 3.3L15 10H5',
  spark: 'M10 2.5a5 5 0 0 1 3 9v2H7v-2a5 5 0 0 1 3-9zM8 16.5h4',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2L10.3 5.5M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1.2-1.2',
  building:
    'M4 17.5V3h8v14.5M12 8h4v9.5M2.5 17.5h15M6.5 6.5h1M9 6.5h.5M6.5 10h1M9 10h.5M6.5 13.5h1M9 13.5h.5',
  school: 'M2.5 7.5 10 4l7.5 3.5L10 11zM5.5 9v4.5c2.7 2 6.3 2 9 0V9M17.5 7.5V13',
  award: 'M10 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM7.3 11.5 6.5 17.5l3.5-2 3.5 2-.8-6',
  calendar: 'M3.5 4.5h13v12.5h-13zM3.5 8.5h13M7 2.5v3.5M13 2.5v3.5',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13zM8.5 17.5h3',
  user: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17.5c.5-3.5 3-5 6.5-5s6 1.5 6.5 5',
  users:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c.4-3 2.5-4.5 5.5-4.5s5.1 1.5 5.5 4.5M12.5 3.8a3 3 0 0 1 0 5.4M15 12.3c1.8.6 2.8 2 3 4.2',
  settings:
    'M3 5.5h8M15 5.5h2M3 14.5h2M9 14.5h8M13 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5 8 14.5 16 5.5',
  upload: 'M10 13V3.5M6 7l4-4 4 4M3.5 13v3.5h13V13',
  download: 'M10 3v9.5M6 9l4 4 4-4M3.5 13v3.5h13V13',
  printer: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8v5.5H6z',
  edit: 'M4 16l.7-3.5L13.5 3.7l2.8 2.8-8.8 8.8zM11.8 5.4l2.8 2.8',
  ban: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM5 5l10 10',
  undo: 'M7 4.5 3.5 8 7 11.5M3.5 8H12a4.5 4.5 0 0 1 0 9H8',
  refresh: 'M16.5 8.5a6.7 6.7 0 0 0-12.5-1M3.5 3.5V8H8M3.5 11.5a6.7 6.7 0 0 0 12.5 1M16.5 16.5V12H12',
  filter: 'M3 4.5h14l-5.5 6.5v5l-3 1.5V11z',
  external: 'M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14 11.5v5H3.5V6h5',
  copy: 'M7 7h9.5v9.5H7zM4 13V3.5h9',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  'panel-left': 'M3 4h14v12H3zM7.5 4v12M13.5 8l-2 2 2 2',
  'panel-right': 'M3 4h14v12H3zM7.5 4v12M11.5 8l2 2-2 2',
  'chevron-down': 'M5 7.5 10 12.5 15 7.5',
  'chevron-up': 'M5 12.5 10 7.5 15 12.5',
  'chevron-left': 'M12.5 5 7.5 10 12.5 15',
  'chevron-right': 'M7.5 5 12.5 10 7.5 15',
  sort: 'M6.5 8 10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.5v4M10 6.5v.01',
  alert: 'M10 3.5 17.5 16.5h-15zM10 8.5v4M10 14.5v.01',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.5l3 1.5',
  history: 'M3.5 4v4h4M3.8 8A6.7 6.7 0 1 1 3.5 11.5M10 7v3.5l2.5 1.5',
  inbox: 'M3 11.5 5.5 4h9l2.5 7.5V16H3zM3 11.5h4l1 2h4l1-2h4',
  send: 'M3 9.5 17 3.5l-4.5 14-3-6zM9.5 11.5 17 3.5',
  key: 'M7 13a4 4 0 1 1 3.6-5.7L17 7.3v3h-2v2.2h-2.5v-2.2h-1.9A4 4 0 0 1 7 13zM6.5 9v.01',
  devices: 'M3 4h11v8H3zM6 15h4M14 8h3.5v8.5H12V12',
  logout: 'M12 3.5H4v13h8M8.5 10H17M14 6.5 17.5 10 14 13.5',
  contrast: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 3v14M10 6.5h5.8M10 10h7M10 13.5h5.8',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  phone: 'M6.5 2.5h7v15h-7zM9.5 15h1',
  layers: 'M10 3.5 17 7l-7 3.5L3 7zM3 10l7 3.5 7-3.5M3 13l7 3.5 7-3.5',
  table: 'M3 4h14v12.5H3zM3 8h14M3 12.2h14M8 8v8.5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 16, className }: { name: IconName; size?: 16 | 20; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 16 ? 1.7 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={`flex-none ${className ?? ''}`}
    >
      <path d={paths[name]} />
    </svg>
  )
}
