import { Button, Skeleton, Stack } from "@mantine/core";
import type { SignedInBrowser } from "@modelstudio-sso/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, query } from "../../app/api.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { useDate } from "../../parts/useDate.ts";
import classes from "./account.module.css";
import { browserName } from "./browserName.ts";

/** Every browser that is signed in as this person, with a way to end it. */
export function BrowsersPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useQuery(query.session.list.queryOptions());
  const settle = () => client.invalidateQueries({ queryKey: query.session.list.key() });
  const end = useMutation({ mutationFn: (id: string) => api.session.revoke({ id }), onSettled: settle });
  const endOthers = useMutation({ mutationFn: () => api.session.revokeOthers(), onSettled: settle });
  const sessions = list.data?.sessions ?? [];
  const error = list.error ?? end.error ?? endOthers.error;
  return (
    <Panel title={t("session.browsers")} testId="browsers-panel">
      <Stack gap="md">
        {error !== null && <FailureNote error={error} />}
        {list.isPending && <Skeleton height={90} />}
        <ul className={classes.list}>
          {sessions.map((session) => (
            <Browser key={session.id} session={session} busy={end.isPending} onEnd={end.mutate} />
          ))}
        </ul>
        {sessions.length > 1 && (
          <div>
            <Button
              variant="default"
              size="sm"
              loading={endOthers.isPending}
              onClick={() => endOthers.mutate()}
            >
              {t("session.endOthers")}
            </Button>
          </div>
        )}
      </Stack>
    </Panel>
  );
}

interface BrowserProps {
  session: SignedInBrowser;
  busy: boolean;
  onEnd: (id: string) => void;
}

function Browser({ session, busy, onEnd }: BrowserProps) {
  const { t } = useTranslation();
  const date = useDate();
  const name = browserName(session.userAgent) ?? t("session.unknownBrowser");
  return (
    <li className={classes.row}>
      <div>
        <strong>{name}</strong>
        <span className={classes.fine}>
          {t("session.since", { when: date(session.createdAt, "time") })}
          {session.address !== null && ` · ${session.address}`}
        </span>
      </div>
      {session.current ? (
        <Pill tone="good">{t("session.thisBrowser")}</Pill>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={busy}
          aria-label={t("session.endOf", { browser: name })}
          onClick={() => onEnd(session.id)}
        >
          {t("common.signOut")}
        </Button>
      )}
    </li>
  );
}
