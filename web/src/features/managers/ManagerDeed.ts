/** What an admin can do about a manager. */
export type ManagerDeed = 'change' | 'link' | 'disable' | 'enable'
