import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "../../app/api.ts";
import { useDraft } from "../../app/draft.tsx";
import type { Candidate } from "../../parts/metadata/candidate.ts";
import { MetadataPreview } from "../../parts/metadata/MetadataPreview.tsx";
import { MetadataSource } from "../../parts/metadata/MetadataSource.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Pill } from "../../parts/Pill.tsx";
import { StepFooter } from "../../parts/StepFooter.tsx";
import { StepHeading } from "../../parts/StepHeading.tsx";
import { TakesFocus } from "../../parts/TakesFocus.tsx";
import { Term } from "../../parts/Term.tsx";
import { ProviderName } from "./ProviderName.tsx";

/** Brings the IdP's metadata in, shows what was understood of it, and saves it when a person says so. */
export function IdpStep() {
  const { t } = useTranslation();
  const { document } = useDraft();
  const path = document.loginPath;
  return (
    <>
      <StepHeading id="identity-provider" title={t("idp.title")}>
        {path.kind === "idp" ? t("idp.lead") : t("idp.skipped")} <Term id="metadata" />
      </StepHeading>
      {path.kind === "idp" && <IdpBody saved={path.metadataXml !== undefined} />}
      {path.kind === "idp" && <StepFooter step="identity-provider" quiet={path.metadataXml === undefined} />}
    </>
  );
}

function IdpBody({ saved }: { saved: boolean }) {
  const { t } = useTranslation();
  const { store } = useDraft();
  const [candidate, setCandidate] = useState<Candidate>();
  const [replacing, setReplacing] = useState(false);
  const [taken, setTaken] = useState(false);
  const use = (chosen: Candidate) => {
    store.update((current) =>
      current.loginPath.kind === "idp"
        ? { ...current, loginPath: { ...current.loginPath, metadataXml: chosen.xml } }
        : current,
    );
    setCandidate(undefined);
    setReplacing(false);
    setTaken(true);
  };
  if (candidate !== undefined) {
    return (
      <TakesFocus label={t("idp.preview")}>
        <Stack gap="lg">
          <MetadataPreview check={candidate.check} />
          {!candidate.check.ok && <Text>{t("idp.notUsable")}</Text>}
          <Group gap="sm">
            <Button disabled={!candidate.check.ok} onClick={() => use(candidate)}>
              {t("idp.useIt")}
            </Button>
            <Button variant="default" onClick={() => setCandidate(undefined)}>
              {t("idp.discard")}
            </Button>
          </Group>
        </Stack>
      </TakesFocus>
    );
  }
  if (saved && !replacing) {
    return (
      <TakesFocus label={t("idp.inUse")} when={taken}>
        <InUse onReplace={() => setReplacing(true)} />
      </TakesFocus>
    );
  }
  return (
    <Stack gap="lg">
      <MetadataSource onRead={setCandidate} />
      {saved && (
        <div>
          <Button variant="default" onClick={() => setReplacing(false)}>
            {t("idp.keep")}
          </Button>
        </div>
      )}
      <WhereToFind />
    </Stack>
  );
}

/** What is saved, read again by the server, so that the page never shows more than the server understands. */
function InUse({ onReplace }: { onReplace: () => void }) {
  const { t } = useTranslation();
  const { id, save } = useDraft();
  const review = useQuery({
    ...query.federations.review.queryOptions({ input: { id } }),
    enabled: save.kind === "saved",
  });
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <Pill tone="good">{t("idp.inUse")}</Pill>
        <Button variant="subtle" size="compact-sm" onClick={onReplace}>
          {t("idp.replace")}
        </Button>
      </Group>
      {review.data?.idp === undefined ? (
        <Skeleton height={220} />
      ) : (
        <MetadataPreview check={review.data.idp} />
      )}
      <ProviderName />
    </Stack>
  );
}

const products = ["entra", "okta", "adfs", "keycloak", "google"] as const;

function WhereToFind() {
  const { t } = useTranslation();
  return (
    <Panel title={t("idp.whereTitle")}>
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {products.map((product) => (
          <Text component="li" key={product} size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {t(`idp.where.${product}`)}
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}
