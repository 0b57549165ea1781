/** Printed by `npm start` and by the login page of a portal with demonstration data: no secret. */
export const DEMONSTRATION_PASSWORD = 'luodi-demo-2022'
