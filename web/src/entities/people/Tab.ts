/** The types of chats (S-14, S-26), in the order of the tabs. */
export const tabs = ['important', 'all', 'unread', 'dialogs'] as const
export type Tab = (typeof tabs)[number]

export const isTab = (value: unknown): value is Tab => tabs.some(tab => tab === value)
