/** The operator's own tenant, whose messages are our notices (product.md D38). */
export const operatorTenantId = 1000;
