export const accessContentLabels = { SEEN: '所见', FULL: '完整记录' } as const
export type AccessContent = keyof typeof accessContentLabels
