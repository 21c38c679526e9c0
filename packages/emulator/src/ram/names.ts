import { name, required } from "../wire/parameter-rules.ts";

/** Letters, digits, `.` and `-`; at most 64. */
export const newRoleName = name({ pattern: /^[A-Za-z0-9.-]+$/, max: 64, words: 'letters, digits, ".", "-"' });

/** Letters, digits, `.`, `-`, `_`; at most 64. */
export const newUserName = name({
  pattern: /^[A-Za-z0-9._-]+$/,
  max: 64,
  words: 'letters, digits, ".", "-", "_"',
});

/** As user names; older pages have letters, digits and `-` only. */
export const newGroupName = newUserName;

/** Letters, digits and `-`; at most 128. */
export const newPolicyName = name({ pattern: /^[A-Za-z0-9-]+$/, max: 128, words: 'letters, digits, "-"' });

/** The name of a thing that exists is checked like that of a new one. */
export const roleName = required(newRoleName);
export const userName = required(newUserName);
export const groupName = required(newGroupName);
export const policyName = required(newPolicyName);
