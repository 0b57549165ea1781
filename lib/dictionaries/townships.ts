/**
 * Townships, sub-districts and parks of 定州市. Records keep the name: it is unique in the city, and one that is retired
 * stays readable on old rows. Codes are the city's of GB/T 2260 with the last three digits of the statistical ones; parks,
 * which have none, are numbered from 901.
 */
export const townships = [
  { code: '130682001', name: '南城区街道' },
  { code: '130682002', name: '北城区街道' },
  { code: '130682003', name: '西城区街道' },
  { code: '130682004', name: '长安路街道' },
  { code: '130682100', name: '留早镇' },
  { code: '130682101', name: '清风店镇' },
  { code: '130682102', name: '庞村镇' },
  { code: '130682103', name: '砖路镇' },
  { code: '130682104', name: '明月店镇' },
  { code: '130682105', name: '叮咛店镇' },
  { code: '130682106', name: '东亭镇' },
  { code: '130682107', name: '大辛庄镇' },
  { code: '130682108', name: '东旺镇' },
  { code: '130682109', name: '高蓬镇' },
  { code: '130682110', name: '邢邑镇' },
  { code: '130682111', name: '李亲顾镇' },
  { code: '130682112', name: '子位镇' },
  { code: '130682113', name: '开元镇' },
  { code: '130682115', name: '周村镇' },
  { code: '130682116', name: '息冢镇' },
  { code: '130682203', name: '东留春乡' },
  { code: '130682204', name: '号头庄回族乡' },
  { code: '130682205', name: '杨家庄乡' },
  { code: '130682206', name: '大鹿庄乡' },
  { code: '130682208', name: '西城乡' },
  { code: '130682901', name: '定州经济开发区' },
  { code: '130682902', name: '唐河循环经济产业园区' },
] as const

export const townshipOptions: readonly { value: string; label: string }[] = townships.map(({ name }) => ({
  value: name,
  label: name,
}))
