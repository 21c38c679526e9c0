/** The row by which better-auth finds a person's password. */
export function passwordAccount(userId: string, password: string, now: Date) {
  return {
    id: userId,
    accountId: userId,
    providerId: "credential",
    userId,
    password,
    createdAt: now,
    updatedAt: now,
  };
}
