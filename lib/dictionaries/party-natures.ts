/**
 * Nature of a contract's party, with the codes of the registration form. Only the codes known for certain: the form's
 * finer classes of Hong Kong, Macao, Taiwan and foreign investment are stored under their heading.
 */
export const partyNatures = {
  '010': '机关法人',
  '011': '机关法人(国家级)',
  '012': '机关法人(省级)',
  '013': '机关法人(市级)',
  '014': '机关法人(县级及以下)',
  '020': '事业法人',
  '021': '科研机构',
  '022': '高等院校',
  '023': '医疗卫生机构',
  '024': '其他事业法人',
  '030': '社团法人',
  '100': '内资企业',
  '110': '国有企业',
  '120': '集体企业',
  '130': '股份合作企业',
  '140': '联营企业',
  '150': '有限责任公司',
  '160': '股份有限公司',
  '170': '私营企业',
  '180': '其他内资企业',
  '200': '港澳台商投资企业',
  '300': '外商投资企业',
  '400': '个体经营',
} as const

export type PartyNature = keyof typeof partyNatures

/** In the order of the form: as keys of an object, 100 would come before 010. */
export const partyNatureOptions: readonly { value: PartyNature; label: string }[] = (
  Object.keys(partyNatures) as PartyNature[]
)
  .toSorted()
  .map((value) => ({ value, label: partyNatures[value] }))
