/** The reports in their order; also the names of their routes. */
export const reportSections = ['dialogReport', 'messageReport', 'liveBoard'] as const
