import { Checkbox, Stack } from "@mantine/core";
import type { Diagnostic, FederationRole, RamUserLoginPath } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import classes from "./groups.module.css";

interface UsersFieldProps {
  role: FederationRole;
  path: RamUserLoginPath;
  findings: Diagnostic[];
  onChange: (part: Partial<FederationRole>) => void;
}

/** Which RAM users may take the role. All of them is the document's default, so it is stored as no list at all. */
export function UsersField({ role, path, findings, onChange }: UsersFieldProps) {
  const { t } = useTranslation();
  const all = path.users.map((user) => user.name);
  const chosen = role.users ?? all;
  const set = (users: string[]) =>
    onChange({ users: users.length === all.length ? undefined : all.filter((name) => users.includes(name)) });
  return (
    <div className={classes.field}>
      <Checkbox.Group
        label={t("groups.users")}
        description={t("groups.usersAll", { names: all.join(", ") || t("groups.usersNone") })}
        value={chosen}
        onChange={set}
      >
        <Stack gap="xs" mt="xs">
          {all.map((name) => (
            <Checkbox key={name} value={name} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
      <DiagnosticList diagnostics={findings} />
    </div>
  );
}
