import type { TransformStage } from '@/lib/generated/prisma/enums'

/** Technology readiness, GB/T 22900. */
export const trlCaptions = {
  1: '发现基本原理(报告级)',
  2: '形成技术方案(方案级)',
  3: '关键功能验证(功能级)',
  4: '实验室环境验证(仿真级)',
  5: '相关环境部件验证(初样级)',
  6: '相关环境样机演示(正样级)',
  7: '实际环境样机试验(环境级)',
  8: '定型并通过验证(产品级)',
  9: '实际应用成功(系统级)',
} as const

export type Trl = keyof typeof trlCaptions

export const trlOptions: readonly { value: string; label: string }[] = Object.entries(trlCaptions).map(
  ([value, caption]) => ({ value, label: `${value} 级 ${caption}` }),
)

export const transformStages = {
  ZERO_TO_ONE: '从0到1',
  ONE_TO_HUNDRED: '从1到100',
  HUNDRED_TO_MILLION: '从100到100万',
} as const satisfies Record<TransformStage, string>

/** Shown where a stage is: the standard knows no such stages. */
export const STAGE_NOTE =
  '阶段由技术成熟度换算:1 至 3 级为从0到1,4 至 7 级为从1到100,8 至 9 级为从100到100万(本系统口径)'

/** The stage of a readiness level from 1 to 9. */
export function transformStageOf(level: number): TransformStage {
  if (level <= 3) return 'ZERO_TO_ONE'
  return level <= 7 ? 'ONE_TO_HUNDRED' : 'HUNDRED_TO_MILLION'
}
