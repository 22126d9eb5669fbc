/** Test events tell no fact: their keys begin with this, and lists of events leave them out. */
export const testEventPrefix = "test:";
