import { Button, Checkbox, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import type { LoginTest } from "@modelstudio-sso/contracts";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import { useSession } from "../../app/session.ts";
import { FailureNote } from "../../parts/FailureNote.tsx";
import { TextLink } from "../../parts/links.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { PanelTitle } from "./PanelTitle.tsx";
import { Proofs } from "./Proofs.tsx";
import { promises } from "./proofIds.ts";
import classes from "./test.module.css";

/** A response of the real application. Exchanging it uses it up and asks the cloud, so that needs a person's consent. */
export function CapturedPanel({ id, onDone }: { id: string; onDone: (test: LoginTest) => Promise<void> }) {
  const { t } = useTranslation();
  const { document } = useDraft();
  const session = useSession();
  const [response, setResponse] = useState("");
  const [consent, setConsent] = useState(false);
  const [role, setRole] = useState(document.roles[0]?.name ?? "");
  const judge = useMutation({
    mutationFn: () =>
      api.loginTests.captured({
        id,
        response: response.trim(),
        consentToExchange: consent,
        ...(consent && role !== "" ? { role } : {}),
      }),
    onSuccess: (test) => {
      setResponse("");
      return onDone(test);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    judge.mutate();
  };
  return (
    <Panel title={<PanelTitle number={2}>{t("test.captured.title")}</PanelTitle>} testId="test-captured">
      <Text>{t("test.captured.text")}</Text>
      <Proofs {...promises.captured} />
      <form onSubmit={submit}>
        <Stack gap="md" mt="lg">
          <details>
            <summary style={{ cursor: "pointer", color: "var(--accent)" }}>{t("test.captured.how")}</summary>
            <Text size="sm" mt="xs" className={classes.fine}>
              {t("test.captured.howText")}
            </Text>
          </details>
          <Text size="sm">
            {t("test.captured.onlyWhy")}{" "}
            <TextLink to="/explain" search={{ federation: id }} size="sm" data-testid="to-explain">
              {t("test.captured.explain")}
            </TextLink>
          </Text>
          {session.cloud === "sandbox" && <RehearsalResponse id={id} />}
          <Textarea
            label={t("test.captured.field")}
            autosize
            minRows={3}
            maxRows={8}
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.8125rem" } }}
            value={response}
            onChange={(event) => setResponse(event.currentTarget.value)}
          />
          <Checkbox
            label={t("test.captured.consent")}
            description={t("test.captured.consentNote")}
            checked={consent}
            onChange={(event) => setConsent(event.currentTarget.checked)}
          />
          {consent && (
            <NativeSelect
              label={t("test.captured.role")}
              maw={360}
              value={role}
              data={document.roles.map(({ name }) => name)}
              onChange={(event) => setRole(event.currentTarget.value)}
            />
          )}
          {judge.error !== null && <FailureNote error={judge.error} />}
          <div>
            <Button
              type="submit"
              variant="default"
              disabled={response.trim() === ""}
              loading={judge.isPending}
            >
              {t("test.captured.check")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}

/** In the sandbox there is no browser to spy on: the rehearsal IdP hands out a response of its application. */
function RehearsalResponse({ id }: { id: string }) {
  const { t } = useTranslation();
  const configure = useMutation({ mutationFn: () => api.sandbox.configureIdp({ id }) });
  return (
    <div>
      {configure.data === undefined ? (
        <Button size="sm" variant="default" loading={configure.isPending} onClick={() => configure.mutate()}>
          {t("test.captured.rehearsal")}
        </Button>
      ) : (
        <a href={configure.data.capturedUrl} target="_blank" rel="noreferrer">
          {t("test.captured.rehearsalOpen")}
        </a>
      )}
      {configure.error !== null && <FailureNote error={configure.error} />}
    </div>
  );
}
