/** The most unread notices that are counted; more is "99+". */
export const unreadLimit = 100;
