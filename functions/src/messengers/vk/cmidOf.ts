/** VK's number of the message that an id of ours names: `5-1` is the second thing that message 5 carries. */
export const cmidOf = (externalId: string): string => externalId.split('-', 1)[0] ?? externalId
