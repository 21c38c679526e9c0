import type { Login } from "./login.ts";

/** Seeds a fault that is a matter of the response's shape. */
export function response(change: Login["response"] | ((login: Login) => Login["response"])) {
  return (login: Login) => {
    login.response = { ...login.response, ...(typeof change === "function" ? change(login) : change) };
  };
}

/** Who fixes most of them. */
export const idp = ["idp"] as const;
