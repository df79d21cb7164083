import type { DictionaryKind } from './Dictionary.ts'

/** Where every document lives; paths are relative to the database's root. */
export const companyPath = 'settings/company'
export const managerPath = (uid: string) => `managers/${uid}`
export const draftPath = (uid: string, chatId: string) => `managers/${uid}/drafts/${chatId}`
/** What stands in the constructor; beside the text, so that neither is written over the other. */
export const blocksDraftPath = (uid: string, chatId: string) => `managers/${uid}/drafts/${chatId}+blocks`
export const draftsPath = (uid: string) => `managers/${uid}/drafts`
export const channelPath = (channelId: string) => `channels/${channelId}`
export const channelSecretPath = (channelId: string) => `channelSecrets/${channelId}`
export const personPath = (personId: string) => `people/${personId}`
export const cardPath = (personId: string) => `cards/${personId}`
export const cardHistoryPath = (personId: string) => `cards/${personId}/history`
export const searchPath = (personId: string) => `search/${personId}`
export const dictionaryPath = (kind: DictionaryKind) => `dictionaries/${kind}`
export const ordersPath = 'orders'
export const orderPath = (id: string) => `orders/${id}`
/** What other systems have told: that an event was taken, and by which idempotency key. */
export const eventsPath = 'events'
export const eventPath = (id: string) => `events/${id}`
export const webhooksPath = 'webhooks'
export const webhookPath = (id: string) => `webhooks/${id}`
export const webhookSecretPath = (id: string) => `webhookSecrets/${id}`
export const deliveriesPath = (hookId: string) => `webhooks/${hookId}/deliveries`
export const deliveryPath = (hookId: string, id: string) => `webhooks/${hookId}/deliveries/${id}`
/** What each webhook wants to hear of. */
export const wantedHooksPath = 'settings/webhooks'
export const apiKeysPath = 'apiKeys'
export const apiKeyPath = (id: string) => `apiKeys/${id}`
/** The hash of a key's secret; no browser reads it. */
export const apiKeySecretPath = (id: string) => `apiKeySecrets/${id}`
export const leadToolsPath = 'leadTools'
export const leadToolPath = (code: string) => `leadTools/${code}`
export const tasksPath = 'tasks'
export const taskPath = (id: string) => `tasks/${id}`
export const dialogsPath = 'dialogs'
export const dialogPath = (id: string) => `dialogs/${id}`
export const dialogHistoryPath = (id: string) => `dialogs/${id}/history`
export const tunnelsPath = 'tunnels'
/** The draft, and what is published of it. */
export const tunnelPath = (id: string) => `tunnels/${id}`
export const tunnelVersionsPath = (id: string) => `tunnels/${id}/versions`
export const tunnelVersionPath = (id: string, version: number) => `tunnels/${id}/versions/${version}`
export const tunnelDeliveriesPath = (id: string) => `tunnels/${id}/deliveries`
/** A request of a tunnel to another system. */
export const tunnelDeliveryPath = (id: string, deliveryId: string) => `tunnels/${id}/deliveries/${deliveryId}`
/** Which tunnels run. */
export const liveTunnelsPath = 'settings/tunnels'
export const tunnelRunsPath = 'tunnelRuns'
/** One chat's way through one tunnel (tunnelRunIdOf). */
export const tunnelRunPath = (id: string) => `tunnelRuns/${id}`
export const dialogSheetsPath = 'dialogDays'
/** The dialogs that were opened on a day and that one manager leads, for reports. */
export const dialogSheetPath = (day: string, managerId: string) => `dialogDays/${day}_${managerId}`
export const messageDaysPath = 'messageDays'
export const messageDayPath = (day: string) => `messageDays/${day}`
export const templatesPath = 'templates'
export const templatePath = (id: string) => `templates/${id}`
export const savedFiltersPath = 'savedFilters'
export const savedFilterPath = (id: string) => `savedFilters/${id}`
export const notificationsPath = (uid: string) => `managers/${uid}/notifications`
export const notificationPath = (uid: string, id: string) => `managers/${uid}/notifications/${id}`
export const devicesPath = (uid: string) => `managers/${uid}/devices`
export const devicePath = (uid: string, id: string) => `managers/${uid}/devices/${id}`
/** The keys that pushes are signed with. */
export const pushKeysPath = 'pushKeys/vapid'
export const jobPath = (id: string) => `jobs/${id}`
/** Which chats were erased: `hash` is of the chat's id. */
export const erasedChatPath = (hash: string) => `erasedChats/${hash}`
export const mergesPath = 'merges'
export const mergePath = (otherId: string) => `merges/${otherId}`
export const invitePath = (hash: string) => `invites/${hash}`
export const chatPath = (chatId: string) => `chats/${chatId}`
export const messagesPath = (chatId: string) => `chats/${chatId}/messages`
export const messagePath = (chatId: string, messageId: string) => `chats/${chatId}/messages/${messageId}`
export const scheduledsPath = (chatId: string) => `chats/${chatId}/scheduled`
/** A message that is to be sent later, under the id that it will have. */
export const scheduledPath = (chatId: string, messageId: string) => `chats/${chatId}/scheduled/${messageId}`
export const presencesPath = 'presence'
export const presencePath = (uid: string) => `presence/${uid}`
export const typingPath = (chatId: string) => `typing/${chatId}`
export const quarantinePath = (id: string) => `quarantine/${id}`
export const auditPath = (id: string) => `audit/${id}`
/** How far a channel has been caught up from its messenger's history. */
export const catchUpPath = (channelId: string) => `jobs/catchUp-${channelId}`
/** In Storage, this and the following. */
/** A file of an incoming message; `part` from 0. */
export const attachmentPath = (chatId: string, messageId: string, part = 0) =>
  `chats/${chatId}/in/${messageId}/${part}`
/** A file that a manager uploads before queueing the message; `part` from 0. */
export const uploadPath = (chatId: string, messageId: string, part = 0) =>
  `chats/${chatId}/out/${messageId}/${part}`
/** A file of a tunnel's message; `fileId` is a UUID. */
export const tunnelFilePath = (tunnelId: string, fileId: string) => `tunnels/${tunnelId}/${fileId}`
export const personPhotoPath = (personId: string) => `people/${personId}/photo`
/** The picture of a channel's bot or community. */
export const channelPhotoPath = (channelId: string) => `channels/${channelId}/photo`
export const jobFilesPath = (id: string) => `jobs/${id}/`
/** What a job made for a manager to fetch. */
export const jobFilePath = (id: string, name: string) => `jobs/${id}/${name}`
/** A part of what a job takes in, or of what it makes; from 0. */
export const jobPartPath = (id: string, part: number) => `jobs/${id}/part-${String(part).padStart(5, '0')}`
