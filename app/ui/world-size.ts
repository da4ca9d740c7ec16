/** The size of the picture of the world, in its own units. */
export const worldWidth = 960;
export const worldHeight = 460;
