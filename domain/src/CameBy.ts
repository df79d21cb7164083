/** By which lead tool a person came, with the titles of that moment; ids of what is no longer there are left out. */
export interface CameBy {
  readonly toolId: string
  readonly tool: string
  readonly tunnelId?: string
  readonly tunnel?: string
  readonly sourceId?: string
  readonly source?: string
}
