/** Why a file was refused, for browsers that posted the plain form: kept for one page. */
export const REFUSAL_COOKIE = 'luodi-import-refusal'
