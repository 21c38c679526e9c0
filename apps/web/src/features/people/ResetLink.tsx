import { Button, Checkbox, Stack, Text } from "@mantine/core";
import type { Member } from "@modelstudio-sso/contracts";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

/** For somebody who lost their password: a one-time link that is handed over by another way. */
export function ResetLink({ person }: { person: Member }) {
  const { t } = useTranslation();
  const [lift, setLift] = useState(false);
  const make = useMutation({
    mutationFn: () => api.people.makeResetLink({ id: person.id, liftSecondFactor: lift }),
  });
  if (make.data !== undefined) {
    return (
      <ShownOnce
        title={t("people.resetReady", { name: person.name })}
        note={t("people.resetNote")}
        value={make.data.link}
        label={t("people.link")}
        onDone={() => make.reset()}
      />
    );
  }
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {t("people.resetTitle")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("people.resetText")}
      </Text>
      {make.error !== null && <FailureNote error={make.error} />}
      {(person.secondFactor || person.passkeys > 0) && (
        <Checkbox
          checked={lift}
          onChange={(event) => setLift(event.currentTarget.checked)}
          label={t("people.resetLift")}
        />
      )}
      <div>
        <Button size="sm" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t("people.resetMake")}
        </Button>
      </div>
    </Stack>
  );
}
