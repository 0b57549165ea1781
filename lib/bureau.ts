/**
 * Whose portal this is. One deployment serves one city; another city changes this file and the dictionaries of its
 * townships.
 */
export const bureau = {
  name: '定州市科学技术局',
  portal: '产学研合作管理平台',
  city: '定州市',
} as const

/** What government sites print at the foot of every page; the bureau fills in its own numbers (AP-6). */
export const footer = {
  organizer: '定州市科学技术局',
  phone: '由主办单位填写',
  record: '备案号:由主办单位填写',
} as const
