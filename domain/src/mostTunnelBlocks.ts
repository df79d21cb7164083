/** The most blocks that a tunnel may have. */
export const mostTunnelBlocks = 100
