import { ApiError, badRequest, conflict } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Call, type Operations, operation } from "../wire/operation.ts";
import { badFormat, type Rule, required } from "../wire/parameter-rules.ts";

const aliasTaken = conflict("EntityAlreadyExists.AccountAlias", "The account alias does already exist.");
const aliasLength = badRequest(
  "InvalidParameter.AccountAlias.Length",
  'The parameter - "AccountAlias" MUST be in the range of 3 and 32.',
);

const alias: Rule<string | undefined> = {
  words: () => "3 to 32 lowercase letters, digits and single inner hyphens",
  refusals: (place) => [aliasLength, badFormat(place)],
  read: (text, place) => {
    if (text === undefined) return text;
    if (text.length < 3 || text.length > 32) throw new ApiError(aliasLength);
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) throw new ApiError(badFormat(place));
    return text;
  },
};

/** The name of the account in logon names and on the chooser page. */
export const accountAliasOperations: Operations = {
  GetAccountAlias: operation({
    asks: asking("ram:GetAccountAlias"),
    run: (call) => ({ AccountAlias: call.account.alias }),
  }),
  SetAccountAlias: operation({
    families: ["account"],
    asks: asking("ram:SetAccountAlias"),
    params: { AccountAlias: required(alias) },
    refusals: [aliasTaken],
    run: (call, { AccountAlias }) => rename(call, AccountAlias),
  }),
  ClearAccountAlias: operation({
    families: ["account"],
    asks: asking("ram:ClearAccountAlias"),
    run: (call) => rename(call, ""),
  }),
};

function rename(call: Call, name: string) {
  const { accountId } = call.account;
  const others = call.store.list("account").filter((account) => account.accountId !== accountId);
  if (name !== "" && others.some((account) => account.alias === name)) throw new ApiError(aliasTaken);
  call.store.put("account", [accountId], { ...call.account, alias: name });
  return {};
}
