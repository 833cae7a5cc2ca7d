export function attendance(){}
