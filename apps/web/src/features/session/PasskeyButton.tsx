import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../app/session.ts";
import { IconKey } from "../../parts/icons.ts";
import { Problem } from "./fields.tsx";
import { passkeysWork, signInWithPasskey } from "./passkey.ts";

/** The way in without a password; shown where this browser and this address can have one. */
export function PasskeyButton({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const { passkeyHost } = useSession();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (!passkeysWork(passkeyHost)) return null;
  const enter = async () => {
    setBusy(true);
    setProblem(undefined);
    const outcome = await signInWithPasskey().catch(() => "offline" as const);
    setBusy(false);
    if (outcome === "ok") return onDone();
    if (outcome === "given-up") return;
    const words = { offline: "session.offline", "company-only": "session.companyOnly" } as const;
    setProblem(
      t(outcome === "offline" || outcome === "company-only" ? words[outcome] : "session.passkeyUnknown"),
    );
  };
  return (
    <Stack gap="md">
      <Problem text={problem} />
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconKey size={17} aria-hidden />}
        onClick={() => void enter()}
      >
        {t("session.withPasskey")}
      </Button>
    </Stack>
  );
}
