export const notTestable: Readonly<Record<string, string>> = {};
