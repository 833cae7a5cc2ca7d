export function vote(){}
