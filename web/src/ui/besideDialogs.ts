/**
 * What a toast is bound with. Vuetify counts it among the overlays otherwise, and Esc then closes nothing as long as the
 * toast stands above a dialog.
 */
export const besideDialogs = { _disableGlobalStack: true }
