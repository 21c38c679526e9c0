import { Stack, TextInput } from "@mantine/core";
import type { Diagnostic } from "@modelstudio-sso/contracts";
import { useTranslation } from "react-i18next";
import { DiagnosticList } from "../../parts/DiagnosticList.tsx";
import { type RoleNameProblem, roleNameProblem } from "./roleNames.ts";
import { useRestedText } from "./useRestedText.ts";

interface RoleNameFieldProps {
  name: string;
  /** Names of the other roles, asked for when they are needed. */
  others: () => string[];
  findings: Diagnostic[];
  onChange: (name: string) => void;
}

/** Says at once what RAM would refuse; the server's fuller finding takes over when it has arrived. */
export function RoleNameField({ name, others, findings, onChange }: RoleNameFieldProps) {
  const { t } = useTranslation();
  const { text, type, settle } = useRestedText(name, (next) => {
    if (next !== "" && next.length <= 128) onChange(next);
  });
  const problem = roleNameProblem(text, others());
  const answered = findings.length > 0 && text === name;
  const words = (found: RoleNameProblem) => {
    switch (found.kind) {
      case "empty":
        return t("groups.nameEmpty");
      case "characters":
        return t("groups.nameBad", { characters: found.characters.map(visible).join(" ") });
      case "long":
        return t("groups.nameLong", { count: found.count });
      case "taken":
        return t("groups.nameTaken");
    }
  };
  return (
    <Stack gap="sm">
      <TextInput
        label={t("groups.name")}
        description={t("groups.nameNote")}
        spellCheck={false}
        autoComplete="off"
        value={text}
        error={answered || (problem !== undefined && words(problem))}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={settle}
      />
      {answered && <DiagnosticList diagnostics={findings} />}
    </Stack>
  );
}

/** A blank is a character too, and the one most often overlooked. */
function visible(character: string): string {
  return character.trim() === "" ? "␣" : `“${character}”`;
}
