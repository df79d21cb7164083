/** What `attachment` calls a thing that is at VK: `{type}{owner_id}_{id}_{access_key}`. */
export const attachmentName = (
  type: string,
  { owner_id, id, access_key }: { owner_id: number; id: number; access_key?: string | undefined },
): string => `${type}${owner_id}_${id}${access_key ? `_${access_key}` : ''}`
