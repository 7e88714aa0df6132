/** Account that every local ARN bears. */
export const LOCAL_ACCOUNT = '000000000000';
