export async function markFile() {
  throw new Error('later')
}
