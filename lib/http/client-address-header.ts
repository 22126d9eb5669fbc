/** Under this name our server tells pages and actions who asks; whatever a caller sends under it is overwritten. */
export const clientAddressHeader = "x-client-address";
